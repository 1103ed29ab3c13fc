/**
 * The ratio of two sums of answers that were mixed at random, such as positive ones among alerts, with its interval by E. C.
 * Fieller, "Some problems in interval estimation", J R Stat Soc B 1954; 16:175–185: all ratios r for which part − r · whole is no
 * further from nothing than chance would have it.
 */
import { NORMAL_BOUND } from "@bluezone/policy/normal-bound";
import { chances, type Question } from "./estimate.ts";

/** A ratio between 0 and 1; 95 in 100 such intervals hold the true one. */
export type Ratio = { readonly value: number; readonly low: number; readonly high: number };

/** Sum of the answers in `of`, above what chance alone gives, and how it varies together with another sum. */
function sums(
  counts: readonly number[],
  part: ReadonlySet<number>,
  whole: ReadonlySet<number>,
  other: number,
) {
  const all = counts.reduce((sum, n) => sum + n, 0);
  const of = (some: ReadonlySet<number>) => counts.reduce((sum, n, i) => sum + (some.has(i) ? n : 0), 0);
  const [a, b] = [of(part), of(whole)];
  // Counts of one multinomial: `part` lies in `whole`, so their covariance is a − a·b/all.
  return {
    a: a - part.size * all * other,
    b: b - whole.size * all * other,
    aa: a - (a * a) / all,
    bb: b - (b * b) / all,
    ab: a - (a * b) / all,
  };
}

/**
 * `part` of `whole`, both numbers of answers; `part` lies in `whole`. Null where the whole cannot be told from nothing.
 * Throws RangeError for a part outside the whole.
 */
export function ratioOf(
  question: Question,
  counts: readonly number[],
  part: ReadonlySet<number>,
  whole: ReadonlySet<number>,
): Ratio | null {
  if ([...part].some((one) => !whole.has(one))) throw new RangeError("a part lies in its whole");
  if (counts.every((n) => n === 0)) return null;
  const { a, b, aa, bb, ab } = sums(counts, part, whole, chances(question).other);
  const [first, middle, last] = [
    b * b - NORMAL_BOUND * NORMAL_BOUND * bb,
    a * b - NORMAL_BOUND * NORMAL_BOUND * ab,
    a * a - NORMAL_BOUND * NORMAL_BOUND * aa,
  ];
  if (first <= 0 || b <= 0) return null;
  const reach = Math.sqrt(Math.max(0, middle * middle - first * last));
  const held = (n: number): number => Math.min(1, Math.max(0, n));
  return { value: held(a / b), low: held((middle - reach) / first), high: held((middle + reach) / first) };
}
