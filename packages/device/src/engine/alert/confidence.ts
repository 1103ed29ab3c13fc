/**
 * How sure, in three words (docs/protocol/05-exposure-and-risk.md#56-the-alert): high, the phones heard each other clearly
 * nearly all the time; medium, now clear, now weak; low, weak, perhaps through a wall or glass. It speaks of hearing, never
 * of infection.
 */
import type { Duration } from "@bluezone/protocol/time";
import type { AlertConfidence } from "./alert.ts";

/** Some time near, and how much was lost on the way. */
export interface HeardTime {
  /** dB. */
  readonly attenuation: number;
  readonly lasted: Duration;
}

/** Up to this loss a phone is heard clearly: about 2 m with nothing between (profiles' bucket edge "near"). */
export const CLEAR_DB = 63;
/** Nearly all the time. */
export const NEARLY_ALL = 0.8;
/** Now clear, now weak; below this it was weak. */
export const SOMETIMES = 0.3;

/** The word, and whether it would be "high" were the models known. */
export interface Sureness {
  readonly confidence: AlertConfidence;
  readonly unmeasured: boolean;
}

/**
 * The word for an encounter.
 * @param calibration how well the less known of the two models is known, 0 … 3: of an unknown one (0) nothing is said to be sure.
 */
export function sureness(times: readonly HeardTime[], calibration: number): Sureness {
  const all = times.reduce((sum, { lasted }) => sum + lasted, 0);
  const clear = times.reduce(
    (sum, { attenuation, lasted }) => sum + (attenuation <= CLEAR_DB ? lasted : 0),
    0,
  );
  const share = all === 0 ? 0 : clear / all;
  if (share < SOMETIMES) return { confidence: "low", unmeasured: false };
  if (share < NEARLY_ALL) return { confidence: "medium", unmeasured: false };
  return calibration > 0
    ? { confidence: "high", unmeasured: false }
    : { confidence: "medium", unmeasured: true };
}
