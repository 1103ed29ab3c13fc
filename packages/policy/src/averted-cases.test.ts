import assert from "node:assert/strict";
import { test } from "node:test";
import { avertedCases } from "./averted-cases.ts";

const INTERVAL = { mean: 4.7, deviation: 2.9 };
const R = { mean: 1.2, low: 1, high: 1.4 };

test("who was found at once and stayed in quarantine averts all that they would have infected", () => {
  const averted = avertedCases({ found: 1_000, became: 60, quarantined: 1_000, delay: 0 }, R, INTERVAL);
  assert.ok(averted);
  assert.equal(averted.ahead, 1);
  assert.ok(Math.abs(averted.mean - 72) < 1e-9);
  assert.ok(averted.low < 72 && 72 < averted.high && averted.low > 45 && averted.high < 105);
});

test("a later quarantine averts less, and one that nobody keeps averts nothing", () => {
  const of = (delay: number, quarantined: number) =>
    avertedCases({ found: 500, became: 30, quarantined, delay }, R, INTERVAL)?.mean ?? -1;
  assert.ok(of(1, 400) > of(3, 400) && of(3, 400) > of(8, 400));
  assert.equal(of(3, 0), 0);
  // Half of a gamma distribution with this mean and deviation lies above 4.1 days.
  const ahead = avertedCases({ found: 500, became: 30, quarantined: 400, delay: 4.1 }, R, INTERVAL)?.ahead;
  assert.ok(ahead && Math.abs(ahead - 0.5) < 0.02, `${ahead}`);
});

test("of 300 made-up provinces 92 in 100 intervals or more hold the cases that were averted on average", () => {
  let state = 7;
  // Lehmer's generator: the provinces are the same each time.
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const binomial = (n: number, p: number) => Array.from({ length: n }, random).filter((x) => x < p).length;
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  const found = 150;
  const [sick, kept, r, spread] = [0.1, 0.7, 1.1, 0.1];
  let held = 0;
  const provinces = 300;
  for (let i = 0; i < provinces; i++) {
    const mean = r + spread * normal();
    const averted = avertedCases(
      { found, became: binomial(found, sick), quarantined: binomial(found, kept), delay: 0 },
      { mean, low: mean - 1.96 * spread, high: mean + 1.96 * spread },
      INTERVAL,
    );
    const truth = found * sick * kept * r;
    if (averted && averted.low <= truth && truth <= averted.high) held += 1;
  }
  assert.ok(held / provinces >= 0.92, `${held}`);
});

test("without anybody who fell ill there is nothing to estimate", () => {
  assert.equal(avertedCases({ found: 0, became: 0, quarantined: 0, delay: 0 }, R, INTERVAL), null);
  assert.equal(avertedCases({ found: 9, became: 0, quarantined: 4, delay: 2 }, R, INTERVAL), null);
});
