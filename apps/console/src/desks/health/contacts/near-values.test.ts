import assert from "node:assert/strict";
import { test } from "node:test";
import { Circumstances } from "@bluezone/contract/health/contacts";
import { PersonTyped } from "@bluezone/contract/health/person";
import { parseDay } from "@bluezone/protocol/time";
import { mineOver } from "../../../kit/form/mine-over.ts";
import { personIn } from "../person/person-values.ts";
import { circumstancesIn, NOBODY_NEAR, valuesOf, wrongIn } from "./near-values.ts";

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

test("of how near it was nothing is needed; what cannot be read is named by its field", () => {
  assert.deepEqual(wrongIn(NOBODY_NEAR, today), { minutes: false, metDay: undefined });
  const wrong = { ...NOBODY_NEAR, minutes: "nhiều", metDay: "31/4" };
  assert.deepEqual(wrongIn(wrong, today), { minutes: true, metDay: "unreadable" });
  assert.deepEqual(wrongIn({ ...NOBODY_NEAR, minutes: "1441" }, today), { minutes: true, metDay: undefined });
  const on = (metDay: string, fresh: boolean) => wrongIn({ ...NOBODY_NEAR, metDay }, today, fresh).metDay;
  assert.deepEqual([on("28/12/2020", false), on("28/12/2020", true)], ["ahead", "ahead"]);
  // 60 days back, and one more; of what was kept before an old day stays.
  assert.deepEqual(
    [on("28/10/2020", true), on("27/10/2020", true), on("27/10/2020", false)],
    [undefined, "old", undefined],
  );
});

test("of two changes of one record only what both could mean is asked about", () => {
  const theirs = { ...TYPED, address: "ấp Vĩnh Lợi", minutes: "5" };
  assert.deepEqual(mineOver(theirs, TYPED, { ...TYPED, minutes: "40" }), { ...theirs, minutes: "40" });
  assert.deepEqual(mineOver(theirs, TYPED, TYPED), theirs);
});
