/** The endpoint of the page "Hôm nay". */
import { readToday as endpoint } from "@bluezone/contract/health/today";
import type { Desk } from "@bluezone/desk/change";
import type { Context } from "../context.ts";
import type { TodayPart } from "../slice.ts";
import type { Tables } from "../tables.ts";
import { readToday } from "./read-today.ts";

/** Adds the endpoint. */
export function addToday(
  desk: Desk<Tables>,
  { clock, database }: Context,
  parts: readonly TodayPart[],
): void {
  desk.read(endpoint, (_, { caller }) => readToday(database.db, parts, caller, clock.now()));
}
