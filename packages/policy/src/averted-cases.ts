/**
 * How many cases the app averted, at least: people whom it alone found and who fell ill would have infected others, and those in
 * quarantine by then did not. The product of adoption, secondary attack and adherence as in C. Wymant et al., "The
 * epidemiological impact of the NHS COVID-19 app", Nature 2021; 594:408–412 (methods: cases averted by notifications), but of the
 * first generation alone, and of those alone who told a health station of their alert. The interval is of a resampling of what is
 * counted and of R.
 */

import { gammaQuantile, gammaShare } from "./gamma-distribution.ts";
import { NORMAL_BOUND } from "./normal-bound.ts";
import type { SerialInterval } from "./reproduction-number.ts";

/** What is counted of people whom the app alone found. */
export type FoundByApp = {
  /** How many there are, and how many of them became a case within 14 days. */
  readonly found: number;
  readonly became: number;
  /** How many were in quarantine, and after how many days from their contact (the mean). */
  readonly quarantined: number;
  readonly delay: number;
};

/** R as it is estimated: its mean and its bounds of 95 %. */
export type Reproduction = { readonly mean: number; readonly low: number; readonly high: number };

/** Cases; 95 in 100 resamplings lie within the bounds. `ahead` is the share of infecting that still lay ahead of the quarantine. */
export type Averted = {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly ahead: number;
};

/** Resamplings: a bound of 2,000 moves by a hundredth of itself between two sets of them. */
const DRAWS = 2_000;

/** The nth number of van der Corput's sequence in a base: numbers that fill 0 to 1 evenly, the same ones each time. */
function evenly(n: number, base: number): number {
  let [rest, part, sum] = [n, 1 / base, 0];
  while (rest > 0) {
    sum += (rest % base) * part;
    rest = Math.floor(rest / base);
    part /= base;
  }
  return sum;
}

/** Quantiles of a gamma distribution that are looked up many times. */
function quantiles(shape: number, scale: number): (share: number) => number {
  const steps = 200;
  const table = Array.from({ length: steps }, (_, i) => gammaQuantile((i + 0.5) / steps, shape, scale));
  return (share) => table[Math.min(steps - 1, Math.floor(share * steps))] ?? 0;
}

/** The estimate; null where nobody was found, or nobody fell ill. `interval` is the time from one case to the next. */
export function avertedCases(
  { found, became, quarantined, delay }: FoundByApp,
  r: Reproduction,
  { mean, deviation }: SerialInterval,
): Averted | null {
  if (found === 0 || became === 0) return null;
  const scale = deviation ** 2 / mean;
  const ahead = 1 - gammaShare(Math.max(0, delay), mean / scale, scale);
  const spread = Math.max((r.high - r.low) / (2 * NORMAL_BOUND), r.mean / 100);
  const ofR = quantiles((r.mean / spread) ** 2, spread ** 2 / r.mean);
  // Jeffreys' priors: a count is a gamma's, a share is one gamma of two.
  const ofBecame = quantiles(became + 0.5, 1);
  const [ofKept, ofOut] = [quantiles(quarantined + 0.5, 1), quantiles(found - quarantined + 0.5, 1)];
  const draws = Array.from({ length: DRAWS }, (_, i) => {
    const [a, b, c, d] = [2, 3, 5, 7].map((base) => evenly(i + 1, base)) as [number, number, number, number];
    const kept = ofKept(c);
    return ofBecame(a) * ofR(b) * (kept / (kept + ofOut(d))) * ahead;
  }).sort((x, y) => x - y);
  return {
    mean: became * r.mean * (quarantined / found) * ahead,
    low: draws[Math.floor(0.025 * DRAWS)] ?? 0,
    high: draws[Math.floor(0.975 * DRAWS)] ?? 0,
    ahead,
  };
}
