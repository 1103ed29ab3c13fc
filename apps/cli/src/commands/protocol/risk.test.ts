import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { PROFILES } from "@bluezone/policy/profile";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import fc from "fast-check";
import { EXIT } from "../../failure.ts";
import { vectors } from "../../testing/export-files.ts";
import { runForTest } from "../../testing/run-for-test.ts";

const folder = testFolder();
let files = 0;
async function put(content: unknown): Promise<string> {
  files += 1;
  const file = join(folder, `file-${files}`);
  await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}
const call = async (engine: string, config: unknown, windows: unknown, ...more: string[]) =>
  runForTest([
    ...["risk", "--engine", engine, "--config", await put(config), "--windows", await put(windows)],
    ...more,
  ]);
async function answer(engine: string, config: unknown, windows: unknown, ...more: string[]) {
  const { exit, out, remarks } = await call(engine, config, windows, "--json", ...more);
  assert.deepEqual([exit, out.length, remarks], [EXIT.ok, 1, []]);
  return JSON.parse(out[0]!);
}

type Scan = [min: number, seconds: number];
type WindowCase = [
  age: number,
  reportType: number,
  infectiousness: number,
  confidence: number,
  scans: Scan[],
];
const minutes = vectors<{
  configurations: { plain: Record<string, unknown> };
  cases: { name: string; with?: unknown[]; windows: WindowCase[]; result: (number | null)[] }[];
}>("normalized-minutes");
const { plain } = minutes.configurations;
const windowsOf = (cased: readonly WindowCase[]) =>
  cased.map(([ageInDays, reportType, infectiousness, calibrationConfidence, scans]) => ({
    ageInDays,
    reportType,
    infectiousness,
    calibrationConfidence,
    scanInstances: scans.map(([minAttenuation, secondsSinceLastScan]) => ({
      minAttenuation,
      typicalAttenuation: 20,
      secondsSinceLastScan,
    })),
  }));
const FIELDS = [
  "totalRiskLevel",
  "ageOfMostRecentDateWithLowRisk",
  "ageOfMostRecentDateWithHighRisk",
  "numberOfDaysWithLowRisk",
  "numberOfDaysWithHighRisk",
  "totalMinimumDistinctEncountersWithLowRisk",
  "totalMinimumDistinctEncountersWithHighRisk",
];

test("normalized-minutes answers the cases of the vectors with exactly the seven fields", async () => {
  for (const { name, windows, result, ...changes } of minutes.cases) {
    if (changes.with) continue;
    const found = await answer("normalized-minutes", plain, windowsOf(windows));
    assert.deepEqual(found, Object.fromEntries(FIELDS.map((field, i) => [field, result[i]])), name);
    assert.deepEqual(Object.keys(found), FIELDS);
  }
});

test("windows may be a list, or stand under a name as in other programs' files", async () => {
  const list = windowsOf([[3, 1, 1, 0, [[40, 300]]]]);
  const expected = await answer("normalized-minutes", plain, list);
  assert.equal(expected.ageOfMostRecentDateWithLowRisk, 3);
  for (const file of [{ exposureWindows: list, description: "x" }, { windows: list }])
    assert.deepEqual(await answer("normalized-minutes", plain, file), expected);
});

test("a window's day may be a date; ages then count from --today", async () => {
  const [{ ageInDays: _, ...window }] = windowsOf([[0, 1, 1, 0, [[40, 300]]]]) as unknown as [
    Record<string, unknown>,
  ];
  const dated = { ...window, date: "2020-12-25" };
  const found = await answer("normalized-minutes", plain, [dated], "--today", "2020-12-27");
  assert.equal(found.ageOfMostRecentDateWithLowRisk, 2);
  for (const [one, says] of [
    [{ ...dated, date: "2020-12-28" }, /window \[0\] is after today/],
    [window, /must have either ageInDays or date/],
    [{ ...dated, ageInDays: 2 }, /must have either ageInDays or date/],
    [{ ...dated, date: "2020-02-30" }, /\[0\]\.date/],
  ] as const) {
    const { exit, remarks } = await call("normalized-minutes", plain, [one], "--today", "2020-12-27");
    assert.equal(exit, EXIT.badData);
    assert.match(remarks[0]!, says);
  }
});

