/** The endpoint of the page "Hôm nay". */
import { readToday as endpoint } from "@bluezone/contract/health/today";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { readToday } from "./read-today.ts";

/** Adds the endpoint. */
export function addToday(http: Http<Viewer>, { clock, database }: Context): void {
  http.route(endpoint, (_, { caller }) => readToday(database.db, caller, clock.now()));
}
