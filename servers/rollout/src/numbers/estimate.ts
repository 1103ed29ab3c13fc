/**
 * How many phones gave an answer in truth, out of answers that were mixed at random (k-ary randomised response; Kairouz,
 * Bonawitz, Ramage 2016). The estimate is unbiased before it is held within 0 and all; the interval is the score interval
 * (Wilson's way: the variance is that of the value tried, not of the estimate), so that it stays right near 0.
 */

import { SMALLEST } from "@bluezone/contract/rollout/figures";
import { NORMAL_BOUND } from "@bluezone/policy/normal-bound";

/** A question as the contract states it: answers numbered from 0, and ε. */
export type Question = { readonly choices: number; readonly epsilon: number };

/** Phones; 95 in 100 such intervals hold the true number among those that answered. */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number };

/** How likely a truth is given as itself, and as any one other answer. */
export function chances({ choices, epsilon }: Question): { readonly kept: number; readonly other: number } {
  const weight = Math.exp(epsilon) + choices - 1;
  return { kept: Math.exp(epsilon) / weight, other: 1 / weight };
}

/** Of mixed counts by answer, how many there were of each in truth. Throws RangeError for counts of another question. */
export const estimates = (question: Question, counts: readonly number[]): readonly Estimate[] =>
  counts.map((_, one) => estimateOf(question, counts, new Set([one])));

/** Of mixed counts by answer, how many gave one of some answers in truth. Throws RangeError for counts of another question. */
export function estimateOf(
  question: Question,
  counts: readonly number[],
  some: ReadonlySet<number>,
): Estimate {
  if (counts.length !== question.choices)
    throw new RangeError(`there are ${question.choices} answers, not ${counts.length}`);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const count = counts.reduce((sum, n, i) => sum + (some.has(i) ? n : 0), 0);
  const { kept, other } = chances(question);
  // How likely one of these is given for a truth among them, and for any other.
  const [within, without] = [kept + (some.size - 1) * other, some.size * other];
  const y = count - all * without;
  const [low, high] = interval(all, y, within, without);
  const held = (n: number): number => Math.min(all, Math.max(0, Math.round(n)));
  return { value: held(y / (within - without)), low: held(low), high: held(high) };
}

/**
 * All n for which (y − n·d)² ≤ z²·(n·p(1−p) + (all−n)·q(1−q)), with y the count above what chance alone gives and d = p − q:
 * the two ends are the roots of a quadratic, which are real for every count that can be.
 */
function interval(all: number, y: number, p: number, q: number): readonly [number, number] {
  const d = p - q;
  const slope = p * (1 - p) - q * (1 - q);
  const middle = y * d + (NORMAL_BOUND * NORMAL_BOUND * slope) / 2;
  const inner = middle * middle - d * d * (y * y - NORMAL_BOUND * NORMAL_BOUND * all * q * (1 - q));
  const reach = Math.sqrt(Math.max(0, inner));
  return [(middle - reach) / (d * d), (middle + reach) / (d * d)];
}

/** Whether an estimate says enough to be shown: not too few, and surer than it is large. */
export const telling = ({ value, low, high }: Estimate): boolean => value >= SMALLEST && high - low <= value;