const config = {
  attenuationBucketThresholdDb: [50, 60, 70],
  attenuationBucketWeights: [2, 1, 0.5, 0],
  reportTypeWeights: { confirmedTest: 1, confirmedClinicalDiagnosis: 0.8, selfReport: 0.5 },
  infectiousnessWeights: { standard: 1, high: 1.5 },
  minimumWindowScore: 0,
  daysSinceExposureThreshold: 0,
};
const scan = (typicalAttenuation: number, secondsSinceLastScan: number) => ({
  minAttenuation: 20,
  typicalAttenuation,
  secondsSinceLastScan,
});
const window = (ageInDays: number, reportType: number, infectiousness: number, ...scans: object[]) => ({
  ageInDays,
  reportType,
  infectiousness,
  calibrationConfidence: 1,
  scanInstances: scans,
});

test("daily-summaries answers with the sums of each day, together and by report type, oldest day first", async () => {
  // 120 s × 2 + 60 × 1 = 300; × 1.5. 200 × 0.5 = 100; × 0.5. 30 × 2 = 60; × 0.8.
  const windows = [
    window(1, 1, 2, scan(50, 120), scan(60, 60)),
    window(1, 3, 1, scan(61, 200), scan(71, 900)),
    window(4, 2, 1, scan(1, 30)),
  ];
  assert.deepEqual(await answer("daily-summaries", config, windows), {
    days: [
      {
        ageInDays: 4,
        summaryData: { maximumScore: 48, scoreSum: 48, weightedDurationSum: 60 },
        reportSummaries: {
          confirmedClinicalDiagnosis: { maximumScore: 48, scoreSum: 48, weightedDurationSum: 60 },
        },
      },
      {
        ageInDays: 1,
        summaryData: { maximumScore: 450, scoreSum: 500, weightedDurationSum: 400 },
        reportSummaries: {
          confirmedTest: { maximumScore: 450, scoreSum: 450, weightedDurationSum: 300 },
          selfReport: { maximumScore: 50, scoreSum: 50, weightedDurationSum: 100 },
        },
      },
    ],
  });
});

test("daily-summaries leaves out what GAEN makes no window of, and old days by the threshold", async () => {
  const windows = [window(1, 4, 1, scan(1, 30)), window(1, 1, 0, scan(1, 30)), window(15, 1, 1, scan(1, 30))];
  const old = await answer("daily-summaries", config, windows);
  assert.deepEqual(
    old.days.map(({ ageInDays }: { ageInDays: number }) => ageInDays),
    [15],
  );
  const recent = { ...config, daysSinceExposureThreshold: 14 };
  assert.deepEqual(await answer("daily-summaries", recent, windows), { days: [] });
});

test("given a whole risk profile, daily-summaries says the level of each day, and the date where windows have one", async () => {
  const { ageInDays: _, ...near } = window(0, 1, 2, ...Array(6).fill(scan(40, 200)));
  const dated = { ...near, date: "2020-12-26" };
  const { days } = await answer(
    ...(["daily-summaries", PROFILES.default.risk, [dated], "--today", "2020-12-27"] as const),
  );
  const { ageInDays, date, level } = days[0];
  assert.deepEqual([days.length, ageInDays, date, level], [1, 1, "2020-12-26", "high"]);
});

const minutesProfile = { ...PROFILES.default.risk, engine: "normalized-minutes", config: plain };

test("a profile of normalised minutes stands for its configuration", async () => {
  const windows = windowsOf([[3, 1, 1, 0, [[40, 300]]]]);
  const expected = await answer("normalized-minutes", plain, windows);
  assert.deepEqual(await answer("normalized-minutes", minutesProfile, windows), expected);
});

