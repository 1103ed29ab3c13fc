import assert from "node:assert/strict";
import { test } from "node:test";
import { PROFILES } from "@bluezone/policy/profile";
import { parseDay } from "@bluezone/protocol/time";
import { testFrom } from "./test-from.ts";

test("a test makes sense some days after the last time near, and from today when they are over", () => {
  const today = parseDay("2020-12-21");
  assert.equal(testFrom(parseDay("2020-12-20"), today), parseDay("2020-12-23"));
  assert.equal(testFrom(parseDay("2020-12-10"), today), today);
});

test("all profiles give the same days, so that it does not matter which one is in force", () => {
  const days = new Set(Object.values(PROFILES).map(({ steps }) => steps.secondContactTestFromDays));
  assert.equal(days.size, 1);
});
