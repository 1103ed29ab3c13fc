/** A range of numbers, as the Corona-Warn-App's configuration writes one. */
import { micro } from "./rounding.ts";

/** From `min` to `max`; both belong to it unless the flag beside says otherwise. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly minExclusive?: boolean;
  readonly maxExclusive?: boolean;
}

/** Whether a number lies in a range, to 10⁻⁶. */
export function inRange(n: number, { min, max, minExclusive, maxExclusive }: NumberRange): boolean {
  const [value, low, high] = [micro(n), micro(min), micro(max)];
  return (minExclusive ? value > low : value >= low) && (maxExclusive ? value < high : value <= high);
}

/** What a range must be, for a sentence: "attenuationRange must be …". */
export const RANGE_FORM =
  "a range of two finite numbers, min not above max, with minExclusive and maxExclusive true or false where given";

/** Whether a value of unknown make is a range. */
export function isRange(value: unknown): value is NumberRange {
  const { min, max, minExclusive = false, maxExclusive = false } = (value ?? {}) as Partial<NumberRange>;
  return (
    Number.isFinite(min) &&
    Number.isFinite(max) &&
    min! <= max! &&
    typeof minExclusive === "boolean" &&
    typeof maxExclusive === "boolean"
  );
}
