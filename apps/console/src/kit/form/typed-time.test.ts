import assert from "node:assert/strict";
import { test } from "node:test";
import { isoInstant, parseDay } from "@bluezone/protocol/time";
import { typedMoment, typedTime } from "./typed-time.ts";

test("a time is read in every form in which people type it", () => {
  for (const typed of ["8:00", "08:00", "8h", "8", "8h00", " 8 : 00 ", "8.00", "0800", "8 giờ", "8 giờ 00"])
    assert.deepEqual(typedTime(typed), { hour: 8, minute: 0 }, typed);
  for (const typed of ["14h30", "1430", "14 giờ 30"])
    assert.deepEqual(typedTime(typed), { hour: 14, minute: 30 }, typed);
  for (const typed of ["", "24:00", "8:60", "8:0", "tám giờ", "08:00:00", "2400", "0860", "800", "08000"])
    assert.equal(typedTime(typed), undefined, typed);
});

test("day and time make an instant of Vietnam", () => {
  const today = parseDay("2020-12-27");
  assert.equal(isoInstant(typedMoment("28/12", "8:00", today)!), "2020-12-28T01:00:00.000Z");
  assert.equal(isoInstant(typedMoment("0101", "0:30", today)!), "2020-12-31T17:30:00.000Z");
  assert.equal(typedMoment("31/4", "8:00", today), undefined);
  assert.equal(typedMoment("28/12", "", today), undefined);
});
