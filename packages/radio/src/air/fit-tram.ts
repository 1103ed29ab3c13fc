/** Fits the vehicle profile to the tram: one slope over all rows, and what is left between rows and within them. */
import { regress } from "./fit.ts";
import { CARRIAGE } from "./parameters.ts";
import type { TramRow } from "./tram.ts";

export type VehicleFit = {
  /** GAEN attenuation at 1 m in dB, with the bodies of the experiment. */
  readonly attenuationAt1m: number;
  readonly exponent: number;
  /** Correlation of attenuation with the logarithm of distance. */
  readonly r: number;
  /** Standard deviation between rows about the slope, and between the scans of one row, in dB. */
  readonly between: number;
  readonly within: number;
  /** What posture must add, in dB, once turning and unlike carriage of the two bodies are taken from `between`. */
  readonly posture: number;
  /** What reflections must give, in dB, once the packet noise of a scan of five packets is taken from `within`. */
  readonly reflections: number;
};

const carriages = Object.values(CARRIAGE);
const average = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;

/** The mean loss of one body when each carriage is as likely: the experiment does not record it. */
export const MEAN_CARRIAGE_LOSS = average(carriages.map(({ loss }) => loss));

/** Rows that were never heard have no attenuation and take no part: the fit flatters the worst pairs. */
export function fitVehicle(rows: readonly TramRow[], packet: number): VehicleFit {
  const heard = rows.flatMap(({ metres, heard }) => (heard ? [{ metres, ...heard }] : []));
  const { slope, intercept, r, residualSd } = regress(
    heard.map((h) => [Math.log10(h.metres), h.mean] as const),
  );
  const turning = 2 * average(carriages.map((c) => c.turning ** 2));
  const unlike = 2 * average(carriages.map((c) => (c.loss - MEAN_CARRIAGE_LOSS) ** 2));
  const within = Math.sqrt(average(heard.map(({ sd }) => sd ** 2)));
  return {
    attenuationAt1m: intercept,
    exponent: slope / 10,
    r,
    between: residualSd,
    within,
    posture: Math.sqrt(Math.max(0, residualSd ** 2 - turning - unlike)),
    reflections: Math.sqrt(Math.max(0, within ** 2 - packet ** 2 / 5)),
  };
}
