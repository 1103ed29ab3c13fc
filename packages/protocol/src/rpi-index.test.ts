import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { rpiIndex, tagAt } from "./rpi-index.ts";

/** The rows whose tag is `tag`, by way of the bitmap and the bucket. */
function rowsOf(index: ReturnType<typeof rpiIndex>, tag: number): number[] {
  const { bitmap, bitMask, heads, next, tags } = index;
  if (((bitmap[(tag & bitMask) >>> 5]! >>> (tag & 31)) & 1) === 0) return [];
  const rows = [];
  for (let row = heads[tag & (heads.length - 1)]!; row !== 0; row = next[row - 1]!)
    if (tags[row - 1] === tag) rows.push(row - 1);
  return rows;
}

test("each identifier is found by its tag, with every other row of that tag, in order", () => {
  // Few values, so that tags and buckets are shared.
  const id = fc.uint8Array({ minLength: 16, maxLength: 16, max: 1 });
  fc.assert(
    fc.property(fc.array(id, { maxLength: 40 }), (ids) => {
      const rpis = Uint8Array.from(ids.flatMap((b) => [...b]));
      const index = rpiIndex(rpis);
      const tags = ids.map((b) => tagAt(b, 0));
      for (const tag of [...tags, 0xffff_ffff, 0x8000_0000])
        assert.deepEqual(
          rowsOf(index, tag),
          tags.flatMap((t, row) => (t === tag ? [row] : [])),
        );
    }),
  );
});

test("the bitmap grows with the identifiers and has its limits", () => {
  const bits = (m: number) => rpiIndex(new Uint8Array(16 * m)).bitmap.length * 32;
  assert.deepEqual([0, 1, 4096, 4097, 50_000, 300_000].map(bits), [
    2 ** 16,
    2 ** 16,
    2 ** 16,
    2 ** 17,
    2 ** 20,
    2 ** 22,
  ]);
});

test("fifty thousand identifiers of one tag are indexed without comparing each with each", () => {
  const rpis = new Uint8Array(16 * 50_000);
  const index = rpiIndex(rpis);
  assert.equal(rowsOf(index, 0).length, 50_000);
  assert.equal(index.next[0], 2);
});
