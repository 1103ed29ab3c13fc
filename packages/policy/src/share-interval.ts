/**
 * How sure a share is. Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", J Am Stat
 * Assoc 1927; 22:209–212.
 */
import { NORMAL_BOUND } from "./normal-bound.ts";

/** A share with the bounds between which it lies with 95 % confidence. */
export type Share = { readonly share: number; readonly low: number; readonly high: number };

/** `some` of `all`; null of none. */
export function shareOf(some: number, all: number): Share | null {
  if (some < 0 || some > all) throw new RangeError("some are at most all");
  if (all === 0) return null;
  const share = some / all;
  const middle = (share + NORMAL_BOUND ** 2 / (2 * all)) / (1 + NORMAL_BOUND ** 2 / all);
  const half =
    (NORMAL_BOUND / (1 + NORMAL_BOUND ** 2 / all)) *
    Math.sqrt((share * (1 - share)) / all + NORMAL_BOUND ** 2 / (4 * all ** 2));
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
