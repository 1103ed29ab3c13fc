/** Instants of the town on Vietnamese clocks, in words of the page's language. */
import { dayOf, Instant, isoDay, wallTime } from "@bluezone/protocol/time";
import { clock, date, dayName, weekday } from "@bluezone/vietnamese/date";
import type { Locale } from "@bluezone/vietnamese/locale";

const at = (ms: number) => ({ day: dayOf(Instant(ms), "vietnam"), wall: wallTime(Instant(ms), "vietnam") });

/** "14:20". */
export const timeText = (ms: number): string => clock(at(ms).wall);
/** "thứ Hai 28/12/2020 14:20". */
export function momentText(ms: number, locale: Locale): string {
  const { day, wall } = at(ms);
  return `${weekday(day, locale)} ${date(day, locale)} ${clock(wall)}`;
}
/** "14:20" today, "thứ Hai 28/12 14:20" on another day than `now`. */
export function shortMoment(ms: number, now: number, locale: Locale): string {
  const { day, wall } = at(ms);
  return isoDay(day) === isoDay(at(now).day)
    ? clock(wall)
    : `${dayName(day, locale, "short")} ${clock(wall)}`;
}
