/** How a phone is carried, and what the body beside it takes from the signal. */
import { CARRIAGE } from "./parameters.ts";

export type Carriage = keyof typeof CARRIAGE;

/** Both figures in dB and for one phone; a pair has those of each. */
export type Shadow = {
  /** Mean loss against a phone that nobody holds. */
  readonly loss: number;
  /** Standard deviation as people turn, sit down, shift. */
  readonly turning: number;
};

/** The shadow that a body throws on a phone carried this way. */
export const shadowOf = (carriage: Carriage): Shadow => CARRIAGE[carriage];
