/** On which day something that was sent from a phone goes: so many days after it was closed, and at the latest so many after it came in. */
import { Instant as at, Days, dayOf, type Instant, isoDay, plus } from "@bluezone/protocol/time";
import { fromMs } from "../tables.ts";

/** How long it is kept, in days. */
export type RetentionDays = { readonly closed: number; readonly most: number };

/** When a row is over. */
export function overAt(
  row: { readonly made_ms: string; readonly closed_ms: string | null },
  kept: RetentionDays,
): Instant {
  const latest = plus(fromMs(row.made_ms), Days(kept.most));
  if (row.closed_ms === null) return latest;
  const closed = plus(fromMs(row.closed_ms), Days(kept.closed));
  return at(Math.min(closed, latest));
}

/** The day of Vietnam on which it goes. */
export const deleteOn = (row: Parameters<typeof overAt>[0], kept: RetentionDays): string =>
  isoDay(dayOf(overAt(row, kept), "vietnam"));
