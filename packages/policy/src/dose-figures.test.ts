import assert from "node:assert/strict";
import { test } from "node:test";
import { DOSE, warningOneIn } from "./dose-figures.ts";

test("infectiousness is highest about onset, none outside the days that the profile counts, and 1 on average over them", () => {
  const days = DOSE.infectiousness;
  const on = (day: number) => days[day + 14]!;
  assert.ok(Math.abs(days.reduce((sum, n) => sum + n, 0) / 13 - 1) < 0.01);
  assert.deepEqual([on(-4), on(10)], [0, 0]);
  assert.ok(on(-1) > on(-3) && on(0) > on(3) && on(3) > on(9));
});

test("a threshold is a number of people warned for one infected, and low warns of three times as many", () => {
  assert.deepEqual(warningOneIn(DOSE, DOSE.warnOneIn.high), DOSE);
  assert.deepEqual(warningOneIn(DOSE, 100).warnOneIn, { high: 100, low: 300 });
  assert.throws(() => warningOneIn(DOSE, 1), /warnOneIn\.high/);
});
