/** The calibration table of phones, held against the recordings that it comes from. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { MEASURED_MODELS } from "@bluezone/device/calibration-table";
import { fitOpenAir, LEFT_OUT } from "@bluezone/radio/air/fit";
import { calibrationOf } from "@bluezone/radio/air/phone-offsets";
import { committedTables } from "@bluezone/radio/air/tables";

const { runs } = committedTables();
const { offsets } = fitOpenAir(runs);
const used = runs.filter(({ run }) => !run.startsWith(LEFT_OUT));

test("every measured model has the figures that the recordings give it, and no other model has any", () => {
  assert.deepEqual(MEASURED_MODELS.map(({ source }) => source).sort(), [...offsets.keys()].sort());
  for (const { source, txPower, rssiCorrection } of MEASURED_MODELS)
    assert.deepEqual({ txPower, rssiCorrection }, calibrationOf(offsets.get(source)!), source);
});

test("two phones that met only each other have low confidence: nobody knows which of them is the loud one", () => {
  const met = (phone: string) =>
    new Set(used.flatMap(({ listener, heard }) => (listener === phone ? [heard] : [])));
  for (const { source, confidence } of MEASURED_MODELS) {
    const [one, ...more] = met(source);
    const alone = more.length === 0 && met(one!).size === 1;
    assert.equal(confidence, alone ? 1 : 2, source);
  }
});
