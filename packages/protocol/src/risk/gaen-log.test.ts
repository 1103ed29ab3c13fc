import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { aemKey, sealMetadata } from "../identity/aem.ts";
import type { Confidence } from "../identity/metadata.ts";
import { rpi, rpiKey } from "../identity/rpi.ts";
import { tek } from "../identity/tek.ts";
import { diagnosisKey, type Report } from "../report/diagnosis-key.ts";
import { vectors } from "../testing/vectors.ts";
import { Enin, eninAt, fromUnixSeconds, unixSeconds } from "../time.ts";
import type { ExposureWindow } from "./exposure-window.ts";
import { gaenWindows, type LoggedReading, sightingOf } from "./gaen-log.ts";
import { infectiousnessTable } from "./risk-config.ts";

type Reading = [second: number, rssi: number, before: number | null];
type Window = [second: number, instances: [min: number, typical: number, seconds: number][]];
const file = vectors<{
  start: number;
  txPower: number;
  cases: { name: string; readings: Reading[]; windows: Window[] }[];
}>("gaen-windows");

const mapping = {
  daysSinceOnsetToInfectiousness: infectiousnessTable([[-3, 14, "high"]]),
  infectiousnessWhenDaysSinceOnsetMissing: "standard",
  reportTypeWhenMissing: "confirmedTest",
} as const;
const own = { rssiCorrection: 0, confidence: 1 } as const;
const bytes = new Uint8Array(16).fill(5);
const positive = (report: Partial<Report> = {}) =>
  diagnosisKey(tek(bytes, Enin(file.start / 600), 144), {
    reportType: "confirmedTest",
    transmissionRisk: 0,
    ...report,
  });

function logged([second, rssi, before]: Reading, confidence: Confidence = 3): LoggedReading {
  const at = fromUnixSeconds(file.start + second);
  const id = rpi(rpiKey(bytes), eninAt(at));
  const aem = sealMetadata(aemKey(bytes), id, { version: "1.1", confidence, txPower: file.txPower });
  const previousScan = before === null ? {} : { previousScan: fromUnixSeconds(file.start + before) };
  return { rpi: id, aem, at, rssi, ...previousScan };
}
const said = (windows: readonly ExposureWindow[]): Window[] =>
  windows.map(({ start, scanInstances }) => [
    unixSeconds(start) - file.start,
    scanInstances.map((s) => [s.minAttenuation, s.typicalAttenuation, s.secondsSinceLastScan]),
  ]);
const windowsOf = (readings: readonly Reading[]): Window[] =>
  said(
    gaenWindows(
      positive(),
      readings.map((reading) => sightingOf(logged(reading))),
      mapping,
      own,
    ),
  );

for (const { name, readings, windows } of file.cases)
  test(name, () => assert.deepEqual(windowsOf(readings), windows));

test("windows say what the key says; keys that count for nothing make none", () => {
  const sightings = [sightingOf(logged([240, -60, 0]))];
  const of = (report: Partial<Report>) => gaenWindows(positive(report), sightings, mapping, own);
  const [window] = of({ reportType: "selfReport", daysSinceOnset: 0 });
  assert.deepEqual([window?.reportType, window?.infectiousness], ["selfReport", "high"]);
  assert.deepEqual(of({})[0]?.infectiousness, "standard");
  assert.deepEqual(of({ reportType: "revoked" }), []);
  assert.deepEqual(of({ reportType: "recursive" }), []);
  assert.deepEqual(of({ daysSinceOnset: -4 }), []);
});

test("a window is known as well as the worst known reading in it and the phone that wrote the log", () => {
  const of = (confidences: readonly Confidence[], mine: Confidence) =>
    gaenWindows(
      positive(),
      confidences.map((confidence, i) => sightingOf(logged([240 + 60 * i, -60, 0], confidence))),
      mapping,
      { rssiCorrection: 0, confidence: mine },
    )[0]?.calibrationConfidence;
  assert.equal(of([3, 2, 3], 3), 2);
  assert.equal(of([3, 3], 1), 1);
  assert.equal(of([0], 3), 0);
});

test("what the log's phone hears too loud is corrected; metadata that no phone sends is left out", () => {
  const sighting = sightingOf(logged([240, -60, 0]));
  const corrected = gaenWindows(positive(), [sighting], mapping, { ...own, rssiCorrection: -7 });
  assert.deepEqual(said(corrected), [[240, [[57, 57, 240]]]]);
  const garbled = { ...sighting, aem: sighting.aem.map((byte) => byte ^ 0xff) };
  assert.deepEqual(gaenWindows(positive(), [garbled], mapping, own), []);
});

/** The rule once more, the other way round: cut the readings into windows, then windows into scans, then measure each. */
function restated(readings: readonly Reading[]): Window[] {
  const sorted = readings.toSorted(([a], [b]) => a - b);
  const cut = <T>(items: readonly T[], begins: (at: number, first: number) => boolean): T[][] => {
    const parts: T[][] = [];
    let first = 0;
    for (const [i, item] of items.entries())
      if (i === 0 || begins(i, first)) {
        first = i;
        parts.push([item]);
      } else parts.at(-1)!.push(item);
    return parts;
  };
  return cut(sorted, (i, first) => sorted[i]![0] - sorted[first]![0] >= 1_800).map((window) => [
    window[0]![0],
    cut(window, (i) => window[i]![0] - window[i - 1]![0] > 25.5).map((scan) => {
      const losses = scan.map(([, rssi]) => Math.max(0, file.txPower - rssi));
      const [second, , before] = scan[0]!;
      const minutes =
        before === null ? 2 : Math.min(5, Math.max(0, Math.floor(second / 60) - Math.floor(before / 60)));
      const mean = losses.reduce((a, b) => a + b, 0) / losses.length;
      return [Math.min(...losses), Math.round(mean), 60 * minutes];
    }),
  ]);
}

test("the rule stated another way gives the same windows", () => {
  const reading = fc.tuple(
    fc.oneof(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 0, max: 120 })),
    fc.integer({ min: -100, max: 0 }),
    fc.option(fc.integer({ min: 0, max: 9_000 })),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(reading, { maxLength: 40, selector: ([second]) => second }),
      (readings: Reading[]) => {
        assert.deepEqual(windowsOf(readings), restated(readings));
      },
    ),
  );
});
