import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mayHave, rpiIndex, tagAt } from "./rpi-index.ts";

/** The rows whose tag is `tag`, by way of the bitmaps and the bucket. */
function rowsOf(index: ReturnType<typeof rpiIndex>, tag: number): number[] {
  const { heads, next, tags } = index;
  if (!mayHave(index, tag)) return [];
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

test("the bitmaps grow with the identifiers and have their limits", () => {
  const bits = (m: number) => {
    const { low, high } = rpiIndex(new Uint8Array(16 * m));
    assert.equal(high.length, low.length);
    return low.length * 32;
  };
  assert.deepEqual([0, 1, 4096, 4097, 50_000, 300_000].map(bits), [
    2 ** 16,
    2 ** 16,
    2 ** 16,
    2 ** 17,
    2 ** 20,
    2 ** 22,
  ]);
});

test("of random tags that no identifier has the bitmaps let few through", () => {
  const rpis = new Uint8Array(16 * 4096);
  let state = 1;
  const random = () => {
    state = Math.imul(state, 0x915f77f5) + 1;
    return (state ^ (state >>> 15)) >>> 0;
  };
  const words = new Uint32Array(rpis.buffer);
  words.forEach((_, i) => {
    words[i] = random();
  });
  const index = rpiIndex(rpis);
  let passed = 0;
  for (let i = 0; i < 100_000; i++) if (mayHave(index, random())) passed += 1;
  // One in 16 a bitmap.
  assert.ok(passed > 100 && passed < 1_000, `${passed} of 100,000`);
});

test("fifty thousand identifiers of one tag are indexed without comparing each with each", () => {
  const rpis = new Uint8Array(16 * 50_000);
  const index = rpiIndex(rpis);
  assert.equal(rowsOf(index, 0).length, 50_000);
  assert.equal(index.next[0], 2);
});
