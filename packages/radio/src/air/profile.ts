/** A place as the radio sees it: open air, or the inside of a vehicle. */
import type { Metres } from "./distance.ts";
import type { Fading } from "./fading.ts";
import { OPEN_AIR, VEHICLE } from "./parameters.ts";
import type { PathLoss } from "./path-loss.ts";

export type Profile = {
  readonly pathLoss: PathLoss;
  readonly fading: Fading;
  /** Level in dBm, on the listener's own scale, at which one bit in a thousand is wrong. */
  readonly sensitivity: number;
  /** Nothing is heard from further away. */
  readonly range: Metres;
};

export type Place = "open-air" | "vehicle";

/** The two fitted profiles. Two phones are in a vehicle together, or else in the open air. */
export const PROFILES: Readonly<Record<Place, Profile>> = { "open-air": OPEN_AIR, vehicle: VEHICLE };
