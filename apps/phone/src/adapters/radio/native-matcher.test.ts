import assert from "node:assert/strict";
import { test } from "node:test";
import { rpis } from "@bluezone/protocol/identity/rpi";
import { tek } from "@bluezone/protocol/identity/tek";
import { matchKeys } from "@bluezone/protocol/match/match";
import type { KeyColumns, SeenColumns } from "@bluezone/protocol/match/match-columns";
import { diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import { columnsOf } from "@bluezone/protocol/report/diagnosis-key-columns";
import { Enin } from "@bluezone/protocol/time";
import { nativeMatcher } from "./native-matcher.ts";

const SLACK = 2;
const start = Enin(2_681_742);
const keys = [1, 2, 3].map((n) => tek(new Uint8Array(16).fill(n), start, 144 - n));
const columns = columnsOf(
  keys.map((key) => diagnosisKey(key, { reportType: "confirmedTest", transmissionRisk: 0 })),
);
/** One identifier of each key: two where they belong, one too late. */
const seen: SeenColumns = {
  rpis: Uint8Array.from(keys.flatMap((key, i) => [...rpis(key)[10 * i]!.rpi])),
  first: Uint32Array.from([start, start + 11, start + 23]),
  last: Uint32Array.from([start, start + 12, start + 30]),
};

/** What native code does, in the bytes of the face: unpacks the rows, and matches by the reference. */
async function byBytes(keyRows: Uint8Array, seenRows: Uint8Array, slack: number): Promise<Uint8Array> {
  const column = (rows: Uint8Array, at: number) => {
    const view = new DataView(rows.buffer, rows.byteOffset, rows.length);
    return Uint32Array.from({ length: rows.length / 24 }, (_, i) => view.getUint32(24 * i + at, true));
  };
  const bytes = (rows: Uint8Array) => rows.filter((_, i) => i % 24 < 16);
  const rowsOfKeys: KeyColumns = {
    keys: bytes(keyRows),
    starts: column(keyRows, 16),
    periods: Uint8Array.from(column(keyRows, 20)),
  };
  const found = matchKeys(
    rowsOfKeys,
    { rpis: bytes(seenRows), first: column(seenRows, 16), last: column(seenRows, 20) },
    slack,
  );
  const answer = new DataView(new ArrayBuffer(12 * found.length));
  for (const [i, { keyIndex, enin, rpiIndex }] of found.entries())
    for (const [n, value] of [keyIndex, enin, rpiIndex].entries())
      answer.setUint32(12 * i + 4 * n, value, true);
  return new Uint8Array(answer.buffer);
}

test("what goes over the face as bytes comes back as the matches of the reference", async () => {
  const expected = matchKeys(columns, seen, SLACK);
  assert.equal(expected.length, 2);
  assert.deepEqual(await nativeMatcher({ match: byBytes })(seen, SLACK)(columns), expected);
});

test("an answer that is none is refused, and a refusal is passed on: the engine then matches by itself", async () => {
  const match = (answer: Uint8Array) => nativeMatcher({ match: async () => answer })(seen, SLACK)(columns);
  await assert.rejects(match(new Uint8Array(13)), RangeError);
  const beyond = new Uint8Array(12);
  beyond[8] = 3;
  await assert.rejects(match(beyond), RangeError);
  const refusing = nativeMatcher({ match: () => Promise.reject(new Error("no")) });
  await assert.rejects(refusing(seen, SLACK)(columns), /no/);
});

test("what was heard is packed once for all files of a check", async () => {
  const given: Uint8Array[] = [];
  const matching = nativeMatcher({
    match(keyRows, seenRows, slack) {
      given.push(seenRows);
      return byBytes(keyRows, seenRows, slack);
    },
  })(seen, SLACK);
  const [first, second] = [await matching(columns), await matching(columns)];
  assert.deepEqual(first, second);
  assert.equal(given[0], given[1]);
});
