/** The end of every fast kernel: what the index says may match is derived again by the reference and compared whole. */
import { equalBytes } from "../bytes.ts";
import { rpi, rpiKey } from "../identity/rpi.ts";
import { Enin } from "../time.ts";
import type { KeyColumns, Match, SeenColumns } from "./match-columns.ts";
import type { RpiIndex } from "./rpi-index.ts";

/** Adds to `matches` all rows heard that a key's identifier of an interval matches, given the identifier's tag. */
export type Confirm = (keyIndex: number, interval: number, tag: number) => void;

/** How candidates of these columns are confirmed; `index` is that of `seen.rpis`. */
export function confirming(
  keys: KeyColumns,
  seen: SeenColumns,
  slack: number,
  { heads, next, tags }: RpiIndex,
  matches: Match[],
): Confirm {
  return (keyIndex, interval, tag) => {
    let whole: Uint8Array | undefined;
    for (let row = heads[tag & (heads.length - 1)]!; row !== 0; row = next[row - 1]!) {
      const i = row - 1;
      if (tags[i] !== tag || interval < seen.first[i]! - slack || interval > seen.last[i]! + slack) continue;
      whole ??= rpi(rpiKey(keys.keys.subarray(16 * keyIndex, 16 * keyIndex + 16)), Enin(interval));
      if (equalBytes(whole, seen.rpis.subarray(16 * i, 16 * i + 16)))
        matches.push({ keyIndex, enin: Enin(interval), rpiIndex: i });
    }
  };
}
