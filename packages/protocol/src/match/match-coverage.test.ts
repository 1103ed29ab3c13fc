import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { coverage, firstRange } from "./match-coverage.ts";

const heard = fc.array(fc.tuple(fc.nat(60), fc.nat(8)), { maxLength: 12 });

test("the coverage holds exactly the intervals within the slack of something heard, each once, in order", () => {
  fc.assert(
    fc.property(heard, fc.nat(6), (ranges, slack) => {
      const first = Uint32Array.from(ranges, ([f]) => f);
      const last = Uint32Array.from(ranges, ([f, length]) => f + length);
      const { from, to } = coverage({ rpis: new Uint8Array(16 * ranges.length), first, last }, slack);
      const inRanges: number[] = [];
      from.forEach((start, r) => {
        for (let i = start; i <= to[r]!; i++) inRanges.push(i);
      });
      const expected: number[] = [];
      for (let i = -10; i < 90; i++)
        if (ranges.some(([f, length]) => i >= f - slack && i <= f + length + slack)) expected.push(i);
      assert.deepEqual(inRanges, expected);
      from.forEach((start, r) => {
        if (r > 0) assert.ok(start > to[r - 1]! + 1, "ranges touch");
      });
    }),
  );
});

test("the first range is the first that does not end before the interval", () => {
  const covered = coverage(
    { rpis: new Uint8Array(32), first: Uint32Array.of(50, 10), last: Uint32Array.of(51, 20) },
    2,
  );
  assert.deepEqual(
    [0, 8, 22, 23, 53, 54].map((i) => firstRange(covered, i)),
    [0, 0, 0, 1, 1, 2],
  );
});
