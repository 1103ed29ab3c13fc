import assert from "node:assert/strict";
import { test } from "node:test";
import type { Alert } from "@bluezone/device/engine/alert/alert";
import { Instant, parseDay } from "@bluezone/protocol/time";
import { say } from "@bluezone/vietnamese/say";
import { CATALOGS } from "../../words/catalogs.ts";
import { formOf, stepsOf } from "./steps.ts";

const ALERT: Alert = {
  id: "2020-12-20",
  day: parseDay("2020-12-20"),
  part: "afternoon",
  minutes: 25,
  encounters: 1,
  confidence: "high",
  unmeasured: false,
  level: "high",
  kind: "confirmed",
  raisedAt: Instant(Date.UTC(2020, 11, 21)),
  again: false,
  seen: false,
  withdrawnAt: null,
  today: "stay-home-if-possible",
  testBefore: parseDay("2020-12-24"),
  watchUntil: parseDay("2021-01-03"),
};
const MONDAY = parseDay("2020-12-21");

test("a high alert has three steps with the alert's own days, and the first step that its policy chose", () => {
  const [first, second, third] = stepsOf(ALERT, MONDAY, "1900 9095", "vi");
  assert.equal(first?.key, "stay-home-if-possible");
  assert.deepEqual(second?.lead, { key: "before", day: "thứ Năm 24/12" });
  assert.deepEqual(third?.lead, { key: "until", day: "Chủ nhật 3/1" });
  const [call] = stepsOf({ ...ALERT, today: "stay-home-and-call" }, MONDAY, null, "vi");
  assert.equal(call?.key, "stay-home-and-call");
});

test("whose day for a test has come or gone is told to ask soon, not before a day that has passed", () => {
  const lead = (today: string) => stepsOf(ALERT, parseDay(today), null, "en")[1]?.lead;
  assert.deepEqual(lead("2020-12-23"), { key: "before", day: "Thursday 24 Dec" });
  assert.deepEqual(lead("2020-12-24"), { key: "soon" });
});

test("a low alert ends in the number to call, or in the station where no number holds", () => {
  const low: Alert = { ...ALERT, level: "low" };
  assert.deepEqual(stepsOf(low, MONDAY, "1900 9095", "vi")[2]?.variables, { number: "1900 9095" });
  assert.equal(stepsOf(low, MONDAY, null, "vi")[2]?.key, "low-call-station");
  assert.deepEqual(stepsOf(low, MONDAY, null, "vi")[1]?.variables, { day: "3/1" });
});

test("an alert holds to the end of its last day; a withdrawn one is withdrawn however old", () => {
  assert.equal(formOf(ALERT, parseDay("2021-01-03")), "high");
  assert.equal(formOf(ALERT, parseDay("2021-01-04")), "over");
  assert.equal(formOf({ ...ALERT, withdrawnAt: ALERT.raisedAt }, parseDay("2021-01-04")), "withdrawn");
});

test("every step has words in both languages, and is given what they name", () => {
  for (const today of ["stay-home-if-possible", "stay-home-and-call"] as const)
    for (const level of ["high", "low"] as const)
      for (const at of ["2020-12-21", "2020-12-28"])
        for (const number of ["115", null])
          for (const { key, variables, lead } of stepsOf(
            { ...ALERT, level, today },
            parseDay(at),
            number,
            "vi",
          ))
            for (const lang of ["vi", "en"] as const) {
              assert.ok(say(CATALOGS[lang], `alert:steps.${key}`, { ...variables }));
              if (lead) assert.ok(say(CATALOGS[lang], `alert:steps.${lead.key}`, { ...lead }));
            }
});
