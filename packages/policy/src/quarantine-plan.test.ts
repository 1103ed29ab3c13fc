/** Plans of quarantine on the calendar, by the documents that COVID-19 names. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isoDay, parseDay } from "@bluezone/protocol/time";
import { planFor, planUnderNewRule, quarantineRuleOn } from "./quarantine-plan.ts";
import { COVID_19 } from "./testing/diseases.ts";

/** Rule of a day, first day, vaccinated → last day, days of tests, end of watching at home. */
const PLANS = [
  ["2020-12-27", false, "2021-01-09", "", ""],
  ["2021-05-05", false, "2021-05-25", "", "2021-06-08"],
  ["2021-07-14", false, "2021-07-27", "2021-07-14 2021-07-20 2021-07-27", "2021-08-10"],
  ["2021-12-16", true, "2021-12-22", "2021-12-16 2021-12-22", ""],
  ["2021-12-16", false, "2021-12-29", "2021-12-16 2021-12-22 2021-12-29", "2022-01-12"],
  ["2022-02-21", false, "2022-02-27", "", "2022-03-02"],
  ["2022-02-21", true, "2022-02-25", "", "2022-03-02"],
  ["2022-04-16", false, "2022-04-15", "", ""],
] as const;

test("the last day, the tests and the watching at home follow from the rule of the day", () => {
  for (const [first, vaccinated, last, tests, watch] of PLANS) {
    const plan = planFor(quarantineRuleOn(COVID_19, parseDay(first)), parseDay(first), { vaccinated });
    assert.deepEqual(
      [isoDay(plan.lastDay), plan.tests.map(({ day }) => isoDay(day)).join(" "), plan.watchUntil ?? ""],
      [last, tests, watch === "" ? "" : parseDay(watch)],
      `${first} ${vaccinated}`,
    );
  }
});

test("on 5 May 2021 whoever is apart gets seven days more", () => {
  const rule = quarantineRuleOn(COVID_19, parseDay("2021-05-05"));
  const first = parseDay("2021-04-28");
  assert.equal(isoDay(planFor(quarantineRuleOn(COVID_19, first), first).lastDay), "2021-05-11");
  assert.equal(isoDay(planUnderNewRule(rule, first).lastDay), "2021-05-18");
});

test("under a shorter rule nobody's end lies before the rule, and nobody is free a day later than it says", () => {
  const shorter = quarantineRuleOn(COVID_19, parseDay("2022-02-21"));
  assert.equal(isoDay(planUnderNewRule(shorter, parseDay("2022-02-10")).lastDay), "2022-02-20");
  assert.equal(isoDay(planUnderNewRule(shorter, parseDay("2022-02-18")).lastDay), "2022-02-24");
  const none = planUnderNewRule(quarantineRuleOn(COVID_19, parseDay("2022-04-16")), parseDay("2022-04-12"));
  assert.deepEqual([isoDay(none.lastDay), none.watchUntil], ["2022-04-15", undefined]);
});

test("before the first rule there is none", () => {
  assert.throws(() => quarantineRuleOn(COVID_19, parseDay("2020-08-06")), RangeError);
});
