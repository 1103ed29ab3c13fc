/** By when something is to be done, or how long it waits, as a key of the words with its values. */
import { addDays, type Day, dayOf, dayStart, type Instant, wallTime } from "@bluezone/protocol/time";
import { clock } from "@bluezone/vietnamese/date";

/** A length of time in the largest unit that it fills. */
export type Length = { readonly unit: "Minutes" | "Hours" | "Days"; readonly count: number };

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** Minutes below an hour, hours below two days, then days; at least one minute. */
export function lengthOf(from: Instant, to: Instant): Length {
  const ms = to - from;
  if (ms < HOUR) return { unit: "Minutes", count: Math.max(1, Math.floor(ms / MINUTE)) };
  if (ms < 2 * DAY) return { unit: "Hours", count: Math.floor(ms / HOUR) };
  return { unit: "Days", count: Math.floor(ms / DAY) };
}

/** When something is due, beside now: over, by a time of a day, or in the course of a day. */
export type DueText =
  | { readonly is: "over"; readonly by: Length }
  | { readonly is: "by"; readonly time: string; readonly day: Day; readonly ahead: number }
  | { readonly is: "in"; readonly day: Day; readonly ahead: number };

/** What midnight ends is due in the course of the day before. `ahead` counts days from today. */
export function dueTextOf(due: Instant, now: Instant): DueText {
  if (due < now) return { is: "over", by: lengthOf(due, now) };
  const [day, today] = [dayOf(due, "vietnam"), dayOf(now, "vietnam")];
  if (due === dayStart(day, "vietnam")) return { is: "in", day: addDays(day, -1), ahead: day - 1 - today };
  return { is: "by", time: clock(wallTime(due, "vietnam")), day, ahead: day - today };
}
