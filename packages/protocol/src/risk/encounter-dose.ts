/**
 * What one encounter amounts to: how likely the two were near, for how long, and the hazard of transmission, each as the mean over
 * all distances that its levels allow (docs/protocol/05-exposure-and-risk.md#58-the-probability-of-transmission).
 */
import type { Confidence } from "../identity/metadata.ts";
import type { DoseConfig, Transmission } from "./dose-config.ts";
import type { ScanInstance } from "./exposure-window.ts";
import { normalShare } from "./normal-share.ts";
import { type LogDistance, smoothedDistance } from "./smoothed-distance.ts";

/** One encounter. */
export interface EncounterDose {
  /** Seconds that the phones heard each other. */
  readonly seconds: number;
  /** Share of those within `nearMetres`, as expected: of a pair that keeps still, the probability that it was near. */
  readonly near: number;
  /** Expected hazard of transmission by somebody of mean infectiousness: 1 − e^−hazard is the probability. */
  readonly hazard: number;
}

const TEN = Math.log(10);

/** The probability that a distance is at most so many metres. */
export const shareWithin = ({ mean, variance }: LogDistance, metres: number): number => {
  const off = Math.log10(metres) - mean;
  return variance > 0 ? normalShare(off / Math.sqrt(variance)) : off >= 0 ? 1 : 0;
};

/** The mean of (1 m ÷ distance)², where nothing nearer than `least` metres counts more. */
export function meanCloseness(distance: LogDistance, least: number): number {
  const m = distance.mean * TEN;
  const v = distance.variance * TEN * TEN;
  const within = shareWithin(distance, least) / least ** 2;
  if (v === 0) return Math.log(least) >= m ? within : Math.exp(-2 * m);
  const share = normalShare((m - 2 * v - Math.log(least)) / Math.sqrt(v));
  // Where the share is nothing, its factor may be beyond all numbers.
  return share === 0 ? within : within + Math.exp(-2 * m + 2 * v) * share;
}

const hazardOf = (distance: LogDistance, seconds: number, { perHour, atMetres, leastMetres }: Transmission) =>
  -Math.log1p(-perHour) * (seconds / 3_600) * atMetres ** 2 * meanCloseness(distance, leastMetres);

/**
 * The dose of one encounter: scans of one key that follow each other, oldest first.
 *
 * @param confidence how well the pair's calibration is known.
 */
export function encounterDose(
  scans: readonly ScanInstance[],
  confidence: Confidence,
  { level, pairSpread, nearMetres, transmission }: DoseConfig,
): EncounterDose {
  let seconds = 0;
  let nearSeconds = 0;
  let hazard = 0;
  let weight = 0;
  const distances = smoothedDistance(scans, level, pairSpread[confidence]!);
  for (let i = 0; i < distances.length; i += 1) {
    const worth = scans[i]!.secondsSinceLastScan;
    seconds += worth;
    // A scan that stands for no time still says something of the distance.
    const counted = Math.max(worth, 1);
    weight += counted;
    nearSeconds += counted * shareWithin(distances[i]!, nearMetres);
    hazard += hazardOf(distances[i]!, worth, transmission);
  }
  return { seconds, near: weight === 0 ? 0 : nearSeconds / weight, hazard };
}

/** The probability of a hazard. */
export const probabilityOf = (hazard: number): number => -Math.expm1(-hazard);
