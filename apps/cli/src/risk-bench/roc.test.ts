import assert from "node:assert/strict";
import { test } from "node:test";
import { auc, bestThreshold, missesAndFalse, precisionAtRecall, roc } from "./roc.ts";

const of = (...rows: [score: number, positive: boolean][]) =>
  rows.map(([score, positive]) => ({ score, positive }));

test("the area is 1 for a perfect order, 0 for its reverse, ½ for ties, and counts pairs in between", () => {
  assert.equal(auc(of([3, true], [2, true], [1, false])), 1);
  assert.equal(auc(of([1, true], [2, false])), 0);
  assert.equal(auc(of([1, true], [1, false], [1, false])), 0.5);
  // Of the six pairs four are in order and one is tied: 4.5 of 6.
  assert.equal(auc(of([4, true], [3, false], [2, true], [2, false], [1, false])), 4.5 / 6);
  assert.equal(auc(of([1, true])), null);
});

test("the area of two exponential scores is that of the closed form", () => {
  // P(X > Y) of rates 1 and 3 is 3 ÷ (1 + 3); quantiles stand in for draws.
  const n = 400;
  const scored = Array.from({ length: n }, (_, i) => -Math.log(1 - (i + 0.5) / n)).flatMap((x) => [
    { score: x, positive: true },
    { score: x / 3, positive: false },
  ]);
  assert.ok(Math.abs(auc(scored)! - 0.75) < 0.002);
});

test("a pair that never heard each other is below all others, and can be found only by warning of everybody", () => {
  const scored = of([0.9, true], [0.1, false], [Number.NEGATIVE_INFINITY, true]);
  assert.equal(auc(scored), 0.5);
  assert.equal(precisionAtRecall(scored, 0.5), 1);
  assert.equal(precisionAtRecall(scored, 0.95), 2 / 3);
});

test("scores that are equal fall together", () => {
  const scored = of([1, true], [1, false], [0, true]);
  assert.deepEqual(
    roc(scored).map(({ trueShare, falseShare, precision }) => [trueShare, falseShare, precision]),
    [
      [0.5, 1, 0.5],
      [1, 1, 2 / 3],
    ],
  );
});

test("misses and false alarms are shares of what there was, and the best threshold has the fewest of both", () => {
  const scored = of([5, true], [4, false], [3, true], [2, false], [1, false]);
  assert.deepEqual(missesAndFalse(scored, 3), { miss: 0, falseAlarm: 1 / 3 });
  assert.equal(bestThreshold(scored), 3);
  assert.deepEqual(missesAndFalse(of([1, false]), 0), { miss: null, falseAlarm: null });
});
