/**
 * Distance over time from the levels of one encounter, and how well it is known: a Kalman smoother, continuous in time, without buckets.
 *
 * Two things are not known at each moment: x, the decimal logarithm of the distance in metres, and s, what this encounter loses more
 * than the mean one (pockets, bodies, the room). x walks, s stays. A scan shows a + b · x + s, and its own noise. What scans cannot
 * tell apart, x and s, stays uncertain however many there are.
 *
 * Source of the form: R. E. Kalman 1960; H. E. Rauch, F. Tung, C. T. Striebel, AIAA Journal 1965; 3:1445–1450.
 */
import type { ScanInstance } from "./exposure-window.ts";

/** How levels depend on distance. Spreads are standard deviations. */
export interface LevelModel {
  /** Attenuation at one metre, dB. */
  readonly atMetre: number;
  /** How much it grows with ten times the distance, dB. */
  readonly perDecade: number;
  /** The level of a scan: this share of its least attenuation, the rest of its typical one. */
  readonly leastShare: number;
  /** What encounters at one distance differ by, dB. */
  readonly encounterSpread: number;
  /** What scans of one encounter differ by, dB. */
  readonly scanSpread: number;
  /** Distances before anything is heard: their median in metres, and their spread in decades. */
  readonly medianMetres: number;
  readonly decades: number;
  /** How far people move: decades in a minute; grows with the root of time. */
  readonly walk: number;
}

/** The decimal logarithm of a distance in metres: normal, with this mean and variance. */
export interface LogDistance {
  readonly mean: number;
  readonly variance: number;
}

/** Mean and covariance of (x, s), after a scan and before the next. */
interface Filtered {
  readonly x: number;
  readonly s: number;
  readonly xx: number;
  readonly xs: number;
  readonly ss: number;
  /** By how much x had walked since the scan before: a variance. */
  readonly walked: number;
}

const levelOf = ({ typicalAttenuation, minAttenuation }: ScanInstance, leastShare: number): number =>
  leastShare * minAttenuation + (1 - leastShare) * typicalAttenuation;

function filtered(scans: readonly ScanInstance[], model: LevelModel, pairSpread: number): Filtered[] {
  const { atMetre, perDecade: b, leastShare, encounterSpread, scanSpread, walk } = model;
  let [x, s, xs] = [Math.log10(model.medianMetres), 0, 0];
  let [xx, ss] = [model.decades ** 2, encounterSpread ** 2 + pairSpread ** 2];
  return scans.map((scan, i) => {
    const walked = i === 0 ? 0 : walk ** 2 * (scan.secondsSinceLastScan / 60);
    xx += walked;
    const shownX = b * xx + xs;
    const shownS = b * xs + ss;
    const shown = b * shownX + shownS + scanSpread ** 2;
    const off = levelOf(scan, leastShare) - (atMetre + b * x + s);
    x += (shownX / shown) * off;
    s += (shownS / shown) * off;
    xx -= (shownX * shownX) / shown;
    xs -= (shownX * shownS) / shown;
    ss -= (shownS * shownS) / shown;
    return { x, s, xx, xs, ss, walked };
  });
}

/**
 * The distance at each scan of one encounter, from all of its scans, oldest first.
 * @param pairSpread how much more the pair's calibration leaves open, dB.
 */
export function smoothedDistance(
  scans: readonly ScanInstance[],
  model: LevelModel,
  pairSpread: number,
): LogDistance[] {
  const states = filtered(scans, model, pairSpread);
  const last = states.at(-1);
  if (!last) return [];
  const smoothed: LogDistance[] = [{ mean: last.x, variance: last.xx }];
  // s stays, so what all scans say of it holds from the first one on; only x and its share in both go back.
  const { s, ss } = last;
  let { x, xx, xs } = last;
  for (let i = states.length - 2; i >= 0; i -= 1) {
    const now = states[i]!;
    const { walked } = states[i + 1]!;
    // Gain C = P (P + Q)⁻¹ = I − Q (P + Q)⁻¹, where Q has the walk alone.
    const ahead = now.xx + walked;
    const det = ahead * now.ss - now.xs * now.xs;
    const [c1, c2] = det > 0 ? [1 - (walked * now.ss) / det, (walked * now.xs) / det] : [1, 0];
    const [dxx, dxs, dss] = [xx - ahead, xs - now.xs, ss - now.ss];
    x = now.x + c1 * (x - now.x) + c2 * (s - now.s);
    xx = now.xx + c1 * c1 * dxx + 2 * c1 * c2 * dxs + c2 * c2 * dss;
    xs = now.xs + c1 * dxs + c2 * dss;
    smoothed.push({ mean: x, variance: Math.max(0, xx) });
  }
  return smoothed.reverse();
}
