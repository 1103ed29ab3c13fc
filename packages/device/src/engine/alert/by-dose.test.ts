/** Levels by the probability of transmission, where a signed policy has its figures. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { PolicyDocument } from "@bluezone/contract/signed";
import { DOSE } from "@bluezone/policy/dose-figures";
import { PROFILES } from "@bluezone/policy/profile";
import { tek } from "@bluezone/protocol/identity/tek";
import { diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import type { DoseConfig } from "@bluezone/protocol/risk/dose-config";
import { encounterDose, probabilityOf } from "@bluezone/protocol/risk/encounter-dose";
import { vectors } from "@bluezone/protocol/testing/vectors";
import {
  Days,
  eninAt,
  Instant,
  Minutes,
  minus,
  plus,
  unixSeconds,
  utcDayStart,
} from "@bluezone/protocol/time";
import { hears } from "../../testing/heard.ts";
import { NOON, person } from "../../testing/person.ts";
import { dayDose } from "./by-dose.ts";
import { encountersOf, type KeyWindow } from "./encounter.ts";

const window = (
  level: number,
  minutes: number,
  { key = "a", after = 0, daysSinceOnset = 0, confidence = 3 as KeyWindow["calibrationConfidence"] } = {},
): KeyWindow => ({
  key,
  daysSinceOnset,
  start: plus(NOON, Minutes(after)),
  reportType: "confirmedTest",
  infectiousness: "high",
  calibrationConfidence: confidence,
  scanInstances: Array(minutes).fill({
    minAttenuation: level,
    typicalAttenuation: level,
    secondsSinceLastScan: 60,
  }),
});

test("windows of one key within ten minutes are one encounter, whatever stands between them", () => {
  const encounters = encountersOf([
    window(50, 20, { after: 30 }),
    window(50, 20),
    window(50, 5, { key: "b", after: 10 }),
    window(50, 5, { after: 61 }),
  ]);
  assert.deepEqual(
    encounters.map((windows) => windows.map(({ scanInstances }) => scanInstances.length)),
    [[20, 20], [5], [5]],
  );
  const within = [window(50, 30), window(50, 5, { after: 5 }), window(50, 10, { after: 35 })];
  assert.equal(encountersOf(within).length, 1, "one that lies within another does not end it");
});

test("longer, nearer and on a more infectious day is more; several encounters add up", () => {
  const probability = (...windows: KeyWindow[]) => dayDose(windows, DOSE).probability;
  const near = probability(window(50, 15));
  assert.ok(probability(window(50, 30)) > near && probability(window(70, 15)) < near / 4);
  assert.ok(probability(window(50, 15, { daysSinceOnset: 6 })) < near / 2);
  assert.equal(probability(window(50, 15, { daysSinceOnset: 12 })), 0);
  const twice = probability(window(50, 15), window(50, 15, { key: "b" }));
  assert.ok(Math.abs(1 - twice - (1 - near) ** 2) < 1e-12);
});

test("the threshold is how many people are warned for one infected: more warned, lower levels", () => {
  const day = [window(60, 12)];
  const { probability } = dayDose(day, DOSE);
  const level = (high: number, low: number | null) =>
    dayDose(day, { ...DOSE, warnOneIn: { high, low } }).level;
  const exact = 1 / probability;
  assert.deepEqual(
    [
      level(exact, null),
      level(exact * 0.99, null),
      level(exact * 0.99, exact),
      level(exact * 0.5, exact * 0.9),
    ],
    ["high", "none", "low", "none"],
  );
});

test("confidence is how likely the two were near, and never high of an unknown model", () => {
  const sure = (...args: Parameters<typeof window>) => {
    const { confidence, unmeasured } = dayDose([window(...args)], DOSE);
    return unmeasured ? `${confidence}, unmeasured` : confidence;
  };
  assert.equal(sure(48, 20), "high");
  assert.equal(sure(60, 20), "medium");
  assert.equal(sure(80, 20), "low");
  assert.equal(sure(40, 20, { confidence: 0 }), "medium, unmeasured");
});

test("a phone takes its levels from the figures of its policy, and from the profile where it has none or cannot read them", async () => {
  const figures = (high: number) => ({ ...DOSE, warnOneIn: { high, low: null } });
  for (const [dose, is] of [
    // Seventeen minutes at 48 dB: high by the profile, and by the probability if many may be warned for one infected.
    [undefined, "exposed-high"],
    [figures(10_000), "exposed-high"],
    [figures(2), "first-day"],
    [{ ...figures(2), nearMetres: "two" }, "exposed-high"],
  ] as const) {
    const a = await person("dose");
    await a.phone.start();
    await a.phone.run();
    const policy = { ...a.servers.policy({}), ...(dose ? { dose } : {}) } as PolicyDocument;
    a.servers.issue({ policy: a.servers.policyRoot.jws(policy) });
    const key = tek(new Uint8Array(randomBytes(16)), utcDayStart(eninAt(NOON)), 144);
    await hears(a, key, Minutes(17));
    await a.pass(Minutes(20));
    const end = Instant(unixSeconds(a.clock.now()) * 1000);
    const published = diagnosisKey(key, {
      reportType: "confirmedTest",
      transmissionRisk: 0,
      daysSinceOnset: 0,
    });
    await a.servers.release(minus(end, Minutes(10)), end, [published]);
    await a.phone.checkNow();
    assert.equal(a.phone.state().panel.is, is, JSON.stringify(dose?.warnOneIn));
  }
});

test("a day before those that the profile counts brings no alert by the figures either", async () => {
  for (const [days, warned] of [
    [14, true],
    [1, false],
  ] as const) {
    const a = await person("dose-days");
    await a.phone.start();
    await a.phone.run();
    const plain = a.servers.policy({});
    const { riskProfile } = plain;
    assert.ok(riskProfile.engine !== "normalized-minutes");
    const config = { ...riskProfile.config, daysSinceExposureThreshold: days };
    const dose = { ...DOSE, warnOneIn: { high: 10_000, low: null } };
    const policy = { ...plain, riskProfile: { ...riskProfile, config }, dose } as PolicyDocument;
    a.servers.issue({ policy: a.servers.policyRoot.jws(policy) });
    const key = tek(new Uint8Array(randomBytes(16)), utcDayStart(eninAt(NOON)), 144);
    await hears(a, key, Minutes(17));
    await a.pass(Days(3));
    const end = Instant(unixSeconds(a.clock.now()) * 1000);
    await a.servers.release(minus(end, Minutes(10)), end, [
      diagnosisKey(key, { reportType: "confirmedTest", transmissionRisk: 0, daysSinceOnset: 0 }),
    ]);
    await a.phone.checkNow();
    assert.equal(a.phone.state().panel.is === "exposed-high", warned, `${days} days`);
  }
});

test("figures that a phone cannot read are left out of the policy, and the rest of it holds", () => {
  const { risk, steps } = PROFILES.default;
  const { today, testWithinDays, watchForDays } = steps;
  const policy = {
    version: 1,
    issuedAt: 1,
    notAfter: 2,
    riskProfile: risk,
    steps: { today, testWithinDays, watchForDays },
  };
  assert.deepEqual(PolicyDocument.parse({ ...policy, dose: DOSE }).dose, DOSE);
  assert.equal(PolicyDocument.parse({ ...policy, dose: { model: "another" } }).dose, undefined);
  assert.equal(PolicyDocument.parse(policy).dose, undefined);
  assert.deepEqual(PolicyDocument.parse(JSON.parse(JSON.stringify({ ...policy, dose: DOSE }))).dose, DOSE);
});

test("a quarter of an hour at exactly two metres is about where a day becomes high, five minutes where it becomes low", () => {
  const { level, warnOneIn } = DOSE;
  const still = { ...DOSE, level: { ...level, medianMetres: 2, decades: 0.01, encounterSpread: 40 } };
  const probability = (minutes: number) =>
    probabilityOf(encounterDose(window(58, minutes).scanInstances, 3, still).hazard);
  assert.ok(probability(15) >= 1 / warnOneIn.high && probability(14) < 1 / warnOneIn.high);
  assert.ok(probability(5) >= 1 / warnOneIn.low! && probability(4) < 1 / warnOneIn.low!);
});

test("the days of the vectors have their probability and level", () => {
  const { config, days } = vectors<{
    config: DoseConfig;
    days: {
      name: string;
      probability: number;
      level: string;
      encounters: (Pick<KeyWindow, "daysSinceOnset" | "reportType"> & {
        confidence: KeyWindow["calibrationConfidence"];
        scans: [least: number, typical: number, seconds: number][];
      })[];
    }[];
  }>("transmission");
  assert.equal(days.length, 6);
  for (const { name, encounters, ...expected } of days) {
    const windows = encounters.map(
      ({ confidence, scans, ...key }, i): KeyWindow => ({
        ...window(0, 0, { key: `${i}`, confidence }),
        ...key,
        scanInstances: scans.map(([minAttenuation, typicalAttenuation, secondsSinceLastScan]) => ({
          minAttenuation,
          typicalAttenuation,
          secondsSinceLastScan,
        })),
      }),
    );
    const { probability, level } = dayDose(windows, config);
    assert.ok(Math.abs(probability / expected.probability - 1) < 1e-6, `${name}: ${probability}`);
    assert.equal(level, expected.level, name);
  }
});
