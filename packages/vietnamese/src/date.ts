/**
 * Days, times of day and parts of a day as the two languages write them. A day is a whole number of days since
 * 1970-01-01 of its calendar; a time is hour and minute on the clock that the reader sees.
 * Official papers follow decree 30/2020/NĐ-CP, annex I.
 */
import type { Locale } from "./locale.ts";

const WEEKDAYS = {
  vi: ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
} as const;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Year, month 1–12, date 1–31 and weekday 0–6 (Sunday is 0) of a day. */
function civil(day: number) {
  const d = new Date(day * 86_400_000);
  if (!Number.isInteger(day) || Number.isNaN(d.getTime()))
    throw new RangeError(`a day is a whole number of days since 1970-01-01, not ${day}`);
  return {
    year: d.getUTCFullYear(),
    month: d.getUTCMonth() + 1,
    date: d.getUTCDate(),
    weekday: d.getUTCDay(),
  };
}
const two = (n: number): string => String(n).padStart(2, "0");

/** "27/12/2020", in English "27 Dec 2020". Throws RangeError for what is no day, as all of these do. */
export const date = (day: number, locale: Locale): string =>
  `${dayMonth(day, locale)}${locale === "vi" ? "/" : " "}${civil(day).year}`;

/** "27/12", "3/1"; in English "27 Dec", "3 Jan". For days whose year is clear. */
export function dayMonth(day: number, locale: Locale): string {
  const { month, date } = civil(day);
  return locale === "vi" ? `${date}/${month}` : `${date} ${MONTHS[month - 1]}`;
}

/** "Chủ nhật", "thứ Hai"; in English "Sunday", "Monday". */
export const weekday = (day: number, locale: Locale): string => WEEKDAYS[locale][civil(day).weekday]!;

/** "Chủ nhật 20/12", "thứ Năm 24/12"; in English "Sunday 20 Dec", or with `"short"` "Sun 20 Dec". */
export function dayName(day: number, locale: Locale, form: "full" | "short" = "full"): string {
  const name = weekday(day, locale);
  return `${locale === "en" && form === "short" ? name.slice(0, 3) : name} ${dayMonth(day, locale)}`;
}

/** "ngày 04 tháng 01 năm 2021", as official papers write it: a 0 before days under 10 and before January and February. */
export function officialDate(day: number): string {
  const { year, month, date } = civil(day);
  return `ngày ${two(date)} tháng ${month < 3 ? two(month) : month} năm ${year}`;
}

/** A time on a clock. */
export interface ClockTime {
  /** 0 … 23. */
  readonly hour: number;
  /** 0 … 59. */
  readonly minute: number;
}

function time({ hour, minute }: ClockTime): ClockTime {
  if (
    !Number.isInteger(hour) ||
    hour < 0 ||
    hour > 23 ||
    !Number.isInteger(minute) ||
    minute < 0 ||
    minute > 59
  )
    throw new RangeError(`a time of day is 0:00 to 23:59, not ${hour}:${minute}`);
  return { hour, minute };
}

/** "7:20", "14:30": for status lines and tables, the same in both languages. Throws RangeError for what is no time of day. */
export function clock(at: ClockTime): string {
  const { hour, minute } = time(at);
  return `${hour}:${two(minute)}`;
}

/** "14 giờ 30", "18 giờ": for sentences; in English "14:30", "18:00". Throws RangeError for what is no time of day. */
export function clockPhrase(at: ClockTime, locale: Locale): string {
  const { hour, minute } = time(at);
  if (locale === "en") return clock(at);
  return minute === 0 ? `${hour} giờ` : `${hour} giờ ${two(minute)}`;
}

/** The four parts of a day by hour: sáng 5–12, chiều 12–18, tối 18–22, đêm 22–5. */
export type PartOfDay = "morning" | "afternoon" | "evening" | "night";

const PARTS: Readonly<
  Record<PartOfDay, { readonly vi: string; readonly en: string; readonly from: number; readonly to: number }>
> = {
  morning: { vi: "sáng", en: "morning", from: 5, to: 12 },
  afternoon: { vi: "chiều", en: "afternoon", from: 12, to: 18 },
  evening: { vi: "tối", en: "evening", from: 18, to: 22 },
  night: { vi: "đêm", en: "night", from: 22, to: 5 },
};

/** The part of the day that holds an hour 0 … 23. Throws RangeError otherwise. The small hours are the night of their own day. */
export function partOfDay(hour: number): PartOfDay {
  time({ hour, minute: 0 });
  if (hour < PARTS.morning.from || hour >= PARTS.night.from) return "night";
  if (hour < PARTS.afternoon.from) return "morning";
  return hour < PARTS.evening.from ? "afternoon" : "evening";
}

/** "chiều", in English "afternoon". With a day: "chiều Chủ nhật 20/12", "Sunday 20 Dec, afternoon". */
export function partOfDayName(part: PartOfDay, locale: Locale, day?: number): string {
  const name = PARTS[part][locale];
  if (day === undefined) return name;
  return locale === "vi" ? `${name} ${dayName(day, locale)}` : `${dayName(day, locale)}, ${name}`;
}

/** "chiều, 12–18 giờ", in English "afternoon, 12:00–18:00". */
export function partOfDaySpan(part: PartOfDay, locale: Locale): string {
  const { from, to } = PARTS[part];
  return `${PARTS[part][locale]}, ${locale === "vi" ? `${from}–${to} giờ` : `${from}:00–${to}:00`}`;
}
