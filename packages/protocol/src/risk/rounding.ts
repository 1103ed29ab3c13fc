/**
 * Sums of products against a bound, where the last bits of a double must not decide: 1 × 3 × 1.2 is 3.5999999999999996, and
 * has to reach 3.6. Sums themselves are never rounded.
 */

/** A number in whole millionths. Numbers are compared as these. */
export const micro = (n: number): number => Math.round(n * 1e6);

/** Whether a value is at least a bound, to 10⁻⁶. */
export const reaches = (value: number, bound: number): boolean => micro(value) >= micro(bound);
