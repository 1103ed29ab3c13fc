/**
 * Which diagnosis keys were heard, fast: `match` is the readable reference, held equal by the tests.
 * Only intervals are derived within which anything was heard; of those only a 32-bit tag, looked up in an index; a tag
 * that is found is derived again by the reference and compared whole.
 */
import { equalBytes } from "./bytes.ts";
import { checkColumns, type Match, type MatchKeys } from "./match-columns.ts";
import { coverage, firstRange } from "./match-coverage.ts";
import { rpi, rpiKey } from "./rpi.ts";
import { rpiIndex } from "./rpi-index.ts";
import { rpiKeyWords } from "./rpi-key-kernel.ts";
import { expandKey, rpiTags, SCHEDULE_LENGTH } from "./rpi-tag-kernel.ts";
import { Enin, INTERVALS_PER_DAY } from "./time.ts";

/** As `matchKeys` of `match`, in a small part of the time. */
export const matchKeys: MatchKeys = (keys, seen, slack) => {
  checkColumns(keys, seen, slack);
  const covered = coverage(seen, slack);
  const { bitmap, bitMask, heads, next, tags } = rpiIndex(seen.rpis);
  const schedule = new Int32Array(SCHEDULE_LENGTH);
  const derived = new Uint32Array(INTERVALS_PER_DAY);
  const matches: Match[] = [];

  function collect(keyIndex: number, interval: number, tag: number): void {
    const enin = Enin(interval);
    let whole: Uint8Array | undefined;
    for (let row = heads[tag & (heads.length - 1)]!; row !== 0; row = next[row - 1]!) {
      const i = row - 1;
      if (tags[i] !== tag || enin < seen.first[i]! - slack || enin > seen.last[i]! + slack) continue;
      whole ??= rpi(rpiKey(keys.keys.subarray(16 * keyIndex, 16 * keyIndex + 16)), enin);
      if (equalBytes(whole, seen.rpis.subarray(16 * i, 16 * i + 16)))
        matches.push({ keyIndex, enin, rpiIndex: i });
    }
  }

  for (let keyIndex = 0; keyIndex < keys.starts.length; keyIndex++) {
    const start = keys.starts[keyIndex]!;
    const end = start + keys.periods[keyIndex]! - 1;
    let expanded = false;
    for (
      let range = firstRange(covered, start);
      range < covered.from.length && covered.from[range]! <= end;
      range++
    ) {
      if (!expanded) {
        rpiKeyWords(keys.keys, 16 * keyIndex, schedule);
        expandKey(schedule);
        expanded = true;
      }
      const from = Math.max(start, covered.from[range]!);
      const to = Math.min(end, covered.to[range]!);
      rpiTags(schedule, from, to, derived);
      for (let i = 0; i <= to - from; i++) {
        const tag = derived[i]!;
        if ((bitmap[(tag & bitMask) >>> 5]! >>> (tag & 31)) & 1) collect(keyIndex, from + i, tag);
      }
    }
  }
  return matches;
};