test("a person reads the same in words", async () => {
  const one = [window(2, 1, 1, scan(1, 30))];
  const daily = await call("daily-summaries", config, one);
  assert.match(
    daily.out[0]!,
    /^2 days ago: maximum 60 {2}sum 60 {2}weighted duration 60\n {2}confirmedTest:/,
  );
  assert.deepEqual((await call("daily-summaries", config, [])).out, ["No day counts."]);
  const normalized = await call("normalized-minutes", plain, []);
  assert.match(normalized.out[0]!, /^totalRiskLevel {2}1\nageOfMostRecentDateWithLowRisk {2}none\n/);
});

test("files of another shape are one sentence that says where", async () => {
  const good = window(1, 1, 1, scan(1, 30));
  const cases: [engine: string, config: unknown, windows: unknown, says: RegExp][] = [
    ["normalized-minutes", [], [], /a configuration of normalized-minutes; wrong is the whole/],
    ["normalized-minutes", "{", [], /is not JSON/],
    ["normalized-minutes", config, [], /no configuration of normalized-minutes: minutesAtAttenuationWeights/],
    ["daily-summaries", plain, [], /no configuration of daily-summaries: attenuationBucketThresholdDb/],
    ["daily-summaries", { config }, [], /no configuration of daily-summaries: id/],
    ["daily-summaries", { ...PROFILES.default.risk, mapping: null }, [], /mapping must be/],
    ["daily-summaries", { ...PROFILES.default.risk, config: 7 }, [], /config must be/],
    ["daily-summaries", { ...PROFILES.default.risk, bounds: {} }, [], /bounds/],
    ["normalized-minutes", PROFILES.default.risk, [], /the profile is of another engine/],
    ["daily-summaries", minutesProfile, [], /the profile is of another engine/],
    ["daily-summaries", config, {}, /must be a list of windows/],
    ["daily-summaries", config, [good, { ...good, reportType: 5 }], /\[1\]\.reportType/],
    ["daily-summaries", config, [{ ...good, infectiousness: 3 }], /\[0\]\.infectiousness/],
    ["daily-summaries", config, [{ ...good, calibrationConfidence: -1 }], /\[0\]\.calibrationConfidence/],
    ["daily-summaries", config, [{ ...good, ageInDays: 0.5 }], /\[0\]\.ageInDays/],
    ["daily-summaries", config, [{ ...good, scanInstances: {} }], /\[0\]\.scanInstances/],
    ["daily-summaries", config, [{ ...good, scanInstances: [{}] }], /\[0\]\.scanInstances\[0\]/],
  ];
  for (const [engine, given, windows, says] of cases) {
    const { exit, out, remarks } = await call(engine, given, windows);
    assert.deepEqual([exit, out, remarks.length], [EXIT.badData, [], 1], String(says));
    assert.match(remarks[0]!, says);
    assert.ok(!remarks[0]!.includes("\n"));
  }
  const { exit, remarks } = await call("other", config, []);
  assert.equal(exit, EXIT.usage);
  assert.match(remarks[0]!, /--engine must be one of daily-summaries, normalized-minutes/);
});

test("no text makes either engine more than one sentence", async () => {
  const mutated = fc
    .tuple(fc.constantFrom<object>(plain, config, PROFILES.default.risk), fc.nat(), fc.json())
    .map(([whole, at, json]) => {
      const names = Object.keys(whole);
      return { ...whole, [names[at % names.length]!]: JSON.parse(json) };
    });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("daily-summaries", "normalized-minutes"),
      fc.oneof(fc.json(), mutated),
      fc.oneof(fc.json(), fc.array(fc.constantFrom<object>(window(1, 1, 1, scan(1, 30)), {}))),
      async (engine, given, windows) => {
        const { exit, remarks } = await call(engine, given, windows);
        assert.ok(exit === EXIT.ok || exit === EXIT.badData, remarks.join());
        assert.ok(remarks.length <= 1 && !remarks.join().includes("\n"));
      },
    ),
  );
});
