/**
 * Rule: a day's totals are told when the day is over and had ten uploads, else 48 hours after it ended
 * (docs/protocol/08-signed-documents.md#day-totals). Until an hour after midnight a day is not over: a publish that began in
 * it may still be written.
 */
import {
  addDays,
  type Day,
  Days,
  dayOf,
  dayStart,
  Hours,
  type Instant,
  minus,
  plus,
} from "@bluezone/protocol/time";

const ENOUGH = 10;
const SETTLED = Hours(1);
const EMBARGO = Hours(48);

/** Whether a UTC day with so many uploads is told at `now`. */
export function dayTold(day: Day, uploads: number, now: Instant): boolean {
  const end = dayStart(addDays(day, 1), "utc");
  return now >= plus(end, uploads >= ENOUGH ? SETTLED : EMBARGO);
}

/** The last UTC day that is told at `now` however little it had. */
export const lastTold = (now: Instant): Day => dayOf(minus(minus(now, EMBARGO), Days(1)), "utc");
