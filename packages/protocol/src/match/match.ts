/**
 * Which diagnosis keys were heard: the readable reference. `match-kernel` gives the same matches faster.
 */
import { toHex } from "../bytes.ts";
import { rpi, rpiKey } from "../identity/rpi.ts";
import { Enin } from "../time.ts";
import { checkColumns, type Match, type MatchKeys } from "./match-columns.ts";

/**
 * Derives every identifier of every key and looks it up among those heard.
 *
 * @example
 * ```ts
 * import { rpi, rpiKey } from "@bluezone/protocol/identity/rpi";
 * import { matchKeys } from "@bluezone/protocol/match/match";
 * import { slackIntervals, VALIDITY } from "@bluezone/protocol/match/validity";
 * import { Enin } from "@bluezone/protocol/time";
 *
 * const key = new Uint8Array(16).fill(7);
 * const start = 2681712;
 * const keys = { keys: key, starts: Uint32Array.of(start), periods: Uint8Array.of(144) };
 * const heard = Uint32Array.of(start + 47);
 * const seen = { rpis: rpi(rpiKey(key), Enin(start + 46)), first: heard, last: heard };
 * matchKeys(keys, seen, slackIntervals(VALIDITY.bluezone)); // → [{ keyIndex: 0, enin: Enin(start + 46), rpiIndex: 0 }]
 * matchKeys(keys, seen, 0); // → []
 * ```
 */
export const matchKeys: MatchKeys = (keys, seen, slack) => {
  checkColumns(keys, seen, slack);
  const rows = new Map<string, number[]>();
  for (let row = 0; row < seen.first.length; row++) {
    const id = toHex(seen.rpis.subarray(16 * row, 16 * row + 16));
    rows.set(id, [...(rows.get(id) ?? []), row]);
  }
  const matches: Match[] = [];
  for (let keyIndex = 0; keyIndex < keys.starts.length; keyIndex++) {
    const key = rpiKey(keys.keys.subarray(16 * keyIndex, 16 * keyIndex + 16));
    for (let i = 0; i < keys.periods[keyIndex]!; i++) {
      const enin = Enin(keys.starts[keyIndex]! + i);
      for (const rpiIndex of rows.get(toHex(rpi(key, enin))) ?? [])
        if (enin >= seen.first[rpiIndex]! - slack && enin <= seen.last[rpiIndex]! + slack)
          matches.push({ keyIndex, enin, rpiIndex });
    }
  }
  return matches;
};
