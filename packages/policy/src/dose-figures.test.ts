import assert from "node:assert/strict";
import { test } from "node:test";
import { DOSE, minutesToHigh, warningOneIn } from "./dose-figures.ts";

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

test("a day is high after a quarter of an hour at two metres, a quarter of that at one and nearer, and later the fewer are warned", () => {
  const [two, one, half] = [2, 1, 0.5].map((metres) => minutesToHigh(DOSE, metres));
  assert.ok(Math.abs(two! - 15) < 0.2, String(two));
  assert.ok(Math.abs(one! - two! / 4) < 1e-9 && half === one);
  assert.ok(
    minutesToHigh(warningOneIn(DOSE, 100), 2) > 54 && minutesToHigh(warningOneIn(DOSE, 1_000), 2) < 6,
  );
});
