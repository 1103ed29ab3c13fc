/** Instants and lengths as a resident reads them, on Vietnam's clock. */
import { type Day, type Duration, dayOf, type Instant, wallTime } from "@bluezone/protocol/time";
import { clock, clockPhrase, dayMonth, dayName } from "@bluezone/vietnamese/date";
import { length } from "@bluezone/vietnamese/length";
import type { Locale } from "@bluezone/vietnamese/locale";

/** "7:20": in status lines and where the day is clear. */
export const timeOf = (at: Instant): string => clock(wallTime(at, "vietnam"));

/** "10:42" today, "20/12 10:42" on another day: for status lines. */
export function shortMoment(at: Instant, now: Instant, lang: Locale): string {
  const day = dayOf(at, "vietnam");
  return day === dayOf(now, "vietnam") ? timeOf(at) : `${dayMonth(day, lang)} ${timeOf(at)}`;
}

/** "18 giờ 22/12", "11 giờ 10, ngày 22/12", "18:00, 22 Dec": an end, in a sentence. Minutes and a date side by side run together. */
export function endMoment(at: Instant, lang: Locale): string {
  const time = clockPhrase(wallTime(at, "vietnam"), lang);
  const day = dayMonth(dayOf(at, "vietnam"), lang);
  if (lang === "en") return `${time}, ${day}`;
  return wallTime(at, "vietnam").minute === 0 ? `${time} ${day}` : `${time}, ngày ${day}`;
}

/** "7:20" today, "thứ Ba 22/12" before: since when something holds. */
export function sinceMoment(at: Instant, now: Instant, lang: Locale): string {
  const day = dayOf(at, "vietnam");
  return day === dayOf(now, "vietnam") ? timeOf(at) : dayName(day, lang);
}

/** "7 giờ 20 phút". */
export const lengthOf = (duration: Duration, lang: Locale): string => length(Math.abs(duration), lang);

/** "khoảng" and odd minutes do not go together: from an hour on to the nearest ten. @param minutes whole minutes */
export const aboutMinutes = (minutes: number, lang: Locale): string =>
  length((minutes < 60 ? minutes : Math.round(minutes / 10) * 10) * 60_000, lang);

/** "Chủ nhật 20/12". */
export const dayText = (day: Day, lang: Locale): string => dayName(day, lang);
