/**
 * What matching takes and gives: columns instead of objects, because an export file has a hundred thousand keys and a
 * phone remembers fifty thousand identifiers.
 */
import { KEY_LENGTH } from "../identity/tek.ts";
import { type Enin, INTERVALS_PER_DAY } from "../time.ts";

/** Diagnosis keys, one a row. */
export interface KeyColumns {
  /** 16 bytes a row. */
  readonly keys: Uint8Array;
  /** First interval of each. */
  readonly starts: Uint32Array;
  /** Number of intervals of each, 1 … 144. */
  readonly periods: Uint8Array | Uint16Array;
}

/** Identifiers that were heard, one a row. One identifier may have several rows. */
export interface SeenColumns {
  /** 16 bytes a row. */
  readonly rpis: Uint8Array;
  /** The interval in which each was heard first. */
  readonly first: Uint32Array;
  /** The interval in which each was heard last; not before `first`. */
  readonly last: Uint32Array;
}

/** A key's identifier of interval `enin` is one that was heard. */
export interface Match {
  /** Row of the key. */
  readonly keyIndex: number;
  readonly enin: Enin;
  /** Row of the identifier. */
  readonly rpiIndex: number;
}

/**
 * All matches whose interval is at most `slack` intervals away from where the identifier was heard (`slackIntervals` of the
 * validity), in the order of key, interval, identifier. Which sighting counts is still to be asked of `counts`.
 * Throws RangeError when columns do not fit each other or hold values outside their limits.
 */
export type MatchKeys = (keys: KeyColumns, seen: SeenColumns, slack: number) => Match[];

/** The same in two steps: what was heard is given once, and then the keys of one file after another. */
export type KeyMatcher = (seen: SeenColumns, slack: number) => (keys: KeyColumns) => Match[];

/** No keys. */
export const NO_KEYS: KeyColumns = {
  keys: new Uint8Array(0),
  starts: new Uint32Array(0),
  periods: new Uint8Array(0),
};

/** Throws RangeError unless the columns fit each other and each value is within its limits. */
export function checkColumns(keys: KeyColumns, seen: SeenColumns, slack: number): void {
  const n = keys.starts.length;
  if (keys.keys.length !== KEY_LENGTH * n || keys.periods.length !== n)
    throw new RangeError("columns of keys differ in their number of rows");
  const m = seen.first.length;
  if (seen.rpis.length !== KEY_LENGTH * m || seen.last.length !== m)
    throw new RangeError("columns of identifiers differ in their number of rows");
  if (!Number.isInteger(slack) || slack < 0)
    throw new RangeError(`the slack is a whole number of intervals, not ${slack}`);
  for (let i = 0; i < n; i++) {
    const period = keys.periods[i]!;
    if (period < 1 || period > INTERVALS_PER_DAY)
      throw new RangeError(`a rolling period is an integer from 1 to 144, not ${period}`);
    if (keys.starts[i]! + period > 2 ** 32) throw new RangeError("a key's last interval is not an ENIN");
  }
  for (let i = 0; i < m; i++)
    if (seen.first[i]! > seen.last[i]!)
      throw new RangeError("an identifier was heard last before it was heard first");
}
