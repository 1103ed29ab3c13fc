/**
 * The share of a standard normal distribution below a value, to about 10⁻¹⁴.
 * Source: G. West, Better approximations to cumulative normal functions, Wilmott 2005 (after J. Hart, Computer Approximations, 1968).
 */

const ABOVE = [
  0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
  221.213596169931, 220.206867912376,
] as const;
const BELOW = [
  0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
  793.826512519948, 440.413735824752,
] as const;

/** A polynomial, highest power first. A loop: a phone's engine has no compiler, and a key asks thousands of times. */
function at(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = 0; i < coefficients.length; i += 1) sum = sum * x + coefficients[i]!;
  return sum;
}

/** Φ(z); 0 and 1 at the infinities. */
export function normalShare(z: number): number {
  const x = Math.abs(z);
  if (x > 37) return z > 0 ? 1 : 0;
  const density = Math.exp((-x * x) / 2);
  const tail =
    x < 7.07106781186547
      ? (density * at(ABOVE, x)) / at(BELOW, x)
      : density / (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) / 2.506628274631;
  return z > 0 ? 1 - tail : tail;
}
