import assert from "node:assert/strict";
import { test } from "node:test";
import { Minutes, parseInstant, plus, Seconds } from "@bluezone/protocol/time";
import { floodMinute, floodSince, HITS_A_DAY, suspendedUntil, wrongLimit } from "./flood.ts";

const start = parseInstant("2020-12-27T07:30:00Z");
const at = (minutes: number) => plus(start, Minutes(minutes));
const counts = (...pairs: [minute: number, wrong: number][]) =>
  pairs.map(([minute, wrong]) => ({ minute: at(minute), wrong }));

test("the limit within ten minutes suspends, one less or spread wider does not", () => {
  assert.equal(suspendedUntil(counts([0, 60], [9, 40]), 100, at(9.5)), at(19));
  assert.equal(suspendedUntil(counts([0, 60], [9, 39]), 100, at(9.5)), undefined);
  assert.equal(suspendedUntil(counts([0, 60], [10, 40]), 100, at(10.5)), undefined);
});

test("a suspension lasts ten minutes from the minute that reached the limit, although the count falls meanwhile", () => {
  const flood = counts([0, 60], [9, 40]);
  assert.equal(suspendedUntil(flood, 100, at(15)), at(19));
  assert.equal(suspendedUntil(flood, 100, plus(at(19), Seconds(-1))), at(19));
  assert.equal(suspendedUntil(flood, 100, at(19)), undefined);
});

test("what comes later than now does not count; the first minute and a single one do", () => {
  assert.equal(suspendedUntil(counts([0, 100]), 100, start), at(10));
  assert.equal(suspendedUntil(counts([0, 99], [1, 1]), 100, at(0.5)), undefined);
  assert.equal(suspendedUntil(counts([1, 40], [0, 60]), 100, at(1)), at(11), "in whatever order they come");
  assert.equal(
    suspendedUntil(counts([0, 200], [5, 1]), 100, at(6)),
    at(15),
    "the last minute that is over it",
  );
});

test("a wrong code counts under its minute, and ten minutes count with the one that is under way", () => {
  assert.equal(floodMinute(at(0.9)), start);
  assert.equal(floodSince(at(9.9)), start);
  assert.equal(floodSince(at(10)), at(1));
});

test("without wrong codes nothing is suspended", () => {
  assert.equal(suspendedUntil([], 1, start), undefined);
});

test("V25: whoever guesses without rest finds less than one living code in fifty days, however many live", () => {
  for (const living of [1, 20, 200, 1_000, 13_888]) {
    const limit = wrongLimit(living, 500);
    const guesses = limit * 6 * 24;
    assert.ok((guesses * living) / 1e8 <= HITS_A_DAY, `${living} living: ${limit}`);
    assert.ok(limit >= 1 && limit <= 500);
  }
  assert.deepEqual(
    [0, 20, 200, 1_000].map((living) => wrongLimit(living, 100_000)),
    [13_888, 694, 69, 13],
  );
  assert.equal(wrongLimit(3, 500), 500, "no more than is configured");
});
