import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { partOf, SLICES, slice, sliceOf, thisSlice } from "./slice.ts";

const all = Array.from({ length: SLICES }, (_, i) => i);
const parts = fc.constantFrom(1, 2, 3, 4, 6, 12);
const commit = (text: string): string => createHash("sha1").update(text).digest("hex");

test("slices of a list are the whole of it, and nothing is in two of them", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), parts, (list, count) => {
      const taken = all.slice(0, count).flatMap((one) => slice(list, count, one));
      assert.deepEqual(taken.toSorted(), list.toSorted());
    }),
  );
});

test("each part of a campaign is taken by as many slices as any other", () => {
  fc.assert(
    fc.property(parts, (count) => {
      const taken = all.map((one) => partOf(one, count));
      for (let part = 0; part < count; part += 1)
        assert.equal(taken.filter((one) => one === part).length, SLICES / count);
    }),
  );
  assert.throws(() => partOf(0, 5), RangeError);
});

test("a commit has one slice, and fifty commits have all of them", () => {
  assert.equal(sliceOf("0".repeat(39).concat("b")), 11);
  assert.equal(sliceOf("0".repeat(38).concat("10")), 4);
  const slices = Array.from({ length: 50 }, (_, i) => sliceOf(commit(`${i}`)));
  assert.deepEqual(
    [...new Set(slices)].toSorted((a, b) => a - b),
    all,
  );
  assert.throws(() => sliceOf("HEAD"), RangeError);
});

test("a slice can be asked for by its number, and by no other", () => {
  assert.equal(thisSlice("7"), 7);
  assert.ok(all.includes(thisSlice("")));
  for (const wrong of ["12", "-1", "1.5", "first"]) assert.throws(() => thisSlice(wrong), RangeError);
});
