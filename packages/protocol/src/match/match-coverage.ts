/**
 * The intervals in which anything was heard, widened by the slack: nothing outside them can match, so nothing outside
 * them is derived.
 */
import type { SeenColumns } from "./match-columns.ts";

/** Ranges in rising order, not touching: the i-th has the intervals `from[i]` … `to[i]`, both included. Plain doubles, so that the slack may lead below 0. */
export interface Coverage {
  readonly from: Float64Array;
  readonly to: Float64Array;
}

/** The coverage of what was heard. */
export function coverage({ first, last }: SeenColumns, slack: number): Coverage {
  // Two weeks have two thousand intervals, however many identifiers were heard in them.
  const furthest = new Map<number, number>();
  for (let row = 0; row < first.length; row++) {
    const end = furthest.get(first[row]!);
    if (end === undefined || end < last[row]!) furthest.set(first[row]!, last[row]!);
  }
  const from: number[] = [];
  const to: number[] = [];
  for (const heard of Float64Array.from([...furthest.keys()]).sort()) {
    const [start, end] = [heard - slack, furthest.get(heard)! + slack];
    const open = to.length - 1;
    if (open >= 0 && start <= to[open]! + 1) to[open] = Math.max(to[open]!, end);
    else {
      from.push(start);
      to.push(end);
    }
  }
  return { from: Float64Array.from(from), to: Float64Array.from(to) };
}

/** The index of the first range that ends at `interval` or later; the number of ranges when there is none. */
export function firstRange({ to }: Coverage, interval: number): number {
  let low = 0;
  let high = to.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (to[middle]! < interval) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Calls `each` with the parts of `start` … `end` that are covered, in order, first and last interval of each. */
export function eachCovered(
  covered: Coverage,
  start: number,
  end: number,
  each: (from: number, to: number) => void,
): void {
  const { from, to } = covered;
  for (let range = firstRange(covered, start); range < from.length && from[range]! <= end; range++)
    each(Math.max(start, from[range]!), Math.min(end, to[range]!));
}
