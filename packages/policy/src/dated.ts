/** Data that holds from one day to another, and the two ways to keep such data straight: timelines and registers. */
import { addDays, Day, isoDay, parseDay } from "@bluezone/protocol/time";

/** When a thing holds: from its first day to its last, both included, on the calendar of Vietnam. */
export interface Validity {
  readonly validFrom: Day;
  /** Absent while no end is known. */
  readonly validTo?: Day;
}
/** A thing with its first and last day. */
export type WithValidity<T> = T & Validity;

/** A validity from "2020-12-03" and, when its end is known, "2021-12-28". Throws RangeError for no dates or an end before the start. */
export function validity(from: string, to?: string): Validity {
  const validFrom = parseDay(from);
  if (to === undefined) return { validFrom };
  const validTo = parseDay(to);
  if (validTo < validFrom) throw new RangeError(`valid to ${to} is before valid from ${from}`);
  return { validFrom, validTo };
}

/** The days on which both hold; undefined when there are none. */
export function overlap(a: Validity, b: Validity): Validity | undefined {
  const validFrom = Day(Math.max(a.validFrom, b.validFrom));
  const ends = [a.validTo, b.validTo].filter((end) => end !== undefined);
  if (ends.length === 0) return { validFrom };
  const validTo = Day(Math.min(...ends));
  return validTo < validFrom ? undefined : { validFrom, validTo };
}

/** Everything that holds on a day, in its given order. */
export const on = <T extends Validity>(things: readonly T[], day: Day): readonly T[] =>
  things.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === undefined || day <= validTo));

/** The one that holds on a day, of a timeline or of a register's entries with one key; undefined when none does. */
export const theOneOn = <T extends Validity>(things: readonly T[], day: Day): T | undefined =>
  on(things, day)[0];

/** One thing after another without overlap: each with the day on which the one before it ends. */
function inOrder<T extends Validity>(things: readonly T[], name: string): readonly T[] {
  const sorted = [...things].sort((a, b) => a.validFrom - b.validFrom);
  for (const [i, { validFrom }] of sorted.entries()) {
    const before = sorted[i - 1];
    if (before && (before.validTo === undefined || before.validTo >= validFrom))
      throw new RangeError(`${name}: two hold on ${isoDay(validFrom)}`);
  }
  return sorted;
}

/** Rules of which exactly one holds on each day from the first one's start on, in order of time. Throws RangeError, naming the day, for an overlap or a gap. */
export function timeline<T extends Validity>(name: string, rules: readonly T[]): readonly T[] {
  const sorted = inOrder(rules, name);
  for (const [i, { validTo }] of sorted.entries()) {
    const next = sorted[i + 1];
    if (next && validTo !== undefined && addDays(validTo, 1) < next.validFrom)
      throw new RangeError(`${name}: none holds on ${isoDay(addDays(validTo, 1))}`);
  }
  return sorted;
}

/** Entries of which at most one with the same key holds on a day, in their given order. Throws RangeError, naming key and day, otherwise. */
export function register<T extends Validity>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
): readonly T[] {
  for (const key of new Set(entries.map(keyOf)))
    inOrder(
      entries.filter((entry) => keyOf(entry) === key),
      key,
    );
  return entries;
}
