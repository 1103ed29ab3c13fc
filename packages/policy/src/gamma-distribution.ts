/**
 * The gamma distribution: its distribution function and its quantiles.
 * Source: W. H. Press et al., Numerical Recipes, 3rd ed., sections 6.1 and 6.2 (series and continued fraction of the incomplete
 * gamma function); logarithm of Γ by C. Lanczos, SIAM J Numer Anal Ser B 1964; 1:86–96.
 */

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;
const ENOUGH = 1e-14;
const STEPS = 10_000;

/** The natural logarithm of Γ(x), for x > 0. */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError("Γ is asked for x > 0");
  const [first, ...rest] = LANCZOS;
  const t = x + 6.5;
  const sum = rest.reduce<number>((all, c, i) => all + c / (x + i), first);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** 1 − P(a, x) for x ≥ a + 1, by Lentz's continued fraction. */
function upperTail(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i <= STEPS; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    h *= d * c;
    if (Math.abs(d * c - 1) < ENOUGH) break;
  }
  return Math.exp(a * Math.log(x) - x - logGamma(a)) * h;
}

/** P(a, x) for x < a + 1, by its series. */
function lowerPart(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n <= STEPS; n++) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * ENOUGH) break;
  }
  return Math.exp(a * Math.log(x) - x - logGamma(a)) * sum;
}

/** The share of a gamma distribution that is at most `x`. */
export function gammaShare(x: number, shape: number, scale: number): number {
  if (!(shape > 0 && scale > 0)) throw new RangeError("shape and scale are above 0");
  const at = x / scale;
  if (at <= 0) return 0;
  return at < shape + 1 ? lowerPart(shape, at) : 1 - upperTail(shape, at);
}

/** The value that a share between 0 and 1 of a gamma distribution does not exceed, to twelve digits. */
export function gammaQuantile(share: number, shape: number, scale: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError("a share lies between 0 and 1");
  let [low, high] = [0, shape + 10 * Math.sqrt(shape) + 10];
  while (gammaShare(high, shape, 1) < share) high *= 2;
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (gammaShare(middle, shape, 1) < share) low = middle;
    else high = middle;
  }
  return ((low + high) / 2) * scale;
}
