/** Which cases somebody may have been near, by what they told or shared with a tap. No key and no code says it: an officer decides. */
import { addDays, type Day } from "@bluezone/protocol/time";

/** Somebody passes it on at most so many days after it began, where nobody knows when they were isolated. */
export const PASSES_ON_DAYS = 14;
/** Without a day of meeting, cases that began in so many days are looked at: no phone keeps more. */
const UNKNOWN_DAYS = 21;
/** At most so many are shown. */
export const MOST_LIKELY = 8;

/** The first and the last day on which an illness began that somebody met on a day, or some day, may have caught. */
export function beganBetween(
  day: Day | null,
  today: Day,
  daysBeforeOnset: number,
): readonly [first: Day, last: Day] {
  if (day === null) return [addDays(today, -UNKNOWN_DAYS), today];
  return [addDays(day, -PASSES_ON_DAYS), addDays(day, daysBeforeOnset)];
}

/** A case with what speaks for it. */
export type LikelyCase = { readonly named: boolean; readonly sameCommune: boolean; readonly began: number };

/** Whose interview named the number first, then the same commune, then the illness that began nearest to the day. */
export const byLikelihood =
  (day: Day | null) =>
  (a: LikelyCase, b: LikelyCase): number =>
    Number(b.named) - Number(a.named) ||
    Number(b.sameCommune) - Number(a.sameCommune) ||
    (day === null ? b.began - a.began : Math.abs(a.began - day) - Math.abs(b.began - day));
