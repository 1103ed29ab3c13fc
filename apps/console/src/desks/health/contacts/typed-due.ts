/** A time to come as people type it: a day and a clock's time. */
import { type Day, dayStart, Hours, type Instant, Minutes, plus } from "@bluezone/protocol/time";
import { typedDay } from "../../../kit/form/typed-day.ts";

/** "8:00", "08:00", "8h", "8h30", "14" → hours and minutes; undefined when it is no time of a day. */
export function typedTime(typed: string): { readonly hour: number; readonly minute: number } | undefined {
  const [, h, m = "0"] = /^\s*(\d{1,2})\s*(?:[:h.]\s*(\d{2})?)?\s*$/i.exec(typed) ?? [];
  if (h === undefined) return undefined;
  const [hour, minute] = [Number(h), Number(m)];
  return hour < 24 && minute < 60 ? { hour, minute } : undefined;
}

/** The instant of a day and a time in Vietnam; undefined when one of the two cannot be read. */
export function typedDue(day: string, time: string, today: Day): Instant | undefined {
  const [date, clock] = [typedDay(day, today), typedTime(time)];
  if (date === undefined || clock === undefined) return undefined;
  return plus(plus(dayStart(date, "vietnam"), Hours(clock.hour)), Minutes(clock.minute));
}
