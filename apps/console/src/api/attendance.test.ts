import assert from "node:assert/strict";
import { test } from "node:test";
import { watchAttendance } from "./attendance.ts";

test("somebody is there for a minute and a half after each touch, and not because a page asks or a pointer lies on it", () => {
  let now = 1_000_000;
  const page = new EventTarget();
  const attended = watchAttendance(page, () => now);
  assert.equal(attended(), true, "who opened it is there");
  now += 90_000;
  assert.equal(attended(), false);
  for (const own of ["pointermove", "focus", "scroll"]) page.dispatchEvent(new Event(own));
  assert.equal(attended(), false);
  for (const touch of ["keydown", "pointerdown", "click", "input", "wheel", "touchmove"]) {
    page.dispatchEvent(new Event(touch));
    now += 89_999;
    assert.equal(attended(), true, touch);
    now += 1;
    assert.equal(attended(), false, touch);
  }
  page.dispatchEvent(new Event("keydown"));
  now -= 3_600_000;
  assert.equal(attended(), false, "a clock that was set back leaves nobody there");
});
