import assert from "node:assert/strict";
import { test } from "node:test";
import { OWN_CYCLE, sampled, thinned } from "./sampling.ts";

const steady = Array.from({ length: 180 }, (_, second) => ({
  second,
  typical: 60 + (second % 60),
  least: 50,
}));

test("our cycle listens four seconds of each minute, and each scan stands for the minute", () => {
  assert.deepEqual(sampled(steady, 180, OWN_CYCLE), Array(3).fill({ typical: 61.5, least: 50, seconds: 60 }));
});

test("a scan that hears nothing leaves none, and the next one stands for its time too", () => {
  const quiet = steady.filter(({ second }) => second < 4 || second >= 120);
  assert.deepEqual(
    sampled(quiet, 180, OWN_CYCLE).map(({ seconds }) => seconds),
    [60, 120],
  );
});

test("thinning keeps the time", () => {
  const scans = [60, 120, 180, 240].map((seconds) => ({ typical: seconds, least: 1, seconds }));
  assert.deepEqual(
    thinned(scans, 2).map(({ typical, seconds }) => [typical, seconds]),
    [
      [60, 60],
      [180, 300],
    ],
  );
});
