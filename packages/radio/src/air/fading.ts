/**
 * What makes the level wander while two phones stay where they are, as zero-mean normal terms in dB:
 * posture (how two people sit, stand and turn; minutes), reflections (half a wavelength, 6 cm, is enough to change the
 * sum of the echoes; seconds) and the packet (channel 37, 38 or 39, and noise).
 */
import { type Key, normal, uniform } from "./chance.ts";

export type Fading = {
  /** Posture beyond what carriage already gives: standard deviation in dB, and ms until it is another. */
  readonly posture: { readonly sd: number; readonly time: number };
  /** Reflections: standard deviation in dB, and ms until they are others. */
  readonly reflections: { readonly sd: number; readonly time: number };
  /** The share of reflections (as variance) that both directions of a pair have in common. */
  readonly reciprocity: number;
  /** Standard deviation from packet to packet, in dB. */
  readonly packet: number;
};

/**
 * A smooth normal wander with standard deviation 1 at every moment. It runs through an independent draw each `time` ms
 * and turns from one to the next (cos² + sin² = 1 keeps the variance); two moments further apart than twice `time` are
 * independent.
 */
export function wander(key: Key, at: number, time: number): number {
  const steps = at / time + uniform(key, -1);
  const k = Math.floor(steps);
  const turn = ((steps - k) * Math.PI) / 2;
  return Math.cos(turn) * normal(key, k) + Math.sin(turn) * normal(key, k + 1);
}

/** The streams of one listener and one advertiser: what the two directions share, and what is this direction's own. */
export type Streams = { readonly posture: Key; readonly shared: Key; readonly own: Key };

/** Posture and reflections at an instant, in dB; `turning` is the pair's standard deviation by carriage. */
export function slowFading(fading: Fading, turning: number, keys: Streams, at: number): number {
  const { posture, reflections, reciprocity } = fading;
  const sd = Math.hypot(posture.sd, turning);
  return (
    sd * wander(keys.posture, at, posture.time) +
    reflections.sd *
      (Math.sqrt(reciprocity) * wander(keys.shared, at, reflections.time) +
        Math.sqrt(1 - reciprocity) * wander(keys.own, at, reflections.time))
  );
}
