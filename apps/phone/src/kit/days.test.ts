import assert from "node:assert/strict";
import { test } from "node:test";
import { SHARED_DAYS } from "@bluezone/device/engine/share/freeze";
import { PRE_CONSENT_LIFE } from "@bluezone/device/engine/share/pre-consent";
import { inDays, parseDay } from "@bluezone/protocol/time";
import { PRE_CONSENT_DAYS } from "../screens/pre-consent/life.ts";
import { lastDays, SHARED_FOR } from "./days.ts";

test("fourteen days stand to be chosen from, today first", () => {
  const days = lastDays(parseDay("2020-12-22"), "vi");
  assert.equal(days.length, 14);
  assert.deepEqual(days[0], { value: "2020-12-22", label: "Thứ Ba 22/12" });
  assert.deepEqual(days.at(-1), { value: "2020-12-09", label: "Thứ Tư 9/12" });
});

test("the screens say the same lengths as the engine keeps", () => {
  assert.equal(SHARED_FOR, inDays(SHARED_DAYS));
  assert.equal(PRE_CONSENT_DAYS, inDays(PRE_CONSENT_LIFE));
});
