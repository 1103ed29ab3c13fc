import assert from "node:assert/strict";
import { test } from "node:test";
import { calibrationOf, modelName } from "./calibration-of.ts";
import { MEASURED_MODELS } from "./calibration-table.ts";

test("a measured model has its own figures, in every variant of its name", () => {
  const a10 = { rssiCorrection: 5, txPower: -21, confidence: 2 };
  for (const model of ["SM-A105", "SM-A105G", "SM-A105FN", "sm-a105m "])
    assert.deepEqual(calibrationOf("samsung", model), a10);
  for (const model of ["iPhone6,1", "iPhone6,2"])
    assert.deepEqual(calibrationOf("Apple", model), { rssiCorrection: -3, txPower: -3, confidence: 2 });
  for (const model of ["iPhone10,2", "iPhone10,5"]) assert.equal(calibrationOf("Apple", model).txPower, -6);
});

test("a model that nobody measured has the mean of its maker and low confidence, a maker of whom nobody knows anything the lowest", () => {
  assert.deepEqual(calibrationOf("samsung", "SM-A515F"), { rssiCorrection: 4, txPower: -20, confidence: 1 });
  assert.equal(calibrationOf("Apple", "iPhone12,8").confidence, 1);
  for (const maker of ["OPPO", "Vsmart", "Xiaomi", ""]) {
    const { txPower, rssiCorrection, confidence } = calibrationOf(maker, "anything");
    assert.equal(confidence, 0);
    assert.equal(txPower, -21, "the mean of Android's phones, not of iPhones with them");
    assert.equal(rssiCorrection, 4);
  }
});

test("a variant of one phone is not another phone of nearly the same name", () => {
  assert.equal(modelName("SM-A1050"), "SM-A105");
  assert.equal(modelName("SM-A10"), "SM-A10");
  assert.equal(modelName("iPhone8,10"), "iPhone8,10");
  assert.equal(calibrationOf("OPPO", "SM-A105F").confidence, 0);
  assert.equal(calibrationOf("Apple", "iPhone8,10").confidence, 1);
});

test("no row is surer than one orientation of one phone, and no model stands twice", () => {
  assert.ok(MEASURED_MODELS.every(({ confidence }) => confidence === 1 || confidence === 2));
  assert.equal(new Set(MEASURED_MODELS.map(({ maker, model }) => `${maker} ${model}`)).size, 10);
  assert.ok(MEASURED_MODELS.every(({ model }) => modelName(model) === model));
});
