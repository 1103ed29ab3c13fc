/** What the page "Hôm nay" says of call-backs. */
import type { Day, Instant } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";
import { openTimes } from "./store.ts";
import { isLate } from "./view.ts";

/** How many wait for a call, how many of them for more than four working hours without a first one, and how many are urgent. */
export type CallbacksToday = { readonly waiting: number; readonly late: number; readonly urgent: number };

/** The counts within a scope. */
export async function countsForToday(
  sql: Sql,
  scope: Scope,
  { now }: { readonly now: Instant; readonly today: Day },
): Promise<CallbacksToday> {
  const times = await openTimes(sql, scope);
  return {
    waiting: times.length,
    late: times.filter((row) => row.called_ms === null && isLate(row, now)).length,
    urgent: times.filter(({ urgent }) => urgent).length,
  };
}
