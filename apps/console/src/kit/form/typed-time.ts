/** Times of the day as people type them: "17:00", "17h", "7 giờ 30", "7.30", and four digits as days are typed: "0730". */
import { type Day, dayStart, Hours, type Instant, Minutes, plus } from "@bluezone/protocol/time";
import { typedDay } from "./typed-day.ts";

/** Undefined when it cannot be read as a time from 0:00 to 23:59. */
export function typedTime(typed: string): { readonly hour: number; readonly minute: number } | undefined {
  const [, digits, hours = digits?.slice(0, 2), minutes = digits?.slice(2) ?? "0"] =
    /^\s*(?:(\d{4})|(\d{1,2})\s*(?:(?:[:h.]|giờ)\s*(\d{2})?)?)\s*$/iu.exec(typed) ?? [];
  if (hours === undefined) return undefined;
  const [hour, minute] = [Number(hours), Number(minutes)];
  return hour < 24 && minute < 60 ? { hour, minute } : undefined;
}

/** The instant of a day and a time in Vietnam; undefined when one of the two cannot be read. */
export function typedMoment(day: string, time: string, today: Day): Instant | undefined {
  const [date, clock] = [typedDay(day, today), typedTime(time)];
  if (date === undefined || clock === undefined) return undefined;
  return plus(plus(dayStart(date, "vietnam"), Hours(clock.hour)), Minutes(clock.minute));
}
