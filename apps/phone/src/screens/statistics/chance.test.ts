import assert from "node:assert/strict";
import { test } from "node:test";
import { MIXING } from "./chance.ts";

test("the screen says the mixing that the phone does: 40 and 48 of 100, ε 3 a week, and 76 and ε 4 of what came of alerts", () => {
  assert.deepEqual(MIXING, {
    district: 40,
    hours: 48,
    epsilon: 3,
    "epsilon-district": 2,
    "epsilon-hours": 1,
    alert: 76,
    "epsilon-alert": 4,
  });
});
