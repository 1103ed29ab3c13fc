/** How unequal people are in one thing, such as how many others they infect: a factor for each, 1 in the mean. */
import { gammaQuantile } from "@bluezone/policy/gamma-distribution";

const STEPS = 1_024;

/** Factors by a gamma distribution of this shape, in steps of equal share, scaled so that their mean is 1; the smaller the shape, the more unequal. */
export function factorTable(shape: number): Float64Array {
  const raw = Float64Array.from({ length: STEPS }, (_, step) =>
    gammaQuantile((step + 0.5) / STEPS, shape, 1 / shape),
  );
  const mean = raw.reduce((a, b) => a + b, 0) / STEPS;
  return raw.map((one) => one / mean);
}

/** The factor that a table has for a uniform number. */
export const factorAt = (table: Float64Array, u: number): number => table[(u * STEPS) | 0]!;
