import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOfDiary, temperature } from "./form.ts";

test("a temperature is read as people type it, and nothing else is one", () => {
  for (const [typed, degrees] of [
    ["38,2", 38.2],
    ["38.2", 38.2],
    [" 37 ", 37],
    ["36,8 °C", 36.8],
    ["39 độ", 39],
    ["", null],
  ] as const)
    assert.equal(temperature(typed), degrees, typed);
  for (const typed of ["3", "98,6", "33,9", "43.5", "38,25", "abc", "38,2x", "-38"])
    assert.equal(temperature(typed), "wrong", typed);
});

test("a day needs an answer on symptoms; the temperature may be left out", () => {
  const of = "0".repeat(16);
  assert.equal(dayOfDiary(of, "2020-12-22", "37,5", []), null);
  assert.equal(dayOfDiary(of, "2020-12-22", "375", ["none"]), null);
  assert.deepEqual(dayOfDiary(of, "2020-12-22", "", ["none"]), {
    kind: "diary",
    of,
    day: "2020-12-22",
    symptoms: [],
  });
  assert.equal(dayOfDiary(of, "2020-12-22", "38,2", ["fever"])?.temperature, 38.2);
});
