/**
 * Counts of people as everybody is told them. 1 to 4 people are so few that neighbours know who is meant: "ẩn số nhỏ". Where
 * the sum of all places is told too, what is hidden must not follow from the rest. That holds for one telling: which of the larger
 * counts are hidden depends on all of them, so of the same counts told again after two people less the difference would tell
 * what both hide. Whoever tells counts that can still change keeps the first telling and shows that again.
 */

/** Counts under this, but for 0, are told as "ẩn số nhỏ". */
export const SMALLEST_TOLD = 5;

/** A count as it is told: a number, hidden, or none where nothing was counted. */
export type ToldCount =
  | { readonly is: "shown"; readonly value: number }
  | { readonly is: "hidden" }
  | { readonly is: "none" };

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

/** A whole, its areas, and the places of each, as they are told. */
export type ToldTree = {
  readonly whole: ToldCount;
  readonly areas: readonly { readonly whole: ToldCount; readonly places: readonly ToldCount[] }[];
};

/** The counts of places by area, told on all three levels: below what is hidden nothing is told, or it could be added up. */
export function toldTree(areas: readonly (readonly number[])[]): ToldTree {
  const sums = areas.map((places) => places.reduce((sum, count) => sum + count, 0));
  const whole = toldCount(sums.reduce((sum, count) => sum + count, 0));
  const told = whole.is === "hidden" ? sums.map(() => HIDDEN) : toldPlaces(sums);
  return {
    whole,
    areas: areas.map((places, i) => ({
      whole: told[i] ?? HIDDEN,
      places: told[i]?.is === "shown" ? toldPlaces(places) : places.map(() => HIDDEN),
    })),
  };
}
