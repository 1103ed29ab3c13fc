/** The endpoints of this slice. */
import type { Desk } from "@bluezone/desk/change";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import type { Holding } from "../people/holding.ts";
import type { Tables } from "../tables.ts";
import { addDataAnswers } from "./route-answers.ts";
import { addDataPeople } from "./route-people.ts";
import { addDataRequests } from "./route-requests.ts";

/** Adds the endpoints. */
export function addData(
  http: Http<Viewer>,
  desk: Desk<Tables>,
  context: Context,
  holdings: readonly Holding[],
): void {
  addDataPeople(desk, context);
  addDataRequests(desk, context, holdings);
  addDataAnswers(http, desk, context, holdings);
}
