/** What the bench judges: one phone that heard another for a while, and how far apart the two really were. */

/** One scan. GAEN's names, shortened. */
export interface Scan {
  /** Attenuation of the mean of its readings, dB. */
  readonly typical: number;
  /** Attenuation of its loudest reading, dB. */
  readonly least: number;
  /** Seconds that it stands for. */
  readonly seconds: number;
}

/** A phone as far as a calibration can know it. */
export interface PhoneModel {
  readonly maker: string;
  readonly model: string;
}

/** `by` listened to `of` in one experiment. */
export interface Pair {
  readonly experiment: string;
  readonly setting: string;
  /** The two phones by their names in the data: both directions of a pair have the same two. */
  readonly phones: readonly [by: string, of: string];
  readonly by: PhoneModel;
  readonly of: PhoneModel;
  /** True distance in metres. */
  readonly metres: number;
  /** How long they were together, seconds. */
  readonly together: number;
  /** In order of time; empty when `by` never heard `of`. */
  readonly scans: readonly Scan[];
  /**
   * The attenuation has our own table's calibration: nothing is fitted to it, and it is no part of "over all". Recorded exposure windows
   * have GAEN's.
   */
  readonly ownTable?: true;
  /** Levels as they were received, where the data have them; `scans` are then made of these by our own scan cycle. */
  readonly raw?: readonly Reading[];
}

/** What was received in one second: attenuation of the median and of the loudest advert, dB. */
export interface Reading {
  readonly second: number;
  readonly typical: number;
  readonly least: number;
}

/** Two metres: the distance of the contact rule that all these rules look for. */
export const NEAR = 2;

/** Truth by distance. Positions are read from drawings; 2.0 m itself is near. */
export const isNear = ({ metres }: Pick<Pair, "metres">, within: number = NEAR): boolean =>
  metres <= within + 1e-9;

/** Seconds at one metre that the time together amounts to: time ÷ distance², at least one metre. */
const doseOf = ({ metres, together }: Pick<Pair, "metres" | "together">): number =>
  together * Math.min(1, 1 / metres ** 2);

/** A quarter of an hour at two metres. */
const MUCH = 900 / NEAR ** 2;

/** Truth by time and distance together: at least the dose of a quarter of an hour at two metres. */
export const isMuch = (pair: Pick<Pair, "metres" | "together">): boolean => doseOf(pair) >= MUCH - 1e-9;

/** Both directions of two phones in one experiment have one name: they stand or fall together. */
export const couple = ({ experiment, phones }: Pick<Pair, "experiment" | "phones">): string =>
  `${experiment} ${[...phones].sort().join(" ")}`;
