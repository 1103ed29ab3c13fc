import assert from "node:assert/strict";
import { test } from "node:test";
import { attenuation, calibrate } from "./calibration.ts";

const table = [
  { maker: "Samsung", model: "SM-A515F", rssiCorrection: 5, txPower: -24, confidence: 3 },
  { maker: "Samsung", model: "SM-A105F", rssiCorrection: 8, txPower: -29, confidence: 2 },
  { maker: "OPPO", model: "CPH2015", rssiCorrection: 2, txPower: -20, confidence: 3 },
] as const;

test("a model in the table has its own figures and confidence, whatever the case of its name", () => {
  assert.deepEqual(calibrate(table, "samsung", "sm-a105f "), {
    rssiCorrection: 8,
    txPower: -29,
    confidence: 2,
  });
});

test("an unknown model falls back on its maker's mean, then on everyone's, with falling confidence", () => {
  assert.deepEqual(calibrate(table, "Samsung", "SM-X"), { rssiCorrection: 7, txPower: -26, confidence: 1 });
  assert.deepEqual(calibrate(table, "Vsmart", "Joy 4"), { rssiCorrection: 5, txPower: -24, confidence: 0 });
  assert.equal(
    calibrate(table, "OPPO", "SM-A515F").confidence,
    1,
    "another maker's model of the same name is not it",
  );
});

test("a fallback is never surer than what it rests on, and an empty table is refused", () => {
  const unsure = [{ maker: "Bphone", model: "B86", rssiCorrection: 0, txPower: -25, confidence: 0 }] as const;
  assert.equal(calibrate(unsure, "Bphone", "B60").confidence, 0);
  assert.throws(() => calibrate([], "Bphone", "B86"), RangeError);
});

test("attenuation is what was sent less what was received and corrected, and never below zero", () => {
  assert.equal(attenuation(-20, -70, 0), 50);
  assert.equal(attenuation(-20, -70, 5), 45);
  assert.equal(attenuation(-20, -15, 0), 0);
});
