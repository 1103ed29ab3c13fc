import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Instant, Minutes, Seconds } from "../time.ts";
import { mergeReading, mergeReadings, type Sighting } from "./sighting.ts";

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

test("readings that come as records of their own make the same as one by one, however they are parted", () => {
  const rssi = fc.integer({ min: -127, max: 20 });
  const scans = fc.array(fc.array(rssi, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(scans, (parts) => {
      const all = (rssis: readonly number[], at: number): Sighting =>
        rssis.reduce<Sighting | undefined>(
          (record, level, i) => mergeReading(record, reading(level, at + i)),
          undefined,
        )!;
      const byScan = parts
        .map((rssis, n) => all(rssis, 100 * n))
        .reduce<Sighting | undefined>(mergeReadings, undefined)!;
      const oneByOne = all(parts.flat(), 0);
      assert.ok(Math.abs(byScan.meanRssi - oneByOne.meanRssi) < 1e-9);
      assert.deepEqual({ ...byScan, meanRssi: 0 }, { ...oneByOne, meanRssi: 0 });
    }),
  );
});

test("a record of no reading, of a part of one, or of levels that no radio reports is refused", () => {
  const record = mergeReading(undefined, reading(-60));
  for (const count of [0, -1, 1.5, Number.NaN])
    assert.throws(() => mergeReadings(record, { ...record, count }), RangeError);
  for (const level of [21, -128, Number.NaN]) {
    assert.throws(() => mergeReadings(record, { ...record, meanRssi: level }), RangeError);
    assert.throws(() => mergeReadings(record, { ...record, bestRssi: level }), RangeError);
  }
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
