/** How one phone differs from the mean phone, and what it declares so that distance is judged alike. */
import { named, normal } from "./chance.ts";
import { DECLARED_TX_POWER, OFFSET_SPREAD } from "./parameters.ts";

/** dB louder (positive) or quieter (negative) than the mean phone. */
export type PhoneOffsets = {
  /** As a sender. */
  readonly transmit: number;
  /** As a listener: in what it reports. */
  readonly receive: number;
};

/** A phone exactly like the mean one. */
export const MEAN_PHONE: PhoneOffsets = { transmit: 0, receive: 0 };

/** Offsets drawn for a phone model, spread as in the data; the same seed and model always give the same. */
export function drawOffsets(seed: number, model: string): PhoneOffsets {
  const key = named(seed, model);
  return {
    transmit: OFFSET_SPREAD.transmit * normal(key, 0),
    receive: OFFSET_SPREAD.receive * normal(key, 1),
  };
}

/** What attenuation = txPower − (rssi + rssiCorrection) takes, in whole dB(m), as an exposure notification phone has it. */
export type Calibration = { readonly txPower: number; readonly rssiCorrection: number };

/** The calibration of a phone whose model was measured. One that was not declares that of `MEAN_PHONE`. */
export const calibrationOf = (offsets: PhoneOffsets): Calibration => ({
  txPower: DECLARED_TX_POWER + Math.round(offsets.transmit),
  rssiCorrection: -Math.round(offsets.receive) + 0,
});
