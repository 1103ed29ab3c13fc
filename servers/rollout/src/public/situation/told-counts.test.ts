import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { toldCount, toldPlaces } from "./told-counts.ts";

test("1 to 4 people are not told, nobody and five are", () => {
  assert.deepEqual([0, 1, 4, 5, null].map(toldCount), [
    { is: "shown", value: 0 },
    { is: "hidden" },
    { is: "hidden" },
    { is: "shown", value: 5 },
    { is: "none" },
  ]);
});

test("whoever knows the sum of all districts cannot work out a small one from the rest", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 11 }), (counts) => {
      const told = toldPlaces(counts);
      const rest = counts.filter((_, i) => told[i]?.is === "hidden");
      for (const [i, count] of counts.entries())
        if (count > 0 && count < 5) assert.equal(told[i]?.is, "hidden");
      if (rest.length === 0) return;
      assert.ok(rest.length >= 2, "one alone is the sum less the others");
      const sum = rest.reduce((a, b) => a + b, 0);
      assert.ok(sum >= 5 || rest.length === counts.length, "too few together");
    }),
  );
});

test("nothing is hidden where nothing is small", () => {
  assert.ok(toldPlaces([0, 5, 12]).every(({ is }) => is === "shown"));
});
