import assert from "node:assert/strict";
import { test } from "node:test";
import { SAMPLES } from "@bluezone/device/samples";
import { Days, Hours, plus } from "@bluezone/protocol/time";
import { faultOf, standingOf } from "./standing.ts";

const { quarantine, now } = SAMPLES["quarantine"]!;

test("[D08] the day is counted on Vietnam's calendar from the first one, on the phone's own clock", () => {
  assert.deepEqual(standingOf(quarantine!, now), {
    day: 5,
    days: 14,
    is: "on",
    half: "morning",
    entered: true,
    fresh: true,
  });
  const later = standingOf(quarantine!, plus(now, Days(2)));
  assert.deepEqual([later.day, later.entered, later.fresh], [7, false, false]);
});

test("what was read in the morning says nothing of the afternoon", () => {
  const afternoon = standingOf(quarantine!, plus(now, Hours(3)));
  assert.deepEqual([afternoon.half, afternoon.entered], ["afternoon", false]);
});

test("it is over when its last day is past, or the station has ended it; before its first day it has not begun", () => {
  assert.equal(standingOf(quarantine!, plus(now, Days(9))).is, "on");
  assert.equal(standingOf(quarantine!, plus(now, Days(10))).is, "over");
  const ended = { ...quarantine!, seen: { ...quarantine!.seen, ended: "2020-12-22" } };
  assert.equal(standingOf(ended, now).is, "over");
  const coming = { ...quarantine!, seen: { ...quarantine!.seen, firstDay: "2020-12-24" } };
  assert.equal(standingOf(coming, now).is, "before");
});

test("each outcome that is not well has words", () => {
  assert.deepEqual(["read", "left"].map(faultOf), [null, null]);
  assert.deepEqual(["half_done", "quota_exceeded"].map(faultOf), ["half-done", "other"]);
});
