/** The endpoints of this slice. */
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { addDataAnswers } from "./route-answers.ts";
import { addDataPeople } from "./route-people.ts";
import { addDataRequests } from "./route-requests.ts";

/** Adds the endpoints. */
export function addData(http: Http<Viewer>, context: Context): void {
  addDataPeople(http, context);
  addDataRequests(http, context);
  addDataAnswers(http, context);
}
