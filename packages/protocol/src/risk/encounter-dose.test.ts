import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Confidence } from "../identity/metadata.ts";
import { vectors } from "../testing/vectors.ts";
import { type DoseConfig, doseConfig, infectiousnessOn } from "./dose-config.ts";
import { encounterDose, meanCloseness, probabilityOf, shareWithin } from "./encounter-dose.ts";
import { normalShare } from "./normal-share.ts";

const CONFIG: DoseConfig = {
  level: {
    atMetre: 53,
    perDecade: 18,
    leastShare: 0.75,
    encounterSpread: 4,
    scanSpread: 6,
    medianMetres: 2,
    decades: 0.3,
    walk: 0.02,
  },
  pairSpread: [6, 4, 2, 0],
  nearMetres: 2,
  transmission: { perHour: 0.011, atMetres: 2, leastMetres: 1 },
  infectiousness: Array.from({ length: 29 }, (_, i) => (i === 14 ? 2 : 1)),
  infectiousnessWhenMissing: 0.5,
  reportTypeWeights: { confirmedTest: 1, confirmedClinicalDiagnosis: 1, selfReport: 1 },
  warnOneIn: { high: 365, low: 1_100 },
};
const scans = (level: number, count: number, seconds = 60) =>
  Array(count).fill({ typicalAttenuation: level, minAttenuation: level, secondsSinceLastScan: seconds });

test("shares of the normal distribution are those of the tables", () => {
  for (const [z, share] of [
    [0, 0.5],
    [1.959963984540054, 0.975],
    [-3, 0.0013498980316301],
    [-8, 6.22096057427178e-16],
    [40, 1],
    [-40, 0],
  ] as const)
    assert.ok(Math.abs(normalShare(z) / share - 1) < 1e-7 || normalShare(z) === share, `${z}`);
});

test("the mean closeness is the integral over all distances", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1, max: 2, noNaN: true }),
      fc.double({ min: 0.001, max: 0.3, noNaN: true }),
      (mean, variance) => {
        let sum = 0;
        const STEP = 0.002;
        for (let z = -9; z < 9; z += STEP)
          sum +=
            ((Math.exp((-z * z) / 2) * STEP) / Math.sqrt(2 * Math.PI)) *
            Math.min(1, 1 / (10 ** (mean + Math.sqrt(variance) * z)) ** 2);
        assert.ok(Math.abs(meanCloseness({ mean, variance }, 1) - sum) < 1e-5);
      },
    ),
    { numRuns: 30 },
  );
});

test("a distance that is known exactly is on one side of every bound", () => {
  const exact = { mean: Math.log10(2), variance: 0 };
  assert.deepEqual([shareWithin(exact, 2), shareWithin(exact, 1.9)], [1, 0]);
  assert.ok(Math.abs(meanCloseness(exact, 1) - 0.25) < 1e-12);
  assert.equal(meanCloseness({ mean: -1, variance: 0 }, 1), 1);
});

test("an hour at exactly two metres is the published probability, and half of it half the hazard", () => {
  const sure = doseConfig({
    ...CONFIG,
    level: { ...CONFIG.level, decades: 0.01, walk: 0, scanSpread: 40, encounterSpread: 40 },
  });
  const hour = encounterDose(scans(58, 60), 3, sure);
  assert.equal(hour.seconds, 3_600);
  // What is left is the hundredth of a decade.
  assert.ok(Math.abs(probabilityOf(hour.hazard) / 0.011 - 1) < 0.005);
  assert.ok(Math.abs(encounterDose(scans(58, 30), 3, sure).hazard / hour.hazard - 0.5) < 1e-3);
});

test("a weaker level is farther, a longer time more, a pair less known less sure", () => {
  const [clear, weak] = [50, 75].map((level) => encounterDose(scans(level, 15), 3, CONFIG));
  assert.ok(clear!.near > 0.85 && weak!.near < 0.15 && clear!.hazard > 5 * weak!.hazard);
  assert.ok(encounterDose(scans(50, 30), 3, CONFIG).hazard > 1.9 * clear!.hazard);
  const unknown = encounterDose(scans(50, 15), 0, CONFIG);
  assert.ok(unknown.near < clear!.near && unknown.near > 0.5);
});

