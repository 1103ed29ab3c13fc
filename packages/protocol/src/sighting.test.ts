import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mergeReading, type Sighting } from "./sighting.ts";
import { Instant, Minutes, Seconds } from "./time.ts";

const rpi = new Uint8Array(16).fill(7);
const aem = Uint8Array.of(1, 2, 3, 4);
const reading = (rssi: number, at = 0) => ({ rpi, aem, at: Instant(at), rssi, sinceLastScan: Seconds(60) });

test("a minute record holds the count, the mean and the loudest of its readings, in any order", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -127, max: 20 }), { minLength: 1, maxLength: 200 }), (rssis) => {
      let record: Sighting | undefined;
      for (const rssi of rssis) record = mergeReading(record, reading(rssi));
      assert.equal(record!.count, rssis.length);
      assert.equal(record!.bestRssi, Math.max(...rssis));
      assert.ok(Math.abs(record!.meanRssi - rssis.reduce((a, b) => a + b) / rssis.length) < 1e-9);
    }),
  );
});

test("a minute record keeps the time and the scan gap of its first reading", () => {
  const first = mergeReading(undefined, reading(-60, 1_000));
  const second = mergeReading(first, { ...reading(-50, 8_000), sinceLastScan: Seconds(7) });
  assert.equal(second.at, 1_000);
  assert.equal(second.sinceLastScan, Seconds(60));
});

test("a record never stands for more than five minutes, however long the radio slept", () => {
  const record = mergeReading(undefined, { ...reading(-60), sinceLastScan: Minutes(180) });
  assert.equal(record.sinceLastScan, Minutes(5));
});

test("a moment may be any clock of the listener", () => {
  const at = { boot: "b1", monotonic: 12_345 };
  const record = mergeReading(undefined, { ...reading(-60), at });
  assert.deepEqual(mergeReading(record, { ...reading(-70), at: { boot: "b1", monotonic: 12_400 } }).at, at);
});

test("values that no radio reports, and another identifier's readings, are refused", () => {
  for (const rssi of [127, 21, -128, Number.NaN])
    assert.throws(() => mergeReading(undefined, reading(rssi)), RangeError);
  assert.throws(() => mergeReading(undefined, { ...reading(-60), rpi: new Uint8Array(15) }), RangeError);
  assert.throws(() => mergeReading(undefined, { ...reading(-60), aem: new Uint8Array(5) }), RangeError);
  assert.throws(() => mergeReading(undefined, { ...reading(-60), sinceLastScan: Seconds(-1) }), RangeError);
  const other = { ...reading(-60), rpi: new Uint8Array(16).fill(8) };
  assert.throws(() => mergeReading(mergeReading(undefined, reading(-60)), other), TypeError);
});
