import assert from "node:assert/strict";
import { test } from "node:test";
import { Minutes, parseInstant, plus, Seconds } from "@bluezone/protocol/time";
import { suspendedUntil } from "./flood.ts";

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

test("without wrong codes nothing is suspended", () => {
  assert.equal(suspendedUntil([], 1, start), undefined);
});
