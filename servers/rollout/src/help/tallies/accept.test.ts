import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, isoDay, parseDay } from "@bluezone/protocol/time";
import fc from "fast-check";
import { verdictOn } from "./accept.ts";

const today = parseDay("2020-12-28");
const fresh = { known: new Set<string>(), mine: true, today };

test("a tally counts for today and the thirteen days before, and not for tomorrow", () => {
  for (const [back, verdict] of [
    [-1, "day"],
    [0, "kept"],
    [13, "kept"],
    [14, "day"],
  ] as const)
    assert.equal(verdictOn({ id: "a", day: isoDay(addDays(today, -back)) }, fresh), verdict, `${back}`);
});

test("whatever its day and unit, a tally that is known is never taken in again", () => {
  fc.assert(
    fc.property(fc.integer({ min: -30, max: 30 }), fc.boolean(), (shift, mine) => {
      const day = isoDay(addDays(today, shift));
      assert.equal(verdictOn({ id: "a", day }, { known: new Set(["a"]), mine, today }), "known");
    }),
  );
});
