/** What a forest comes to. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { distributionOf, figuresOf, quartilesOf } from "./figures.ts";
import { forestOf } from "./forest.ts";

test("quartiles are those of R's quantile(), type 7", () => {
  assert.equal(quartilesOf([]), null);
  assert.deepEqual(quartilesOf([4]), { lower: 4, median: 4, upper: 4 });
  // quantile(c(1, 3, 4, 8)): 2.5, 3.5, 5.
  assert.deepEqual(quartilesOf([8, 1, 4, 3]), { lower: 2.5, median: 3.5, upper: 5 });
  assert.deepEqual(quartilesOf([5, -1, 10]), { lower: 2, median: 5, upper: 7.5 });
});

test("a distribution counts each value, the smallest first", () => {
  assert.deepEqual(distributionOf([2, 0, 2]), [
    { value: 0, count: 1 },
    { value: 2, count: 2 },
  ]);
});

test("chains, cases alone, offspring and sizes are those of the forest", () => {
  const link = (from: string, to: string) =>
    ({ from, to, sure: "possible", named: false, day: null }) as const;
  const { cases } = forestOf(
    [..."abcde"].map((id) => ({ id })),
    [link("a", "b"), link("a", "c"), link("c", "d")],
  );
  assert.deepEqual(figuresOf(cases, [3, 5]), {
    ...{ chains: 1, alone: 1, serial: { links: 2, lower: 3.5, median: 4, upper: 4.5 } },
    offspring: [
      { value: 0, count: 3 },
      { value: 1, count: 1 },
      { value: 2, count: 1 },
    ],
    sizes: [
      { value: 1, count: 1 },
      { value: 4, count: 1 },
    ],
  });
});
