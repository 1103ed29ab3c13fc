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

const levelOf = ({ typicalAttenuation, minAttenuation }: ScanInstance, leastShare: number): number =>
  leastShare * minAttenuation + (1 - leastShare) * typicalAttenuation;

/** Mean and covariance of (x, s) after each scan, and by how much x had walked before it: columns, one number a scan. */
interface Filtered {
  readonly x: Float64Array;
  readonly s: Float64Array;
  readonly xx: Float64Array;
  readonly xs: Float64Array;
  readonly ss: Float64Array;
  readonly walked: Float64Array;
}

function filtered(scans: readonly ScanInstance[], model: LevelModel, pairSpread: number): Filtered {
  const { atMetre, perDecade: b, leastShare, encounterSpread, scanSpread, walk } = model;
  const column = (): Float64Array => new Float64Array(scans.length);
  const after = { x: column(), s: column(), xx: column(), xs: column(), ss: column(), walked: column() };
  const noise = scanSpread * scanSpread;
  let x = Math.log10(model.medianMetres);
  let s = 0;
  let xx = model.decades * model.decades;
  let xs = 0;
  let ss = encounterSpread * encounterSpread + pairSpread * pairSpread;
  for (let i = 0; i < scans.length; i += 1) {
    const scan = scans[i]!;
    const walked = i === 0 ? 0 : walk * walk * (scan.secondsSinceLastScan / 60);
    xx += walked;
    const shownX = b * xx + xs;
    const shownS = b * xs + ss;
    const shown = b * shownX + shownS + noise;
    const off = levelOf(scan, leastShare) - (atMetre + b * x + s);
    x += (shownX / shown) * off;
    s += (shownS / shown) * off;
    xx -= (shownX * shownX) / shown;
    xs -= (shownX * shownS) / shown;
    ss -= (shownS * shownS) / shown;
    after.x[i] = x;
    after.s[i] = s;
    after.xx[i] = xx;
    after.xs[i] = xs;
    after.ss[i] = ss;
    after.walked[i] = walked;
  }
  return after;
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
  const last = scans.length - 1;
  if (last < 0) return [];
  const now = filtered(scans, model, pairSpread);
  // s stays, so what all scans say of it holds from the first one on; only x and its share in both go back.
  const s = now.s[last]!;
  const ss = now.ss[last]!;
  let x = now.x[last]!;
  let xx = now.xx[last]!;
  let xs = now.xs[last]!;
  const smoothed: LogDistance[] = [{ mean: x, variance: xx }];
  for (let i = last - 1; i >= 0; i -= 1) {
    const walked = now.walked[i + 1]!;
    const ahead = now.xx[i]! + walked;
    const det = ahead * now.ss[i]! - now.xs[i]! * now.xs[i]!;
    // Gain C = P (P + Q)⁻¹ = I − Q (P + Q)⁻¹, where Q has the walk alone.
    const c1 = det > 0 ? 1 - (walked * now.ss[i]!) / det : 1;
    const c2 = det > 0 ? (walked * now.xs[i]!) / det : 0;
    const dxx = xx - ahead;
    const dxs = xs - now.xs[i]!;
    const dss = ss - now.ss[i]!;
    x = now.x[i]! + c1 * (x - now.x[i]!) + c2 * (s - now.s[i]!);
    xx = now.xx[i]! + c1 * c1 * dxx + 2 * c1 * c2 * dxs + c2 * c2 * dss;
    xs = now.xs[i]! + c1 * dxs + c2 * dss;
    smoothed.push({ mean: x, variance: Math.max(0, xx) });
  }
  return smoothed.reverse();
}
