import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromHex } from "../bytes.ts";
import { type RpiKey, rpi } from "../identity/rpi.ts";
import { vectors } from "../testing/vectors.ts";
import { Enin } from "../time.ts";
import { tagAt } from "./rpi-index.ts";
import { expandKey, rpiTags, SCHEDULE_LENGTH } from "./rpi-tag-kernel.ts";

/** The tags of `from` … `to` with the AES key `key`. */
function tagsOf(key: Uint8Array, from: number, to: number): number[] {
  const schedule = new Int32Array(SCHEDULE_LENGTH);
  const view = new DataView(key.buffer, key.byteOffset);
  for (let i = 0; i < 4; i++) schedule[i] = view.getInt32(4 * i);
  expandKey(schedule);
  const tags = new Uint32Array(to - from + 1);
  rpiTags(schedule, from, to, tags);
  return [...tags];
}

test("the tags of the published key are those of its published identifiers", () => {
  const cases = vectors<{ rpiKey: string; rollingStart: number; intervals: { rpi: string }[] }>(
    "identifiers",
  );
  assert.deepEqual(
    tagsOf(fromHex(cases.rpiKey), cases.rollingStart, cases.rollingStart + 143),
    cases.intervals.map((i) => tagAt(fromHex(i.rpi), 0)),
  );
});

test("tags are right across every boundary of the interval number's bytes", () => {
  const boundary = fc.constantFrom(
    0x100,
    0x2800,
    0x1_0000,
    0x29_0000,
    0x2a_0000,
    0x100_0000,
    0x8000_0000,
    0xffff_ff00,
  );
  const key = fc.uint8Array({ minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(key, boundary, fc.nat(143), fc.nat(143), (k, edge, before, after) => {
      const [from, to] = [edge - before, edge + after];
      const expected = [];
      for (let i = from; i <= to; i++) expected.push(tagAt(rpi(k as RpiKey, Enin(i)), 0));
      assert.deepEqual(tagsOf(k, from, to), expected);
    }),
    { numRuns: 40 },
  );
});
