import assert from "node:assert/strict";
import { test } from "node:test";
import { districtQuestion, HOURS_QUESTION } from "@bluezone/contract/rollout/weekly-figure";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { below } from "@bluezone/server-kit/time/random";
import fc from "fast-check";
import { estimates, type Question, telling } from "./estimate.ts";

const DISTRICT_QUESTION = districtQuestion({ answers: Array.from({ length: 12 }, String) });

/** Counts as phones would give them: each true answer kept or drawn anew. */
function mixed({ choices, epsilon }: Question, truths: readonly number[], seed: string): readonly number[] {
  const random = seededRandom(seed);
  const anew = choices / (Math.exp(epsilon) + choices - 1);
  const counts = truths.map(() => 0);
  for (const [truth, phones] of truths.entries())
    for (let n = 0; n < phones; n += 1) {
      const given = below(random, 2 ** 32) / 2 ** 32 < anew ? below(random, choices) : truth;
      counts[given]! += 1;
    }
  return counts;
}

/** Phones of a small province: few in some districts, none in one. */
const TRUTHS = [400, 25, 0, 60, 120, 180, 45, 90, 150, 300, 110, 520];

test("about 95 in 100 intervals hold the true number, in large districts, in small ones and where there is nobody", () => {
  const runs = 150;
  let held = 0;
  const nobody = { held: 0 };
  for (let run = 0; run < runs; run += 1)
    for (const [i, { low, high }] of estimates(
      DISTRICT_QUESTION,
      mixed(DISTRICT_QUESTION, TRUTHS, `run ${run}`),
    ).entries()) {
      const truth = TRUTHS[i]!;
      if (low <= truth && truth <= high) held += 1;
      if (truth === 0 && low === 0) nobody.held += 1;
    }
  const share = held / (runs * TRUTHS.length);
  assert.ok(share > 0.93 && share < 0.975, `${share}`);
  assert.ok(nobody.held > runs * 0.9);
});

test("estimates are right on average", () => {
  const runs = 60;
  const truths = [800, 500, 300, 400];
  const sums = [0, 0, 0, 0];
  for (let run = 0; run < runs; run += 1)
    for (const [i, { value }] of estimates(
      HOURS_QUESTION,
      mixed(HOURS_QUESTION, truths, `hours ${run}`),
    ).entries())
      sums[i]! += value;
  for (const [i, sum] of sums.entries()) {
    // One run's deviation is about 67 phones of 2,000.
    assert.ok(Math.abs(sum / runs - truths[i]!) < (4 * 67) / Math.sqrt(runs), `${sum / runs}`);
  }
});

test("for every count that can be, the interval holds the estimate and lies within what answered", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 12, maxLength: 12 }), (counts) => {
      const all = counts.reduce((sum, count) => sum + count, 0);
      for (const { value, low, high } of estimates(DISTRICT_QUESTION, counts))
        assert.ok(
          0 <= low && low <= value && value <= high && high <= all,
          `${low} ${value} ${high} of ${all}`,
        );
    }),
  );
});

test("what is under 20 or surer of nothing than of itself is not shown", () => {
  assert.equal(telling({ value: 19, low: 15, high: 23 }), false);
  assert.equal(telling({ value: 20, low: 15, high: 25 }), true);
  assert.equal(telling({ value: 100, low: 49, high: 150 }), false);
  assert.equal(telling({ value: 100, low: 50, high: 150 }), true);
});

test("an interval ends where its inequality stops to hold, and counts of another question are a defect", () => {
  const { choices, epsilon } = HOURS_QUESTION;
  const counts = Array.from({ length: choices }, (_, i) => 900 + 300 * i);
  const all = counts.reduce((sum, count) => sum + count);
  const weight = Math.exp(epsilon) + choices - 1;
  const [p, q] = [Math.exp(epsilon) / weight, 1 / weight];
  for (const [i, { low, high }] of estimates(HOURS_QUESTION, counts).entries()) {
    const y = counts[i]! - all * q;
    const beyond = (n: number): boolean =>
      (y - n * (p - q)) ** 2 > 1.959964 ** 2 * (n * p * (1 - p) + (all - n) * q * (1 - q));
    for (const [end, out] of [
      [low, -1],
      [high, 1],
    ] as const) {
      if (end === 0 || end === all) continue;
      assert.ok(beyond(end + out) && !beyond(end - out), `${i}: ${end}`);
    }
  }
  assert.throws(() => estimates(HOURS_QUESTION, counts.slice(1)), RangeError);
});
