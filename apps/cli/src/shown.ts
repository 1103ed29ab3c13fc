/** Times and lengths as a person reads them. */
import {
  type Duration,
  dayOf,
  fromUnixSeconds,
  type Instant,
  inMinutes,
  isoDay,
  wallTime,
} from "@bluezone/protocol/time";

/** "2020-12-27 14:30 (Vietnam)". */
export function shownInstant(t: Instant): string {
  const { hour, minute } = wallTime(t, "vietnam");
  const two = (n: number) => String(n).padStart(2, "0");
  return `${isoDay(dayOf(t, "vietnam"))} ${two(hour)}:${two(minute)} (Vietnam)`;
}

/** The same for unix seconds. */
export const shownTime = (seconds: number): string => shownInstant(fromUnixSeconds(seconds));

/** "3 h 20 min", rounded down to whole minutes. */
export function shownLength(d: Duration): string {
  const minutes = Math.floor(inMinutes(d));
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24];
  if (days > 0) return `${days} d ${hours} h`;
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}
