/**
 * Counts as everybody is told them. 1 to 4 people are so few that neighbours know who is meant: "ẩn số nhỏ". Where the sum of
 * all places is told too, what is hidden must not follow from the rest.
 */
import type { ToldCount } from "@bluezone/contract/rollout/local";
import { SMALLEST_TOLD } from "@bluezone/contract/rollout/situation";

const isSmall = (count: number): boolean => count > 0 && count < SMALLEST_TOLD;
const shown = (value: number): ToldCount => ({ is: "shown", value });
const HIDDEN: ToldCount = { is: "hidden" };

/** One count by itself; null is "chưa có". */
export function toldCount(count: number | null): ToldCount {
  if (count === null) return { is: "none" };
  return isSmall(count) ? HIDDEN : shown(count);
}

/**
 * Places beside their sum: after the small ones, the smallest of the others are hidden until at least two are, and they are
 * SMALLEST_TOLD people or more together. Zero is told: nobody is meant by it; it is hidden only when nothing else is left.
 */
export function toldPlaces(counts: readonly number[]): readonly ToldCount[] {
  const hidden = new Set(counts.flatMap((count, i) => (isSmall(count) ? [i] : [])));
  const enough = () =>
    hidden.size >= 2 && [...hidden].reduce((sum, i) => sum + (counts[i] ?? 0), 0) >= SMALLEST_TOLD;
  const others = counts
    .map((count, i) => ({ count, i }))
    .filter(({ i }) => !hidden.has(i))
    .sort((a, b) => Number(a.count === 0) - Number(b.count === 0) || a.count - b.count);
  for (const { i } of others) {
    if (hidden.size === 0 || enough()) break;
    hidden.add(i);
  }
  return counts.map((count, i) => (hidden.has(i) ? HIDDEN : shown(count)));
}
