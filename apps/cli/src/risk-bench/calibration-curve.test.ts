import assert from "node:assert/strict";
import { test } from "node:test";
import { mulberry32 } from "./bootstrap.ts";
import { calibrationCurve, calibrationError, chanceError, logistic } from "./calibration-curve.ts";

test("the curve says of each tenth what was stated and what was; the error weighs the steps by their number", () => {
  const stated = [
    { probability: 0.05, positive: false },
    { probability: 0.05, positive: true },
    { probability: 1, positive: true },
  ];
  assert.deepEqual(calibrationCurve(stated), [
    { n: 2, stated: 0.05, observed: 0.5 },
    { n: 1, stated: 1, observed: 1 },
  ]);
  assert.ok(Math.abs(calibrationError(stated)! - (2 / 3) * 0.45) < 1e-12);
  assert.equal(calibrationError([]), null);
});

test("of few pairs even the exact truth shows an error, of many hardly any", () => {
  const chance = (n: number) =>
    chanceError(
      Array.from({ length: n }, (_, i) => (i + 0.5) / n),
      mulberry32(3),
      50,
    );
  assert.ok(chance(100) > 0.07 && chance(100) < 0.15);
  assert.ok(chance(10_000) < 0.015);
});

test("a logistic regression finds the probabilities that the scores were drawn with", () => {
  // Of a hundred with score 0 half were near, of a hundred with score 1 nine tenths.
  const scored = [
    [0, 50],
    [1, 90],
  ].flatMap(([score, near]) =>
    Array.from({ length: 100 }, (_, i) => ({ score: score!, positive: i < near! })),
  );
  const probability = logistic(scored);
  assert.ok(Math.abs(probability(0) - 0.5) < 0.001);
  assert.ok(Math.abs(probability(1) - 0.9) < 0.001);
  assert.equal(probability(Number.NEGATIVE_INFINITY), 0);
});

test("scores that part the two kinds perfectly, or say nothing, still end", () => {
  const perfect = logistic([
    { score: 0, positive: false },
    { score: 1, positive: true },
  ]);
  assert.ok(perfect(0) < 0.5 && perfect(1) > 0.5);
  assert.equal(logistic([])(1), 0);
  assert.ok(
    Math.abs(
      logistic([
        { score: 1, positive: true },
        { score: 1, positive: false },
      ])(1) - 0.5,
    ) < 1e-6,
  );
});
