/** All endpoints of helping: helper mode, venues, self-checklists, advice visits. */
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { addChecklistRoutes } from "./checklists/route.ts";
import { addTallyRoutes } from "./tallies/route.ts";
import { addVenueRoutes } from "./venues/route.ts";
import { addVisitRoutes } from "./visits/route.ts";

/** Adds them. */
export function addHelp(http: Http<Viewer>, context: Context): void {
  addTallyRoutes(http, context);
  addVenueRoutes(http, context);
  addChecklistRoutes(http, context);
  addVisitRoutes(http, context);
}
