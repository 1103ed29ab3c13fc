/** The endpoints of quarantine. */
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { addQuarantineBegin } from "./route-begin.ts";
import { addCampChecks } from "./route-camp.ts";
import { addQuarantineChanges } from "./route-changes.ts";
import { addQuarantineLists } from "./route-lists.ts";
import { addOwnDay } from "./route-own.ts";
import { addPaperRoutes } from "./route-papers.ts";
import { addQuarantineRules } from "./route-rules.ts";

/** Adds the endpoints. */
export function addQuarantine(http: Http<Viewer>, context: Context): void {
  /** Reading, beginning, changing: /api/health/quarantine/. */
  addQuarantineLists(http, context);
  addQuarantineBegin(http, context);
  addQuarantineChanges(http, context);
  addQuarantineRules(http, context);
  addCampChecks(http, context);
  addPaperRoutes(http, context);
  /** The person's own: /q, /api/quarantine/. */
  addOwnDay(http, context);
}
