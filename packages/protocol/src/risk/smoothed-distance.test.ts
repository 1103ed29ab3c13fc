import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type LevelModel, type LogDistance, smoothedDistance } from "./smoothed-distance.ts";

type Scan = { typicalAttenuation: number; minAttenuation: number; secondsSinceLastScan: number };

/**
 * The readable reference: all levels and distances are one normal distribution, and the distances are conditioned on the levels.
 * Covariance of distances i and j: decades² + walk² × the minutes that both have passed. Levels: b² of that, the encounter's spread
 * in all, a scan's own on the diagonal.
 */
function conditioned(scans: readonly Scan[], model: LevelModel, pairSpread: number): LogDistance[] {
  const { atMetre, perDecade: b, leastShare } = model;
  let passed = 0;
  const minutes = scans.map(({ secondsSinceLastScan }, i) => {
    passed += i === 0 ? 0 : secondsSinceLastScan / 60;
    return passed;
  });
  const distances = minutes.map((s) =>
    minutes.map((t) => model.decades ** 2 + model.walk ** 2 * Math.min(s, t)),
  );
  const levels = distances.map((row, i) =>
    row.map(
      (c, j) =>
        b * b * c + model.encounterSpread ** 2 + pairSpread ** 2 + (i === j ? model.scanSpread ** 2 : 0),
    ),
  );
  const inverse = inverted(levels);
  const prior = Math.log10(model.medianMetres);
  const off = scans.map(
    (s) => leastShare * s.minAttenuation + (1 - leastShare) * s.typicalAttenuation - atMetre - b * prior,
  );
  return scans.map((_, i) => {
    const gain = inverse.map((row) => row.reduce((sum, x, k) => sum + x * b * distances[i]![k]!, 0));
    return {
      mean: prior + gain.reduce((sum, g, k) => sum + g * off[k]!, 0),
      variance: distances[i]![i]! - gain.reduce((sum, g, k) => sum + g * b * distances[i]![k]!, 0),
    };
  });
}

/** Gauss and Jordan. */
function inverted(matrix: readonly (readonly number[])[]): number[][] {
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let i = 0; i < rows.length; i += 1) {
    const pivot = rows[i]![i]!;
    rows[i] = rows[i]!.map((x) => x / pivot);
    for (let k = 0; k < rows.length; k += 1) {
      const factor = rows[k]![i]!;
      if (k !== i) rows[k] = rows[k]!.map((x, j) => x - factor * rows[i]![j]!);
    }
  }
  return rows.map((row) => row.slice(matrix.length));
}

const MODEL: LevelModel = {
  atMetre: 53,
  perDecade: 18,
  leastShare: 0.75,
  encounterSpread: 4,
  scanSpread: 6,
  medianMetres: 2,
  decades: 0.3,
  walk: 0.05,
};
const scan = fc.record({
  typicalAttenuation: fc.integer({ min: 30, max: 100 }),
  minAttenuation: fc.integer({ min: 30, max: 100 }),
  secondsSinceLastScan: fc.integer({ min: 0, max: 600 }),
});

test("the smoother says what conditioning all distances on all levels at once says", () => {
  fc.assert(
    fc.property(
      fc.array(scan, { minLength: 1, maxLength: 12 }),
      fc.constantFrom(0, 0.02, 0.3),
      fc.constantFrom(0, 5),
      (scans, walk, pairSpread) => {
        const model = { ...MODEL, walk };
        const expected = conditioned(scans, model, pairSpread);
        for (const [i, { mean, variance }] of smoothedDistance(scans, model, pairSpread).entries()) {
          assert.ok(Math.abs(mean - expected[i]!.mean) < 1e-9);
          assert.ok(Math.abs(variance - expected[i]!.variance) < 1e-9);
        }
      },
    ),
  );
});

test("one scan moves the median by its gain, a known series by hand", () => {
  // Gain b τ² ÷ (b² τ² + s² + e²) = 18 × 0.09 ÷ (29.16 + 16 + 36); 10 dB above what two metres show.
  const level = 53 + 18 * Math.log10(2) + 10;
  const one = { typicalAttenuation: level, minAttenuation: level, secondsSinceLastScan: 60 };
  const [found] = smoothedDistance([one], MODEL, 0);
  assert.ok(Math.abs(found!.mean - (Math.log10(2) + (10 * 1.62) / 81.16)) < 1e-12);
  assert.ok(Math.abs(found!.variance - (0.09 - 1.62 ** 2 / 81.16)) < 1e-12);
});

test("any number of scans leaves what the encounter itself leaves open", () => {
  const scans = Array(2_000).fill({ typicalAttenuation: 60, minAttenuation: 60, secondsSinceLastScan: 60 });
  const [found] = smoothedDistance(scans, { ...MODEL, walk: 0 }, 0);
  const least = 1 / (1 / 0.09 + 18 ** 2 / 16);
  assert.ok(found!.variance > least - 1e-9 && found!.variance < least + 1e-4);
});

test("an encounter without scans has no distance", () => {
  assert.deepEqual(smoothedDistance([], MODEL, 0), []);
});
