/**
 * Intervals by resampling (Efron and Tibshirani 1993, percentile method). What belongs together is drawn together: both directions
 * of two phones in one experiment are one unit. The seed is fixed, so two runs say the same.
 */

/** Random numbers of [0, 1) from a seed: mulberry32 (public domain, T. Ettinger). */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How many resamples are drawn, and from which seed. */
const DRAWS = 1_000;
const SEED = 20_201_227;

/** The middle 95 % of a figure over resamples; null when it has no value in most of them. */
export function interval<T>(
  items: readonly T[],
  unitOf: (item: T) => string,
  figure: (items: readonly T[]) => number | null,
  draws: number = DRAWS,
  seed: number = SEED,
): readonly [low: number, high: number] | null {
  const units = [...Map.groupBy(items, unitOf).values()];
  const random = mulberry32(seed);
  const found: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const value = figure(units.flatMap(() => units[Math.floor(random() * units.length)]!));
    if (value !== null) found.push(value);
  }
  if (found.length <= draws / 2) return null;
  found.sort((a, b) => a - b);
  const at = (share: number): number => found[Math.round(share * (found.length - 1))]!;
  return [at(0.025), at(0.975)];
}
