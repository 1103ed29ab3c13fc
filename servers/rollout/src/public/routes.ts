/**
 * What everybody is told: pages, figures, the signed document of phones; and the desk's endpoint for the situation of a
 * day.
 */
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { addClaims } from "./claims/route.ts";
import { addData } from "./data/route.ts";
import { addLocal } from "./local/route.ts";
import { addOffline } from "./offline/route.ts";
import { addPages } from "./pages/route.ts";
import { addSituationRoutes } from "./situation/route.ts";

/** Adds all of it. */
export function addPublic(http: Http<Viewer>, context: Context): void {
  addSituationRoutes(http, context);
  addLocal(http, context);
  addPages(http, context);
  addClaims(http, context);
  addData(http, context);
  addOffline(http);
}
