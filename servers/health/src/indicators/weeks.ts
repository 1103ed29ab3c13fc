/** The weeks of the indicators: those of reports, which end on a Sunday at 17:00. A week under way is none yet. */
import { addDays, Day, Days, type Instant, minus, sundayOf } from "@bluezone/protocol/time";
import { type Period, periodAt, periodOf } from "../reports/period.ts";

/** The last weeks that were over at an instant, the oldest first. */
export function weeksBefore(now: Instant, many: number): readonly Period[] {
  const last = sundayOf(Day(periodAt("week", now).day - 7));
  return Array.from({ length: many }, (_, i) => periodOf("week", addDays(last, 7 * (i + 1 - many))));
}

/** How long a week has been over, for what is counted in it to stand. */
export const isSettled = ({ cutOff }: Period, after: number, now: Instant): boolean =>
  minus(now, Days(after)) >= cutOff;
