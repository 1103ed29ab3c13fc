/** The endpoints of this slice. */
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { addHoldRoutes } from "./hold/route.ts";
import { addReportRoutes } from "./route.ts";

/** Adds the endpoints. */
export function addReport(http: Http<Viewer>, context: Context): void {
  addReportRoutes(http, context);
  addHoldRoutes(http, context);
}
