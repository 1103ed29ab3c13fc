import assert from "node:assert/strict";
import { test } from "node:test";
import { ALERT_QUESTION } from "@bluezone/contract/rollout/weekly-figure";
import { chances } from "./estimate.ts";
import { ratioOf } from "./ratio.ts";

let state = 11;
/** Lehmer's generator: the provinces are the same each time. */
const draw = (): number => {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
};

/** Mixes the answers of so many phones, as phones do. */
function mixed(truth: readonly number[]): number[] {
  const { kept, other } = chances(ALERT_QUESTION);
  const counts = truth.map(() => 0);
  for (const [answer, phones] of truth.entries())
    for (let i = 0; i < phones; i++) {
      const given = draw() < kept - other ? answer : Math.floor(draw() * truth.length);
      counts[given] = (counts[given] ?? 0) + 1;
    }
  return counts;
}

test("of 400 made-up provinces 93 in 100 intervals or more hold the true share of positive among the warned", () => {
  const truth = [9_000, 120, 260, 90, 30, 60, 280, 110, 50];
  const [part, whole] = [new Set([4, 8]), new Set([1, 2, 3, 4, 5, 6, 7, 8])];
  const share = 80 / 1_000;
  let [held, told, sum] = [0, 0, 0];
  for (let i = 0; i < 400; i++) {
    const ratio = ratioOf(ALERT_QUESTION, mixed(truth), part, whole);
    if (!ratio) continue;
    told += 1;
    sum += ratio.value;
    if (ratio.low <= share && share <= ratio.high) held += 1;
  }
  assert.ok(told > 390, `${told}`);
  assert.ok(held / told >= 0.93, `${held} of ${told}`);
  assert.ok(Math.abs(sum / told - share) < 0.01, `${sum / told}`);
});

test("where nobody was warned there is no ratio, and a part lies in its whole", () => {
  assert.equal(ratioOf(ALERT_QUESTION, Array(9).fill(0), new Set([4]), new Set([4, 8])), null);
  const quiet = Array.from({ length: 200 }, () =>
    ratioOf(ALERT_QUESTION, mixed([1_000, 0, 0, 0, 0, 0, 0, 0, 0]), new Set([4]), new Set([1, 2, 3, 4])),
  ).filter((ratio) => ratio !== null);
  // Five in a hundred at most, by what an interval is.
  assert.ok(quiet.length <= 14, `${quiet.length}`);
  assert.throws(() => ratioOf(ALERT_QUESTION, Array(9).fill(9), new Set([1]), new Set([2])), RangeError);
});
