/** The edges of a ratio; whether it is right: came-of-alerts.test.ts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { below } from "@bluezone/server-kit/time/random";
import { ratioOf } from "./ratio.ts";

const QUESTION = { choices: 9, epsilon: 4 };
const [PART, WHOLE] = [new Set([4]), new Set([1, 2, 3, 4])];

test("where nobody was warned there is no ratio, but for the five in a hundred that an interval leaves", () => {
  assert.equal(ratioOf(QUESTION, Array(9).fill(0), PART, WHOLE), null);
  const random = seededRandom("quiet");
  const anew = 9 / (Math.exp(4) + 8);
  const told = Array.from({ length: 200 }, () => {
    const counts = Array(9).fill(0) as number[];
    for (let n = 0; n < 1_000; n++) {
      const given = below(random, 2 ** 32) / 2 ** 32 < anew ? below(random, 9) : 0;
      counts[given] = (counts[given] ?? 0) + 1;
    }
    return ratioOf(QUESTION, counts, PART, WHOLE);
  }).filter((ratio) => ratio !== null);
  assert.ok(told.length <= 14, `${told.length}`);
});

test("a part lies in its whole, and a ratio between nothing and all", () => {
  assert.throws(() => ratioOf(QUESTION, Array(9).fill(9), new Set([1]), new Set([2])), RangeError);
  const ratio = ratioOf(QUESTION, [9_000, 0, 0, 0, 900, 100, 100, 100, 100], PART, WHOLE);
  assert.ok(ratio && ratio.low >= 0 && ratio.high === 1 && ratio.value === 1);
});
