import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Change, changed, type Path } from "../testing/changed.ts";
import { vectors } from "../testing/vectors.ts";
import { type AgedWindow, type NormalizedMinutes, normalizedMinutes } from "./normalized-minutes.ts";
import { type NormalizedMinutesConfig, normalizedMinutesConfig } from "./normalized-minutes-config.ts";

type Window = [
  age: number,
  reportType: 1 | 2 | 3 | 4,
  infectiousness: 0 | 1 | 2,
  confidence: 0 | 1 | 2 | 3,
  scans: [min: number, seconds: number][],
];
const file = vectors<{
  configurations: { plain: NormalizedMinutesConfig };
  cases: { name: string; with?: [Path, unknown][]; windows: Window[]; result: (number | null)[] }[];
  valid: Change[];
  invalid: Change[];
}>("normalized-minutes");
const { plain } = file.configurations;

const REPORT_TYPES = ["confirmedTest", "confirmedClinicalDiagnosis", "selfReport", "recursive"] as const;
const INFECTIOUSNESS = ["none", "standard", "high"] as const;
const windowOf = ([ageInDays, reportType, infectiousness, confidence, scans]: Window): AgedWindow => ({
  ageInDays,
  reportType: REPORT_TYPES[reportType - 1]!,
  infectiousness: INFECTIOUSNESS[infectiousness],
  calibrationConfidence: confidence,
  scanInstances: scans.map(([minAttenuation, secondsSinceLastScan]) => ({
    minAttenuation,
    typicalAttenuation: 20,
    secondsSinceLastScan,
  })),
});
const FIELDS = [
  "totalRiskLevel",
  "ageOfMostRecentDateWithLowRisk",
  "ageOfMostRecentDateWithHighRisk",
  "numberOfDaysWithLowRisk",
  "numberOfDaysWithHighRisk",
  "totalMinimumDistinctEncountersWithLowRisk",
  "totalMinimumDistinctEncountersWithHighRisk",
] as const;

for (const c of file.cases)
  test(c.name, () => {
    const config = (c.with ?? []).reduce((to, [path, value]) => changed(to, path, value), plain);
    const result = normalizedMinutes(c.windows.map(windowOf), normalizedMinutesConfig(config));
    assert.deepEqual(result, Object.fromEntries(FIELDS.map((field, i) => [field, c.result[i]])));
  });

test("a configuration on its limits is taken as it is", () => {
  for (const { path, value, why } of file.valid) {
    const config = changed(plain, path, value);
    assert.equal(normalizedMinutesConfig(config), config, why);
  }
});

test("filters that are left out filter nothing; no other list may be left out", () => {
  const { minutesAtAttenuationFilters: _, trlFilters: __, ...unfiltered } = plain;
  assert.equal(normalizedMinutesConfig(unfiltered), unfiltered);
  const windows = file.cases.flatMap((c) => (c.with ? [] : c.windows.map(windowOf)));
  assert.deepEqual(normalizedMinutes(windows, unfiltered), normalizedMinutes(windows, plain));
  for (const name of Object.keys(unfiltered))
    assert.throws(
      () => normalizedMinutesConfig({ ...plain, [name]: undefined }),
      (error) => error instanceof RangeError && error.message.includes(name),
    );
});

test("an older published configuration, with a multiplier in place of the values, is read as it stands", () => {
  const { transmissionRiskValueMapping: _, ...rest } = plain;
  const older = { ...rest, transmissionRiskLevelMultiplier: 0.2 };
  assert.equal(normalizedMinutesConfig(older), older);
  const values = Array.from({ length: 21 }, (_, level) => ({
    transmissionRiskLevel: level,
    transmissionRiskValue: level * 0.2,
  }));
  const windows = file.cases.flatMap((c) => c.windows.map(windowOf));
  const spelt = { ...plain, transmissionRiskValueMapping: values };
  assert.deepEqual(normalizedMinutes(windows, older), normalizedMinutes(windows, spelt));
  assert.notDeepEqual(normalizedMinutes(windows, older), normalizedMinutes(windows, plain));
  const both = { ...plain, transmissionRiskLevelMultiplier: 0.2 };
  assert.deepEqual(normalizedMinutes(windows, both), normalizedMinutes(windows, plain), "values go first");
  for (const wrong of [-1, "0.2", Number.NaN, null])
    assert.throws(
      () => normalizedMinutesConfig({ ...rest, transmissionRiskLevelMultiplier: wrong as number }),
      (error) => error instanceof RangeError && error.message.includes("transmissionRiskLevelMultiplier"),
    );
});

test("a configuration beyond a limit is refused in a sentence that names the field", () => {
  const long = Array(101).fill({ dropIfTrlInRange: { min: 0, max: 0 } });
  const tooLong = { path: ["trlFilters"], value: long, names: "trlFilters", why: "more than 100 entries" };
  for (const { path, value, why, names } of [...file.invalid, tooLong])
    assert.throws(
      () => normalizedMinutesConfig(changed(plain, path, value)),
      (error) => error instanceof RangeError && error.message.includes(names),
      why,
    );
  for (const nothing of [null, undefined, 7, "x", []])
    assert.throws(() => normalizedMinutesConfig(nothing as never), RangeError);
});

const anyWindow: fc.Arbitrary<Window> = fc.tuple(
  fc.integer({ min: 0, max: 4 }),
  fc.constantFrom(1, 2, 3, 4),
  fc.constantFrom(0, 1, 2),
  fc.constantFrom(0, 1, 2, 3),
  fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: -600, max: 600 })), { maxLength: 6 }),
);
const total = (windows: readonly Window[]): NormalizedMinutes =>
  normalizedMinutes(windows.map(windowOf), plain);

test("the order of windows and scans changes nothing", () => {
  fc.assert(
    fc.property(fc.array(anyWindow, { maxLength: 12 }), (windows) => {
      const turned = windows.map(([a, b, c, d, scans]): Window => [a, b, c, d, scans.toReversed()]);
      assert.deepEqual(total(turned.toReversed()), total(windows));
    }),
  );
});

test("days and encounters hold together", () => {
  fc.assert(
    fc.property(fc.array(anyWindow, { maxLength: 12 }), (windows) => {
      const r = total(windows);
      assert.equal(r.totalRiskLevel === 2, r.numberOfDaysWithHighRisk > 0);
      assert.equal(r.ageOfMostRecentDateWithLowRisk === null, r.numberOfDaysWithLowRisk === 0);
      assert.equal(r.ageOfMostRecentDateWithHighRisk === null, r.numberOfDaysWithHighRisk === 0);
      const days = r.numberOfDaysWithLowRisk + r.numberOfDaysWithHighRisk;
      const encounters =
        r.totalMinimumDistinctEncountersWithLowRisk + r.totalMinimumDistinctEncountersWithHighRisk;
      assert.ok(encounters >= days && encounters <= windows.length);
    }),
  );
});
