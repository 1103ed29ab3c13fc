/**
 * Which diagnosis keys were heard, fast: `match` is the readable reference, held equal by the tests.
 * Only intervals are derived within which anything was heard; of those only a 32-bit tag, looked up in an index; a tag
 * that is found is derived again by the reference and compared whole.
 */
import { INTERVALS_PER_DAY } from "../time.ts";
import {
  checkColumns,
  type KeyColumns,
  type KeyMatcher,
  type Match,
  type MatchKeys,
  NO_KEYS,
  type SeenColumns,
} from "./match-columns.ts";
import { confirming } from "./match-confirm.ts";
import { type Coverage, coverage, eachCovered } from "./match-coverage.ts";
import { mayHave, type RpiIndex, rpiIndex } from "./rpi-index.ts";
import { rpiKeyWords } from "./rpi-key-kernel.ts";
import { expandKey, rpiTags, SCHEDULE_LENGTH } from "./rpi-tag-kernel.ts";

/** As `matchKeys` of `match`, in a small part of the time, in any engine. */
export const matchKeys: MatchKeys = (keys, seen, slack) => keyMatcher(seen, slack)(keys);

/** The same with the index of what was heard built once for all keys. */
export const keyMatcher: KeyMatcher = (seen, slack) => {
  checkColumns(NO_KEYS, seen, slack);
  const covered = coverage(seen, slack);
  const index = rpiIndex(seen.rpis);
  return (keys) => {
    checkColumns(keys, seen, slack);
    return match(keys, seen, slack, covered, index);
  };
};

function match(
  keys: KeyColumns,
  seen: SeenColumns,
  slack: number,
  covered: Coverage,
  index: RpiIndex,
): Match[] {
  const matches: Match[] = [];
  const confirm = confirming(keys, seen, slack, index, matches);
  const schedule = new Int32Array(SCHEDULE_LENGTH);
  const derived = new Uint32Array(INTERVALS_PER_DAY);

  for (let keyIndex = 0; keyIndex < keys.starts.length; keyIndex++) {
    const start = keys.starts[keyIndex]!;
    let expanded = false;
    eachCovered(covered, start, start + keys.periods[keyIndex]! - 1, (from, to) => {
      if (!expanded) {
        rpiKeyWords(keys.keys, 16 * keyIndex, schedule);
        expandKey(schedule);
        expanded = true;
      }
      rpiTags(schedule, from, to, derived);
      for (let i = 0; i <= to - from; i++) {
        const tag = derived[i]!;
        if (mayHave(index, tag)) confirm(keyIndex, from + i, tag);
      }
    });
  }
  return matches;
}
