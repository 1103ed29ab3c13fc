import assert from "node:assert/strict";
import { test } from "node:test";
import { PersonAbout } from "@bluezone/contract/health/person";
import { parseDay } from "@bluezone/protocol/time";
import { aboutIn, aboutValuesOf, isWeeks, NO_ABOUT } from "./about-values.ts";

const TODAY = parseDay("2020-12-27");
const KNOWN: PersonAbout = {
  sex: "female",
  pregnancy: { pregnant: "yes", weeks: 20, on: "2020-12-01" },
  occupation: "công nhân",
  workplace: null,
};

test("nothing typed is nobody asked, and what is known is what would be typed", () => {
  assert.equal(aboutIn(NO_ABOUT, null, TODAY), null);
  assert.deepEqual(aboutIn(aboutValuesOf(KNOWN), KNOWN, TODAY), KNOWN);
  assert.deepEqual(aboutValuesOf(null), NO_ABOUT);
});

test("weeks that are typed anew are of today, and others stay those of their day", () => {
  const typed = { ...aboutValuesOf(KNOWN), weeks: "23" };
  assert.deepEqual(aboutIn(typed, KNOWN, TODAY)?.pregnancy, { pregnant: "yes", weeks: 23, on: "2020-12-27" });
  const cleared = aboutIn({ ...typed, weeks: "" }, KNOWN, TODAY);
  assert.deepEqual(cleared?.pregnancy, { pregnant: "yes", weeks: null, on: "2020-12-27" });
  assert.deepEqual(aboutIn({ ...typed, pregnant: "no" }, KNOWN, TODAY)?.pregnancy, { pregnant: "no" });
});

test("no pregnancy of a man is sent, and what is sent fits the contract", () => {
  const man = aboutIn({ ...NO_ABOUT, sex: "male", pregnant: "yes", weeks: "20" }, null, TODAY);
  assert.deepEqual(man, { sex: "male", pregnancy: null, occupation: null, workplace: null });
  assert.ok(PersonAbout.safeParse(man).success);
});

test("a pregnancy has one to forty-four weeks", () => {
  const are = ["", "1", "9", "39", "44", " 12 "];
  for (const typed of are) assert.equal(isWeeks(typed), true, typed);
  for (const typed of ["0", "45", "1,5", "mười"]) assert.equal(isWeeks(typed), false, typed);
});
