import assert from "node:assert/strict";
import { test } from "node:test";
import { OFFSET_SPREAD } from "./parameters.ts";
import { calibrationOf, drawOffsets, MEAN_PHONE } from "./phone-offsets.ts";

const phones = Array.from({ length: 2_000 }, (_, i) => drawOffsets(1, `model ${i}`));
const sd = (xs: readonly number[]): number => Math.sqrt(xs.reduce((sum, x) => sum + x * x, 0) / xs.length);

test("drawn phones differ as much as those of the data, and about the mean phone", () => {
  assert.ok(Math.abs(sd(phones.map((p) => p.transmit)) - OFFSET_SPREAD.transmit) < 0.5);
  assert.ok(Math.abs(sd(phones.map((p) => p.receive)) - OFFSET_SPREAD.receive) < 0.3);
  assert.ok(Math.abs(phones.reduce((sum, p) => sum + p.transmit + p.receive, 0) / phones.length) < 0.8);
});

test("the same model is the same phone, another seed is another world", () => {
  assert.deepEqual(drawOffsets(5, "A20"), drawOffsets(5, "A20"));
  assert.notDeepEqual(drawOffsets(5, "A20"), drawOffsets(6, "A20"));
  assert.notDeepEqual(drawOffsets(5, "A20"), drawOffsets(5, "A21"));
});

test("a calibrated pair sees the attenuation of two mean phones, to the decibel that rounding leaves", () => {
  const attenuation = (from: typeof MEAN_PHONE, to: typeof MEAN_PHONE): number => {
    const rssi = -70 + from.transmit + to.receive;
    return calibrationOf(from).txPower - (rssi + calibrationOf(to).rssiCorrection);
  };
  for (let i = 0; i + 1 < 100; i++)
    assert.ok(Math.abs(attenuation(phones[i]!, phones[i + 1]!) - attenuation(MEAN_PHONE, MEAN_PHONE)) <= 1);
  assert.deepEqual(calibrationOf({ transmit: -14.6, receive: 0.2 }), { txPower: -28, rssiCorrection: 0 });
});
