/** Which cases somebody may have been near, by what they told or shared with a tap. No key and no code says it: an officer decides. */
import { addDays, type Day } from "@bluezone/protocol/time";

/** Without a day of meeting, cases that began in so many days are looked at: no phone keeps more. */
const UNKNOWN_DAYS = 21;
/** At most so many are shown. */
export const MOST_LIKELY = 8;

/**
 * `before` and `after` are the days around the onset on which somebody passes it on, where nobody knows when they were isolated.
 * The first and the last day on which an illness began that somebody met on a day, or some day, may have caught.
 */
export function beganBetween(
  day: Day | null,
  today: Day,
  { before, after }: { readonly before: number; readonly after: number },
): readonly [first: Day, last: Day] {
  if (day === null) return [addDays(today, -UNKNOWN_DAYS), today];
  return [addDays(day, -after), addDays(day, before)];
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
