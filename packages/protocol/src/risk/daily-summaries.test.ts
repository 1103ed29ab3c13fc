import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { COUNTED_REPORT_TYPES } from "../report/report-type.ts";
import { type Change, changed, type Path } from "../testing/changed.ts";
import { vectors } from "../testing/vectors.ts";
import { Instant, isoDay, parseDay, parseInstant } from "../time.ts";
import { assess, dailySummaries, type ExposureSummaryData } from "./daily-summaries.ts";
import type { ExposureWindow } from "./exposure-window.ts";
import { type DailySummariesProfile, infectiousnessTable, riskProfile } from "./risk-config.ts";

type Window = Pick<ExposureWindow, "reportType" | "infectiousness"> & { start: string; scans: number[][] };
type Sums = Partial<Record<string, ExposureSummaryData>>;
const file = vectors<{
  profiles: Record<string, DailySummariesProfile | { is: string; with: [Path, unknown][] }>;
  cases: {
    name: string;
    profile: string;
    today: string;
    windows: Window[];
    days: { day: string; level: string; sums: ExposureSummaryData; byReport: Sums }[];
  }[];
  valid: Change[];
  invalid: Change[];
}>("daily-summaries");

function profileOf(name: string): DailySummariesProfile {
  const profile = file.profiles[name]!;
  if (!("is" in profile)) return riskProfile(profile);
  return riskProfile(
    profile.with.reduce((p, [path, value]) => changed(p, path, value), profileOf(profile.is)),
  );
}
const windowOf = ({ start, reportType, infectiousness, scans }: Window): ExposureWindow => ({
  start: parseInstant(start),
  reportType,
  infectiousness,
  calibrationConfidence: 3,
  scanInstances: scans.map(([min, typical, seconds]) => ({
    minAttenuation: min!,
    typicalAttenuation: typical!,
    secondsSinceLastScan: seconds!,
  })),
});
function sameSums(actual: ExposureSummaryData, expected: ExposureSummaryData): void {
  for (const name of ["maximumScore", "scoreSum", "weightedDurationSum"] as const)
    assert.ok(
      Math.abs(actual[name] - expected[name]) < 1e-9,
      `${name} is ${actual[name]}, not ${expected[name]}`,
    );
}

for (const c of file.cases)
  test(c.name, () => {
    const profile = profileOf(c.profile);
    const days = dailySummaries(c.windows.map(windowOf), profile.config, profile.zone, parseDay(c.today));
    assert.deepEqual(
      assess(days, profile).map(({ day, level }) => `${isoDay(day)} ${level}`),
      c.days.map(({ day, level }) => `${day} ${level}`),
    );
    for (const [i, { sums, byReport }] of c.days.entries()) {
      sameSums(days[i]!.summaryData, sums);
      const byType: Sums = days[i]!.reportSummaries;
      assert.deepEqual(Object.keys(byType).sort(), Object.keys(byReport).sort());
      for (const [type, expected] of Object.entries(byReport)) sameSums(byType[type]!, expected!);
    }
  });

test("a profile on its limits is taken", () => {
  for (const { path, value, why } of file.valid)
    assert.doesNotThrow(() => riskProfile(changed(profileOf("plain"), path, value)), why);
});

test("a profile beyond a limit is refused in a sentence that names the field", () => {
  for (const { path, value, why, names } of file.invalid)
    assert.throws(
      () => riskProfile(changed(profileOf("plain"), path, value)),
      (error) => error instanceof RangeError && error.message.includes(names),
      `${why}: ${path.join(".")}`,
    );
});

test("spans of days since onset make the table, later ones override earlier ones", () => {
  const spans = [
    [-3, 14, "standard"],
    [-1, 1, "high"],
  ] as const;
  assert.deepEqual(infectiousnessTable(spans), profileOf("plain").mapping.daysSinceOnsetToInfectiousness);
  assert.throws(() => infectiousnessTable([[-15, 0, "high"]]), RangeError);
  assert.throws(() => infectiousnessTable([[0, 15, "high"]]), RangeError);
  assert.throws(() => infectiousnessTable([[3, 2, "high"]]), RangeError);
});

const anyWindow = fc.record<ExposureWindow>({
  start: fc.integer({ min: 0, max: 5 * 86_400_000 }).map(Instant),
  reportType: fc.constantFrom(...COUNTED_REPORT_TYPES),
  infectiousness: fc.constantFrom("standard", "high"),
  calibrationConfidence: fc.constantFrom(0, 1, 2, 3),
  scanInstances: fc.array(
    fc.record({
      minAttenuation: fc.integer({ min: 0, max: 100 }),
      typicalAttenuation: fc.integer({ min: 0, max: 100 }),
      secondsSinceLastScan: fc.double({ min: 0, max: 300, noNaN: true }),
    }),
    { maxLength: 8 },
  ),
});

test("the order of windows changes no level and no window lowers one", () => {
  const profile = profileOf("plain");
  const rank = { none: 0, low: 1, high: 2 };
  const levels = (windows: readonly ExposureWindow[]) =>
    assess(dailySummaries(windows, profile.config, profile.zone, parseDay("1970-01-10")), profile);
  fc.assert(
    fc.property(fc.array(anyWindow, { maxLength: 12 }), anyWindow, (windows, more) => {
      assert.deepEqual(levels(windows.toReversed()), levels(windows));
      const after = new Map(levels([...windows, more]).map(({ day, level }) => [day, level]));
      for (const { day, level } of levels(windows)) assert.ok(rank[after.get(day)!] >= rank[level]);
    }),
  );
});

test("the report types of a day add up to the day", () => {
  const { config } = profileOf("plain");
  fc.assert(
    fc.property(fc.array(anyWindow, { maxLength: 12 }), (windows) => {
      for (const { summaryData, reportSummaries } of dailySummaries(
        windows,
        config,
        "utc",
        parseDay("1970-01-10"),
      )) {
        const parts = Object.values(reportSummaries);
        const sum = (name: keyof ExposureSummaryData) => parts.reduce((n, part) => n + part[name], 0);
        assert.ok(Math.abs(sum("scoreSum") - summaryData.scoreSum) < 1e-6);
        assert.ok(Math.abs(sum("weightedDurationSum") - summaryData.weightedDurationSum) < 1e-6);
        assert.equal(Math.max(...parts.map((part) => part.maximumScore)), summaryData.maximumScore);
      }
    }),
  );
});
