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
  const rows = Uint32Array.from(first.keys()).sort((a, b) => first[a]! - first[b]!);
  const from: number[] = [];
  const to: number[] = [];
  for (const row of rows) {
    const [start, end] = [first[row]! - slack, last[row]! + slack];
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
