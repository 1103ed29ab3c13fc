import assert from "node:assert/strict";
import { test } from "node:test";
import { Minutes, minus, parseInstant, plus, Seconds } from "@bluezone/protocol/time";
import { createLimit } from "./limit.ts";

const start = parseInstant("2020-12-27T07:30:00Z");

test("a caller may make its calls at once, and then as fast as they fill up; others are not held back", () => {
  const limit = createLimit(6);
  for (let i = 0; i < 6; i += 1) assert.ok(limit.admits("a", start));
  assert.ok(!limit.admits("a", start));
  assert.ok(limit.admits("b", start));
  assert.ok(!limit.admits("a", plus(start, Seconds(9))));
  assert.ok(limit.admits("a", plus(start, Seconds(10))));
  assert.ok(!limit.admits("a", plus(start, Seconds(11))));
});

test("calls that were not made do not pile up, and a clock set back gives none", () => {
  const limit = createLimit(2);
  assert.ok(limit.admits("a", start));
  const later = plus(start, Minutes(60));
  assert.deepEqual(
    [1, 2, 3].map(() => limit.admits("a", later)),
    [true, true, false],
  );
  assert.ok(!limit.admits("a", minus(later, Minutes(30))));
});
