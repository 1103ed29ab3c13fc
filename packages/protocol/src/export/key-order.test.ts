import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compareBytes, joinBytes } from "../bytes.ts";
import { ascends, keyOrder } from "./key-order.ts";

/** Keys of few different bytes, so that many begin alike and some are the same. */
const keys = fc
  .array(fc.array(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), { minLength: 16, maxLength: 16 }), {
    maxLength: 60,
  })
  .chain((some) => fc.shuffledSubarray([...some, ...some], { minLength: some.length }))
  .map((list) => list.map((bytes) => Uint8Array.from(bytes)));

test("keys come out in the order of their bytes, equal ones in the order of their rows", () => {
  fc.assert(
    fc.property(fc.oneof(keys, fc.array(fc.uint8Array({ minLength: 16, maxLength: 16 }))), (list) => {
      const readable = list
        .map((key, row) => ({ key, row }))
        .sort((a, b) => compareBytes(a.key, b.key) || a.row - b.row)
        .map(({ row }) => row);
      assert.deepEqual([...keyOrder(joinBytes(...list))], readable);
    }),
    { numRuns: 500 },
  );
});

test("keys ascend when each is greater than the one before it", () => {
  fc.assert(
    fc.property(keys, (list) => {
      const readable = list.every((key, i) => i === 0 || compareBytes(list[i - 1]!, key) < 0);
      assert.equal(ascends(joinBytes(...list)), readable);
      const sorted = [...new Map(list.map((key) => [key.join(), key])).values()].sort(compareBytes);
      assert.ok(ascends(joinBytes(...sorted)));
    }),
    { numRuns: 300 },
  );
});

test("keys that begin alike to the last byte are sorted in good time", () => {
  const rows = 50_000;
  const alike = new Uint8Array(16 * rows).fill(7);
  const view = new DataView(alike.buffer);
  for (let row = 0; row < rows; row++) view.setUint32(16 * row + 12, rows - row);
  assert.deepEqual(
    keyOrder(alike),
    Uint32Array.from({ length: rows }, (_, i) => rows - 1 - i),
  );
});
