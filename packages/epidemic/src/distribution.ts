/** Lengths of time in whole days: as weights by day, from a mean and a standard deviation, and drawn in one look-up. */
import { gammaShare } from "@bluezone/policy/gamma-distribution";

/** A gamma distribution by its mean and standard deviation in days, or weights of day 0, 1, 2 … */
export type Days = { readonly mean: number; readonly sd: number } | readonly number[];

/** How finely a drawn length is looked up. */
const STEPS = 1_024;

/** The share of each day from 0 to `last`; the days after it are left out. */
export function shares(days: Days, last: number): Float64Array {
  const weights = new Float64Array(last + 1);
  if ("mean" in days) {
    const shape = (days.mean / days.sd) ** 2;
    const scale = days.sd ** 2 / days.mean;
    let before = 0;
    for (let day = 0; day <= last; day += 1) {
      const upTo = gammaShare(day + 0.5, shape, scale);
      weights[day] = upTo - before;
      before = upTo;
    }
  } else weights.set(days.slice(0, last + 1));
  const sum = weights.reduce((a, b) => a + b, 0);
  if (!(sum > 0)) throw new RangeError("a length of time needs a day that is possible");
  return weights.map((weight) => weight / sum);
}

/** A table from which a day is looked up: entry ⌊1024 u⌋ for a uniform u. The error of a share is at most 1/1024. */
export function dayTable(share: Float64Array): Uint8Array {
  const table = new Uint8Array(STEPS);
  let day = 0;
  let upTo = share[0]!;
  for (let step = 0; step < STEPS; step += 1) {
    while ((step + 0.5) / STEPS > upTo && day < share.length - 1) {
      day += 1;
      upTo += share[day]!;
    }
    table[step] = day;
  }
  return table;
}

/** The day that a table has for a uniform number. */
export const dayAt = (table: Uint8Array, u: number): number => table[(u * STEPS) | 0]!;
