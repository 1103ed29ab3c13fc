import assert from "node:assert/strict";
import { test } from "node:test";
import { typedTemperature } from "./typed-temperature.ts";

test("a temperature is read with comma, dot or nothing between, and nothing typed is not taken", () => {
  for (const [typed, degrees] of [
    ["36,8", 36.8],
    ["36.8", 36.8],
    ["368", 36.8],
    [" 37 ", 37],
    ["43,0", 43],
    ["34", 34],
    ["36,8 °C", 36.8],
    ["", null],
    ["  ", null],
    ["33,9", undefined],
    ["43,1", undefined],
    ["36,85", undefined],
    ["3680", undefined],
    ["x", undefined],
    ["3", undefined],
    ["-36", undefined],
  ] as const)
    assert.equal(typedTemperature(typed), degrees, typed);
});
