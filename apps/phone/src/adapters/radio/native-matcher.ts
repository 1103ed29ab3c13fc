/** Matching by the native module: the system's AES and HMAC, off the JavaScript thread. Platform-free, so that it can be tested anywhere. */
import type { Matcher } from "@bluezone/device/ports";
import { KEY_LENGTH } from "@bluezone/protocol/identity/tek";
import {
  checkColumns,
  type KeyColumns,
  type Match,
  NO_KEYS,
  type SeenColumns,
} from "@bluezone/protocol/match/match-columns";
import { Enin } from "@bluezone/protocol/time";
import type { RadioFace } from "../../../modules/radio/face.ts";

/** 16 bytes and two numbers. */
const ROW = 24;
const MATCH = 12;

/** Rows as the face takes them. */
function packed(bytes: Uint8Array, a: ArrayLike<number>, b: ArrayLike<number>): Uint8Array {
  const rows = new Uint8Array(ROW * a.length);
  const view = new DataView(rows.buffer);
  for (let i = 0; i < a.length; i++) {
    rows.set(bytes.subarray(KEY_LENGTH * i, KEY_LENGTH * (i + 1)), ROW * i);
    view.setUint32(ROW * i + KEY_LENGTH, a[i]!, true);
    view.setUint32(ROW * i + KEY_LENGTH + 4, b[i]!, true);
  }
  return rows;
}

/**
 * What was heard is packed once, for all files of a check. Throws RangeError when its columns do not fit. Rejects as the face does, and
 * when its answer is none: it names rows that there are, in order.
 */
export const nativeMatcher =
  (face: Pick<RadioFace, "match">): Matcher =>
  (seen: SeenColumns, slack: number) => {
    checkColumns(NO_KEYS, seen, slack);
    const seenRows = packed(seen.rpis, seen.first, seen.last);
    return async (keys: KeyColumns) => {
      checkColumns(keys, seen, slack);
      const answer = await face.match(packed(keys.keys, keys.starts, keys.periods), seenRows, slack);
      return matchesIn(answer, keys.starts.length, seen.first.length);
    };
  };

function matchesIn(answer: Uint8Array, keys: number, seen: number): Match[] {
  if (answer.length % MATCH !== 0) throw new RangeError("an answer that ends within a match");
  const view = new DataView(answer.buffer, answer.byteOffset, answer.length);
  return Array.from({ length: answer.length / MATCH }, (_, i): Match => {
    const [keyIndex, enin, rpiIndex] = [0, 4, 8].map((at) => view.getUint32(MATCH * i + at, true));
    if (!(keyIndex! < keys && rpiIndex! < seen)) throw new RangeError("a match of a row that there is not");
    return { keyIndex: keyIndex!, enin: Enin(enin!), rpiIndex: rpiIndex! };
  });
}
