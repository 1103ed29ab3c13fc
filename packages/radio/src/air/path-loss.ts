/** Log-distance path loss in two slopes: near, as far as measured, and beyond that free space (Friis). */
import type { Metres } from "./distance.ts";

export type PathLoss = {
  /** What a mean phone reports of a mean phone one metre away with no body near, in dBm. */
  readonly at1m: number;
  /** Exponent up to the break; the level falls by 10 × exponent dB a decade. */
  readonly nearExponent: number;
  /** Where the near slope ends. */
  readonly breakAt: Metres;
  /** Exponent beyond the break; 2 is free space. */
  readonly farExponent: number;
};

/** Closer than this the near field of two phones rules and no slope was fitted: the level stays as it is here. */
export const NEAREST = 0.2 as Metres;

/** The mean level in dBm at a distance, before phones, bodies and fading. */
export function levelAt(loss: PathLoss, metres: number): number {
  const d = Math.max(metres, NEAREST);
  const near = Math.min(d, loss.breakAt);
  return loss.at1m - 10 * loss.nearExponent * Math.log10(near) - 10 * loss.farExponent * Math.log10(d / near);
}