test("scans that stand for no time still say how near, and nothing heard is no dose", () => {
  const { near, hazard, seconds } = encounterDose(scans(50, 3, 0), 3, CONFIG);
  assert.ok(near > 0.7);
  assert.deepEqual([hazard, seconds], [0, 0]);
  assert.deepEqual(encounterDose([], 3, CONFIG), { seconds: 0, near: 0, hazard: 0 });
});

test("infectiousness is that of the key's day; none outside the table", () => {
  assert.deepEqual(
    [0, 1, null, 15, -15].map((days) => infectiousnessOn(days, CONFIG)),
    [2, 1, 0.5, 0, 0],
  );
});

test("figures outside their limits are refused with the name of the field", () => {
  assert.equal(doseConfig(CONFIG), CONFIG);
  const { level, transmission } = CONFIG;
  const table: [change: object, says: RegExp][] = [
    [{ level: null }, /level must be/],
    [{ level: { ...level, perDecade: 0 } }, /level\.perDecade/],
    [{ level: { ...level, walk: Number.NaN } }, /level\.walk/],
    [{ level: { ...level, decades: undefined } }, /level\.decades/],
    [{ pairSpread: [1, 2, 3] }, /pairSpread/],
    [{ nearMetres: 0 }, /nearMetres/],
    [{ transmission: { ...transmission, perHour: 0.6 } }, /transmission\.perHour/],
    [{ transmission: { ...transmission, atMetres: 0 } }, /transmission\.atMetres/],
    [{ transmission: { ...transmission, leastMetres: 6 } }, /transmission\.leastMetres/],
    [{ transmission: undefined }, /transmission must be/],
    [{ infectiousness: [] }, /infectiousness must be 29/],
    [{ infectiousnessWhenMissing: -1 }, /infectiousnessWhenMissing/],
    [{ reportTypeWeights: { confirmedTest: 1 } }, /reportTypeWeights\.confirmedClinicalDiagnosis/],
    [{ reportTypeWeights: null }, /reportTypeWeights must be/],
    [{ warnOneIn: { high: 1, low: null } }, /warnOneIn\.high/],
    [{ warnOneIn: { high: 100, low: 50 } }, /warnOneIn\.low/],
    [{ warnOneIn: undefined }, /warnOneIn must be/],
  ];
  for (const [change, says] of table)
    assert.throws(() => doseConfig({ ...CONFIG, ...change } as DoseConfig), says);
  assert.throws(() => doseConfig(null as unknown as DoseConfig), /dose must be/);
  assert.doesNotThrow(() => doseConfig({ ...CONFIG, warnOneIn: { high: 100, low: null } }));
});

test("the vectors hold, computed by conditioning and numerical integration", () => {
  const { config, encounters } = vectors<{
    config: DoseConfig;
    encounters: {
      name: string;
      confidence: Confidence;
      scans: [least: number, typical: number, seconds: number][];
      seconds: number;
      near: number;
      hazard: number;
    }[];
  }>("transmission");
  assert.equal(encounters.length, 8);
  for (const { name, confidence, scans: heard, ...expected } of encounters) {
    const found = encounterDose(
      heard.map(([minAttenuation, typicalAttenuation, secondsSinceLastScan]) => ({
        minAttenuation,
        typicalAttenuation,
        secondsSinceLastScan,
      })),
      confidence,
      doseConfig(config),
    );
    assert.equal(found.seconds, expected.seconds, name);
    for (const figure of ["near", "hazard"] as const)
      assert.ok(Math.abs(found[figure] / expected[figure] - 1) < 1e-6, `${name}: ${figure} ${found[figure]}`);
  }
});

test("no figures within their limits make a hazard that is no number", () => {
  const perDecades = [0.1, 0.3, 1, 60];
  const spreads = [0.1, 40];
  for (const perDecade of perDecades)
    for (const spread of spreads)
      for (const medianMetres of [0.1, 50])
        for (const atMetre of [0, 150])
          for (const walk of [0, 1])
            for (const level of [0, 255]) {
              const config = doseConfig({
                ...CONFIG,
                level: {
                  ...CONFIG.level,
                  ...{ atMetre, perDecade, medianMetres, walk, decades: 2 },
                  encounterSpread: spread,
                  scanSpread: spread,
                },
              });
              const { hazard, near } = encounterDose(scans(level, 3, 300), 3, config);
              assert.ok(hazard >= 0 && Number.isFinite(hazard), JSON.stringify(config.level));
              assert.ok(near >= 0 && near <= 1, JSON.stringify(config.level));
            }
});
