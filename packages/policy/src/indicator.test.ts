import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { LIMITS, PHONE_INDICATORS, SHARE_INDICATORS, TIME_INDICATORS, verdictOf } from "./indicator.ts";
import { INDICATOR_TEXTS } from "./indicator-texts.ts";

const ALL = [...SHARE_INDICATORS, ...TIME_INDICATORS, ...PHONE_INDICATORS];

test("fewer than half of the cases with a code in 24 hours is failing, and an interval that holds the limit is unsure", () => {
  assert.equal(verdictOf("codedInTime", { low: 0.3, high: 0.45 }), "failing");
  assert.equal(verdictOf("codedInTime", { low: 0.45, high: 0.55 }), "unsure");
  assert.equal(verdictOf("codedInTime", { low: 0.5, high: 0.7 }), "working");
  assert.equal(verdictOf("resultToCode", { low: 4, high: 4 }), "working");
  assert.equal(verdictOf("resultToCode", { low: 4.1, high: 4.1 }), "failing");
  assert.equal(verdictOf("attackOther", { low: 0, high: 1 }), null);
});

test("a better figure is never judged worse", () => {
  const rank = { failing: 0, unsure: 1, working: 2 } as const;
  const between = fc.tuple(
    fc.double({ min: 0, max: 40, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...ALL),
      between,
      fc.double({ min: 0, max: 9, noNaN: true }),
      (key, [low, wide], more) => {
        const limit = LIMITS[key];
        if (limit === null) return;
        const shift = "least" in limit ? more : -more;
        const [was, is] = [
          verdictOf(key, { low, high: low + wide }),
          verdictOf(key, { low: low + shift, high: low + wide + shift }),
        ];
        assert.ok(was !== null && is !== null && rank[is] >= rank[was]);
      },
    ),
  );
});

test("each indicator says what it counts of what and what it cannot say, and each with a limit what fails and what to do", () => {
  for (const key of ALL) {
    const { name, counts, cannot, fails, todo } = INDICATOR_TEXTS[key];
    for (const text of [name, counts, cannot]) assert.ok(text.vi.length > 5 && text.en.length > 5, key);
    for (const text of [fails, todo]) assert.equal(text !== undefined, LIMITS[key] !== null, key);
  }
});
