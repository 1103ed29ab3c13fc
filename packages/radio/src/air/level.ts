/** Signal level as a Bluetooth controller reports it: whole dBm, Core Specification vol. 4 part E §7.7.65.2. */

declare const brand: unique symbol;

/** A received signal strength in whole dBm, −127 … +20. */
export type Dbm = number & { readonly [brand]: "Dbm" };

/** The level a controller would report for a true level: rounded, kept inside −127 … +20. Throws RangeError on NaN. */
export function Dbm(level: number): Dbm {
  if (Number.isNaN(level)) throw new RangeError("a signal level must be a number of dBm, not NaN");
  return Math.max(-127, Math.min(20, Math.round(level))) as Dbm;
}
