import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDay } from "@bluezone/protocol/time";
import { theOneOn } from "./dated.ts";
import { definitionOn, surestClass } from "./disease.ts";
import { planFor } from "./quarantine-plan.ts";
import { COVID_19, MEASLES } from "./testing/diseases.ts";

const contactOn = (iso: string) => theOneOn(COVID_19.contactRules, parseDay(iso));
const quarantineOn = (iso: string) => theOneOn(COVID_19.quarantineRules, parseDay(iso));

test("on the day of the letter a close contact is within 2 m for any time, from 3 days before onset", () => {
  const rule = contactOn("2020-12-27");
  assert.equal(rule?.document, "Quyết định 5053/QĐ-BYT");
  assert.deepEqual([rule?.metres, rule?.minutes, rule?.daysBeforeOnset], [2, { unmasked: 0, masked: 0 }, 3]);
});

test("the quarter of an hour, for masked people, comes with the last days of 2021, and 1 m in spring 2022", () => {
  assert.equal(contactOn("2021-12-28")?.minutes.masked, 0);
  assert.equal(contactOn("2021-12-29")?.minutes.masked, 15);
  assert.equal(contactOn("2021-12-29")?.minutes.unmasked, 0);
  assert.deepEqual([contactOn("2022-04-15")?.metres, contactOn("2022-04-16")?.metres], [2, 1]);
});

test("quarantine of an unvaccinated contact is 14, 21, 14, 7 and then no days", () => {
  const days = [
    "2020-12-27",
    "2021-05-04",
    "2021-05-05",
    "2021-07-13",
    "2021-07-14",
    "2022-02-21",
    "2022-04-16",
  ].map((iso) => quarantineOn(iso)?.unprotected.days);
  assert.deepEqual(days, [14, 14, 21, 21, 14, 7, 0]);
  assert.equal(quarantineOn("2021-12-16")?.vaccinatedOrRecovered.days, 7);
});

test("tests fall into the course, and a course without days has no place", () => {
  for (const rule of COVID_19.quarantineRules)
    for (const { place, days, thenWatchDays, testDays } of [rule.unprotected, rule.vaccinatedOrRecovered]) {
      assert.equal(place === "none", days === 0);
      assert.ok(testDays.every((day) => day >= 1 && day <= days + thenWatchDays));
    }
});

test("before the first rule there is none, and the last one holds on", () => {
  assert.equal(contactOn("2020-08-06"), undefined);
  assert.equal(quarantineOn("2020-08-06"), undefined);
  assert.equal(contactOn("2026-01-01"), COVID_19.contactRules.at(-1));
});

test("COVID-19 is reported within 24 hours while it is in group A, until 19 October 2023; what holds after is to be confirmed, by another circular from July 2026 on", () => {
  const on = (iso: string) => {
    const rule = theOneOn(COVID_19.reportRules, parseDay(iso));
    return rule && [rule.group, rule.hours, rule.confirmed];
  };
  const documentOn = (iso: string) => theOneOn(COVID_19.reportRules, parseDay(iso))?.document;
  assert.equal(on("2020-01-28"), undefined);
  assert.deepEqual([on("2020-01-29"), on("2020-12-27"), on("2023-10-19")], Array(3).fill(["A", 24, true]));
  assert.deepEqual([on("2023-10-20"), on("2026-07-01")], Array(2).fill(["B", 48, false]));
  assert.deepEqual(
    [documentOn("2026-06-30"), documentOn("2026-07-01")],
    ["Thông tư 54/2015/TT-BYT", "Thông tư 15/2026/TT-BYT"],
  );
});

test("a rapid test of COVID-19 makes a case probable, a PCR confirmed; a link alone makes none", () => {
  const says = (test: string | null, linked = false) => surestClass(COVID_19, { test, linked });
  assert.deepEqual([says("pcr"), says("rapid"), says(null)], ["confirmed", "probable", "probable"]);
  assert.deepEqual(
    [says(null, true), says("rapid", true), says("igm")],
    ["probable", "probable", "probable"],
  );
});

test("measles is confirmed by a test or by a link to a known case, and reported within 24 hours", () => {
  const says = (test: string | null, linked: boolean) => surestClass(MEASLES, { test, linked });
  assert.deepEqual(
    [says("igm", false), says(null, true), says(null, false)],
    ["confirmed", "confirmed", "probable"],
  );
  const rulesOn = (iso: string) => {
    const rule = theOneOn(MEASLES.reportRules, parseDay(iso));
    return [rule?.document, rule?.group, rule?.hours, rule?.confirmed];
  };
  assert.deepEqual(rulesOn("2020-12-27"), ["Thông tư 54/2015/TT-BYT", "B", 24, true]);
  assert.deepEqual(rulesOn("2026-07-01"), ["Thông tư 15/2026/TT-BYT", "B", 24, false]);
});

test("since 31 August 2024 nobody near a case of measles is quarantined: they watch themselves for 21 days after the last contact", () => {
  const rule = theOneOn(MEASLES.quarantineRules, parseDay("2025-03-10"))!;
  for (const vaccinated of [false, true]) {
    const plan = planFor(rule, parseDay("2025-03-10"), { vaccinated });
    assert.deepEqual([plan.place, plan.days, plan.watchUntil], ["none", 0, parseDay("2025-03-30")]);
  }
});

test("a case of measles by a link had its rash 7 to 21 days after the other, as the ministry says", () => {
  const words = definitionOn(MEASLES, "confirmed", parseDay("2020-12-27"))?.words;
  assert.match(words?.vi ?? "", /7–21 ngày/);
  assert.deepEqual(
    MEASLES.tests.filter(({ makes }) => makes === "confirmed").map(({ id }) => id),
    ["igm", "rt-pcr", "virus-isolation", "igg-rise"],
  );
});

test("before, by a foreign rule, who is not protected from measles is 21 days at home, who is vaccinated none", () => {
  const rule = theOneOn(MEASLES.quarantineRules, parseDay("2020-12-27"));
  assert.deepEqual([rule?.unprotected.place, rule?.unprotected.days], ["home", 21]);
  assert.deepEqual([rule?.vaccinatedOrRecovered.place, rule?.vaccinatedOrRecovered.days], ["none", 0]);
});
