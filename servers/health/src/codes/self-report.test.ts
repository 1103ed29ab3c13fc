import assert from "node:assert/strict";
import { test } from "node:test";
import { Days, Minutes, minus, parseInstant, Seconds } from "@bluezone/protocol/time";
import { isDuplicate } from "./self-report.ts";

const now = parseInstant("2020-12-27T07:34:56Z");

test("a number is a duplicate for 30 days after its code was used, and for an hour when it was not", () => {
  const asked = (ago: number, claimed: boolean) =>
    isDuplicate({ at: minus(now, Seconds(ago)), claimed }, now);
  assert.equal(isDuplicate(undefined, now), false);
  assert.deepEqual([asked(Minutes(60) / 1_000 - 1, false), asked(Minutes(60) / 1_000, false)], [true, false]);
  assert.deepEqual([asked(Days(30) / 1_000 - 1, true), asked(Days(30) / 1_000, true)], [true, false]);
});
