import assert from "node:assert/strict";
import { test } from "node:test";
import { barHeights } from "./bar-heights.ts";

test("bars begin at zero: twice as much is twice as high, over all series", () => {
  assert.deepEqual(
    barHeights(
      [
        [10, 20],
        [5, undefined],
      ],
      200,
    ),
    [
      [100, 200],
      [50, 0],
    ],
  );
});

test("a chart of nothing is flat", () => {
  assert.deepEqual(barHeights([[0, undefined]], 200), [[0, 0]]);
  assert.deepEqual(barHeights([], 200), []);
});
