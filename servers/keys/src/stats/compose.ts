/** The content of the public document: what was told before stands for ever, and days that may now be told join it. */
import { type StatsDocument, TOTAL_DAYS } from "@bluezone/contract/keys/stats";
import { addDays, Day, dayOf, type Instant, isoDay, parseDay } from "@bluezone/protocol/time";
import { dayTold, lastTold } from "./rules/day-told.ts";
import type { Totals } from "./totals.ts";

export type Content = Pick<StatsDocument, "complete" | "days">;

/**
 * Composes the content. A day is told once, with the totals that it has then, and never changed or added later: two
 * versions of the document differ by whole days alone.
 */
export function compose(
  before: Content | undefined,
  counted: ReadonlyMap<Day, Totals>,
  now: Instant,
): Content {
  const told = before?.days ?? [];
  const known = new Set(told.map(({ day }) => day));
  const closed = before ? parseDay(before.complete) : undefined;
  const joining = [...counted]
    .filter(([day, { uploads }]) => (closed === undefined || day > closed) && dayTold(day, uploads, now))
    .map(([day, totals]) => ({ day: isoDay(day), ...totals }))
    .filter(({ day }) => !known.has(day));
  const oldest = isoDay(addDays(dayOf(now, "utc"), -TOTAL_DAYS));
  return {
    complete: isoDay(Day(Math.max(lastTold(now), closed ?? 0))),
    days: [...told, ...joining].filter(({ day }) => day >= oldest).sort((a, b) => (a.day < b.day ? -1 : 1)),
  };
}
