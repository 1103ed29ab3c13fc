/**
 * Time with a type: instants, durations, exposure-notification intervals and calendar days.
 * Everything here is arithmetic; the current instant is always an argument.
 * ENIN: GAEN cryptography specification, "ENIntervalNumber" = floor(unix seconds / 600), uint32.
 */

declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** A length of time in milliseconds. Make one with `Seconds(1)`, `Hours(2)`; never from a bare number. */
export type Duration = Branded<number, "Duration">;
/** A point in time, in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Branded<number, "Instant">;
/** ENIntervalNumber: a count of 10-minute intervals since the epoch, 0 … 2³²−1. */
export type Enin = Branded<number, "Enin">;
/** A calendar day in one zone, as days since 1970-01-01 of that zone's calendar. */
export type Day = Branded<number, "Day">;
/** The two calendars that Bluezone counts days in. Vietnam keeps UTC+7 all year (IANA Asia/Ho_Chi_Minh since 1975). */
export type Zone = "utc" | "vietnam";

function finite(n: number, what: string): number {
  if (!Number.isFinite(n)) throw new RangeError(`${what} must be a finite number, not ${n}`);
  return n;
}

export const Milliseconds = (n: number): Duration => finite(n, "a duration") as Duration;
export const Seconds = (n: number): Duration => Milliseconds(n * 1_000);
export const Minutes = (n: number): Duration => Milliseconds(n * 60_000);
export const Hours = (n: number): Duration => Milliseconds(n * 3_600_000);
export const Days = (n: number): Duration => Milliseconds(n * 86_400_000);

/** A duration as a number of seconds, minutes, hours or days (not rounded). */
export const inSeconds = (d: Duration): number => d / 1_000;
export const inMinutes = (d: Duration): number => d / 60_000;
export const inHours = (d: Duration): number => d / 3_600_000;
export const inDays = (d: Duration): number => d / 86_400_000;

/** An instant from milliseconds since the epoch. Throws RangeError outside the years that a Date can hold. */
export function Instant(ms: number): Instant {
  if (!(Math.abs(ms) <= 8.64e15))
    throw new RangeError(`an instant must be within ±8.64e15 ms of 1970, not ${ms}`);
  return ms as Instant;
}
/** An instant from unix seconds. */
export const fromUnixSeconds = (s: number): Instant => Instant(s * 1_000);
/** Whole unix seconds of an instant, rounded down. */
export const unixSeconds = (t: Instant): number => Math.floor(t / 1_000);
/** An instant from ISO 8601 text with a zone ("2020-12-27T14:30:00+07:00"). Throws RangeError when it is not one. */
export function parseInstant(iso: string): Instant {
  const ms = Date.parse(iso);
  if (!/T.*(Z|[+-]\d\d:\d\d)$/.test(iso) || Number.isNaN(ms))
    throw new RangeError(`not an ISO 8601 instant with a zone: ${iso}`);
  return Instant(ms);
}
/** ISO 8601 text in UTC, with milliseconds. */
export const isoInstant = (t: Instant): string => new Date(t).toISOString();
/** RFC 7231 text ("Sun, 27 Dec 2020 07:30:00 GMT"), as HTTP's Date header has it. */
export const httpDate = (t: Instant): string => new Date(t).toUTCString();

export const plus = (t: Instant, d: Duration): Instant => Instant(t + d);
export const minus = (t: Instant, d: Duration): Instant => Instant(t - d);
/** How long `later` is after `earlier`; negative when it is before. */
export const between = (earlier: Instant, later: Instant): Duration => Milliseconds(later - earlier);
/** The start of the step of length `step` (counted from the epoch) that holds `t`. */
export const floorTo = (t: Instant, step: Duration): Instant => Instant(Math.floor(t / step) * step);

/** One interval: 10 minutes. */
export const INTERVAL: Duration = Minutes(10);
/** Intervals in a day: 144. */
export const INTERVALS_PER_DAY = 144;

/** An ENIN from an integer 0 … 2³²−1. Throws RangeError otherwise. */
export function Enin(n: number): Enin {
  if (!Number.isInteger(n) || n < 0 || n > 0xffff_ffff)
    throw new RangeError(`an ENIN is an integer from 0 to 4294967295, not ${n}`);
  return n as Enin;
}
/** The interval that holds an instant. */
export const eninAt = (t: Instant): Enin => Enin(Math.floor(t / INTERVAL));
/** The instant at which an interval starts. It ends, exclusively, where the next one starts. */
export const eninStart = (i: Enin): Instant => Instant(i * INTERVAL);
/** The first interval of the UTC day that holds `i`: a multiple of 144. */
export const utcDayStart = (i: Enin): Enin => Enin(i - (i % INTERVALS_PER_DAY));

const shift = (zone: Zone): Duration => (zone === "utc" ? Milliseconds(0) : Hours(7));

/** A day from its number (days since 1970-01-01). Throws RangeError when not an integer. */
export function Day(n: number): Day {
  if (!Number.isInteger(n))
    throw new RangeError(`a day is a whole number of days since 1970-01-01, not ${n}`);
  return n as Day;
}
/** The calendar day in `zone` that holds an instant. */
export const dayOf = (t: Instant, zone: Zone): Day => Day(Math.floor((t + shift(zone)) / Days(1)));
/** The instant at which a day starts in `zone`. */
export const dayStart = (day: Day, zone: Zone): Instant => Instant(day * Days(1) - shift(zone));
/** "2020-12-27". */
export const isoDay = (day: Day): string => new Date(day * Days(1)).toISOString().slice(0, 10);
/** A day from "2020-12-27". Throws RangeError when it is not a real date. */
export function parseDay(iso: string): Day {
  const ms = /^\d{4}-\d\d-\d\d$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== iso)
    throw new RangeError(`not a date of the form 2020-12-27: ${iso}`);
  return Day(ms / Days(1));
}
/** A day some whole days later (or earlier). */
export const addDays = (day: Day, n: number): Day => Day(day + n);
/** How many days a day comes after Monday: 0 is Monday, 6 is Sunday. 1970-01-01 was a Thursday. */
export const weekday = (day: Day): number => (((day + 3) % 7) + 7) % 7;
/** The Monday that begins the week of a day. */
export const mondayOf = (day: Day): Day => addDays(day, -weekday(day));
/** The Sunday that ends the week of a day. */
export const sundayOf = (day: Day): Day => addDays(day, 6 - weekday(day));
/** The hour and minute of an instant on the clocks of `zone`. */
export function wallTime(t: Instant, zone: Zone): { readonly hour: number; readonly minute: number } {
  const d = new Date(t + shift(zone));
  return { hour: d.getUTCHours(), minute: d.getUTCMinutes() };
}
