import assert from "node:assert/strict";
import { test } from "node:test";
import { Circumstances } from "@bluezone/contract/health/contacts";
import { PersonTyped } from "@bluezone/contract/health/person";
import { parseDay } from "@bluezone/protocol/time";
import { mineOver } from "../../../kit/form/mine-over.ts";
import { personIn } from "../person/person-values.ts";
import { circumstancesIn, NOBODY_NEAR, valuesOf, wrongMinutes } from "./near-values.ts";

const today = parseDay("2020-12-27");
const TYPED = {
  ...NOBODY_NEAR,
  name: "Thạch Thị Sà Mách",
  birthYear: "1971",
  phone: " 0912 345 678 ",
  metDay: "2612",
  part: "evening",
  minutes: "20",
  distance: "under-1m",
  touched: true,
};

test("what is typed is what the endpoints take, and comes back as it was typed", () => {
  const [person, near] = [personIn(TYPED), circumstancesIn(TYPED, today)];
  assert.ok(PersonTyped.safeParse(person).success && Circumstances.safeParse(near).success);
  assert.deepEqual([person.phone, person.address, near.day], ["0912 345 678", null, "2020-12-26"]);
  assert.deepEqual(valuesOf(person, near, null), { ...TYPED, phone: "0912 345 678", metDay: "26/12/2020" });
  assert.ok(Circumstances.safeParse(circumstancesIn(NOBODY_NEAR, today)).success);
});

test("a part of the day is of no use without its day", () => {
  assert.equal(circumstancesIn({ ...TYPED, metDay: "" }, today).part, null);
});

test("of how near it was nothing is needed; minutes are a number of a day's", () => {
  const wrong = (minutes: string) => wrongMinutes({ minutes });
  assert.deepEqual(["", "1440", "1441", "nhiều"].map(wrong), [false, false, true, true]);
});

test("of two changes of one record only what both could mean is asked about", () => {
  const theirs = { ...TYPED, address: "ấp Vĩnh Lợi", minutes: "5" };
  assert.deepEqual(mineOver(theirs, TYPED, { ...TYPED, minutes: "40" }), { ...theirs, minutes: "40" });
  assert.deepEqual(mineOver(theirs, TYPED, TYPED), theirs);
});
