/** Random columns for matching, the same for the same seed. */
import { rpi, rpiKey } from "../identity/rpi.ts";
import type { KeyColumns, SeenColumns } from "../match/match-columns.ts";
import { Enin } from "../time.ts";

/** A generator of numbers below `end`, by a seed (xorshift). */
export function numbers(seed: number): (end: number) => number {
  let state = seed | 1;
  return (end) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 2 ** 32) * end);
  };
}

/** Keys of any start around `around` and any period up to `longest`. */
export function someKeys(
  below: (end: number) => number,
  n: number,
  around: number,
  longest = 144,
): KeyColumns {
  return {
    keys: Uint8Array.from({ length: 16 * n }, () => below(256)),
    starts: Uint32Array.from({ length: n }, () => around - below(300)),
    periods: Uint8Array.from({ length: n }, () => 1 + below(longest)),
  };
}

/** Identifiers, heard in random keys' intervals or near them; about `own` of them are the keys'. */
export function someSeen(
  below: (end: number) => number,
  { keys, starts, periods }: KeyColumns,
  n: number,
  own = Math.ceil((2 * n) / 3),
): SeenColumns {
  const rpis = Uint8Array.from({ length: 16 * n }, () => below(256));
  const first = new Uint32Array(n);
  for (let row = 0; row < n; row++) {
    const key = below(starts.length);
    const enin = starts[key]! + below(periods[key]!);
    first[row] = Math.max(enin + below(7) - 3, 0);
    if (below(n) < own) rpis.set(rpi(rpiKey(keys.subarray(16 * key, 16 * key + 16)), Enin(enin)), 16 * row);
  }
  return { rpis, first, last: first.map((enin) => enin + below(3)) };
}
