import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { windowOfRows } from "./window-of-rows.ts";

test("every row that is on the screen is drawn, and never many more, however long the table is", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 50_000 }),
      fc.integer({ min: 20, max: 100 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 100, max: 1_500 }),
      (total, height, share, seen) => {
        const scrolled = share * Math.max(0, total * height - seen);
        const { first, end } = windowOfRows(total, height, scrolled, seen);
        assert.ok(first >= 0 && end <= total && first <= end);
        for (const row of [Math.floor(scrolled / height), Math.ceil((scrolled + seen) / height) - 1])
          if (row >= 0 && row < total) assert.ok(row >= first && row < end, `row ${row} of ${first}–${end}`);
        assert.ok(end - first <= seen / height + 20);
      },
    ),
  );
});
