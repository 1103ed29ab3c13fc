/** What the page "Hôm nay" says of quarantine. */
import { type Day, type Instant, wallTime } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";
import { countUnseen } from "./changes-store.ts";
import { countOpen } from "./counts-store.ts";
import { countUnwell } from "./unwell-store.ts";

/**
 * How many are in quarantine, how many of them have this half-day's entry, a fever or symptoms by their last entry,
 * whose last day is over, and how many ends a new rule moved unseen.
 */
export type QuarantineToday = {
  readonly open: number;
  readonly logged: number;
  readonly unwell: number;
  readonly due: number;
  readonly changed: number;
};

/** The half of the day for which a temperature is asked for: before noon the morning's, from noon on the afternoon's. */
export const halfAt = (now: Instant): "morning" | "afternoon" =>
  wallTime(now, "vietnam").hour < 12 ? "morning" : "afternoon";

/** The counts within a scope. */
export async function countsForToday(
  sql: Sql,
  scope: Scope,
  { now, today }: { readonly now: Instant; readonly today: Day },
): Promise<QuarantineToday> {
  const { open, logged, due } = await countOpen(sql, scope, { day: today, half: halfAt(now) });
  const changed = await countUnseen(sql, scope);
  return { open, logged, unwell: await countUnwell(sql, scope), due, changed };
}
