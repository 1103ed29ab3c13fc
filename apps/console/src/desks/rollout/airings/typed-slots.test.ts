import assert from "node:assert/strict";
import { test } from "node:test";
import { typedSlots } from "./typed-slots.ts";

test("slots are read as people type them", () => {
  assert.deepEqual(typedSlots("05:30, 11:15, 17:00"), ["05:30", "11:15", "17:00"]);
  assert.deepEqual(typedSlots("5h30; 17"), ["05:30", "17:00"]);
});

test("one slot, nine, times that fall or that no clock shows are refused", () => {
  for (const typed of ["", "05:30", "17:00, 05:30", "05:30, 05:30", "05:30, 24:00", "05:30, trưa"])
    assert.equal(typedSlots(typed), undefined, typed);
  assert.equal(typedSlots("1 2 3 4 5 6 7 8 9"), undefined);
});
