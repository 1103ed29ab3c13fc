import assert from "node:assert/strict";
import { test } from "node:test";
import { vectors } from "../testing/vectors.ts";
import { dayOf, isoDay, parseInstant } from "../time.ts";
import type { ExposureWindow } from "./exposure-window.ts";
import type { NormalizedMinutesConfig } from "./normalized-minutes-config.ts";
import { type DailySummariesProfile, type NormalizedMinutesProfile, riskProfile } from "./risk-config.ts";
import { type RiskEngine, riskEngine } from "./risk-engine.ts";

const { profiles } = vectors<{ profiles: { plain: DailySummariesProfile } }>("daily-summaries");
const { configurations } = vectors<{ configurations: { plain: NormalizedMinutesConfig } }>(
  "normalized-minutes",
);
const { id, mapping } = profiles.plain;
const minutes: NormalizedMinutesProfile = {
  id,
  engine: "normalized-minutes",
  zone: "utc",
  mapping,
  config: configurations.plain,
};
const engines: Record<string, RiskEngine> = {
  "daily-summaries": riskEngine(riskProfile(profiles.plain)),
  "normalized-minutes": riskEngine(riskProfile(minutes)),
};
const now = parseInstant("2020-12-27T12:00:00+07:00");
const near = (start: string, minutes: number): ExposureWindow => ({
  start: parseInstant(start),
  reportType: "confirmedTest",
  infectiousness: "standard",
  calibrationConfidence: 1,
  scanInstances: Array(minutes).fill({
    minAttenuation: 40,
    typicalAttenuation: 40,
    secondsSinceLastScan: 60,
  }),
});
const said = (engine: RiskEngine, windows: readonly ExposureWindow[]): string[] =>
  engine.levels(windows, dayOf(now, engine.zone)).map(({ day, level }) => `${isoDay(day)} ${level}`);

for (const [name, engine] of Object.entries(engines)) {
  test(`${name}: a day beside one phone is high, a moment nothing, days come oldest first`, () => {
    const windows = [
      near("2020-12-26T12:00:00+07:00", 1),
      near("2020-12-25T12:00:00+07:00", 25),
      near("2020-12-25T12:30:00+07:00", 25),
    ];
    assert.deepEqual(said(engine, windows).slice(0, 1), ["2020-12-25 high"]);
    assert.ok(!said(engine, windows).includes("2020-12-26 high"));
    assert.deepEqual(said(engine, []), []);
  });

  test(`${name}: what is far away counts for nothing`, () => {
    const scan = { minAttenuation: 40, typicalAttenuation: 40, secondsSinceLastScan: 60 };
    assert.equal(engine.isNear(scan), true);
    assert.equal(engine.isNear({ ...scan, minAttenuation: 90, typicalAttenuation: 90 }), false);
  });
}

test("each counts days in its own zone: 06:59 in Vietnam is the day before in UTC", () => {
  const window = [near("2020-12-26T06:59:00+07:00", 30)];
  assert.match(said(engines["daily-summaries"]!, window)[0]!, /^2020-12-26/);
  assert.match(said(engines["normalized-minutes"]!, window)[0]!, /^2020-12-25/);
});

test("one looks at the typical attenuation, the other at the least", () => {
  const scan = { minAttenuation: 40, typicalAttenuation: 90, secondsSinceLastScan: 60 };
  assert.equal(engines["daily-summaries"]!.isNear(scan), false);
  assert.equal(engines["normalized-minutes"]!.isNear(scan), true);
});

test("a profile names its engine; without a name it is daily summaries, and each engine has its own figures", () => {
  const summaries = { ...profiles.plain, engine: "daily-summaries" } as const;
  assert.equal(riskProfile(summaries), summaries);
  const wrong: [profile: object, names: RegExp][] = [
    [{ ...profiles.plain, engine: "dice" }, /^engine/],
    [{ ...profiles.plain, engine: "normalized-minutes" }, /^minutesAtAttenuationWeights/],
    [{ ...minutes, engine: "daily-summaries" }, /^attenuationBucketThresholdDb/],
    [{ ...minutes, mapping: null }, /^mapping/],
    [{ ...minutes, config: undefined }, /^minutesAtAttenuationWeights/],
    [{ ...profiles.plain, config: null }, /^config/],
    [{ ...profiles.plain, bounds: null }, /^bounds/],
    [{ ...profiles.plain, bounds: {} }, /^bounds\.high/],
  ];
  for (const [profile, message] of wrong)
    assert.throws(() => riskProfile(profile as DailySummariesProfile), { name: "RangeError", message });
});
