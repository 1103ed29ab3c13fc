/** What a forest comes to: how fast it went, who infected how many, how large the chains are. */
import type { Link, Placed } from "./forest.ts";

/** How often each value occurs, the smallest first. */
export function distributionOf(
  values: readonly number[],
): { readonly value: number; readonly count: number }[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).toSorted((a, b) => a.value - b.value);
}

/**
 * The quartiles, between two values by the share of the way (R's type 7: Hyndman and Fan, "Sample quantiles in statistical
 * packages", 1996). Null of nothing.
 */
export function quartilesOf(
  values: readonly number[],
): { readonly lower: number; readonly median: number; readonly upper: number } | null {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share;
    const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
    return low + (high - low) * (place - Math.floor(place));
  };
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) };
}

/** The figures. @param serials days from onset to onset, of each link of which they are known. */
export function figuresOf(placed: readonly Placed<Link>[], serials: readonly number[]) {
  const offspring = new Map(placed.map(({ id }) => [id, 0]));
  const sizes = new Map<string, number>();
  for (const { parent, root } of placed) {
    if (parent) offspring.set(parent.from, (offspring.get(parent.from) ?? 0) + 1);
    sizes.set(root, (sizes.get(root) ?? 0) + 1);
  }
  const all = [...sizes.values()];
  const quartiles = quartilesOf(serials);
  return {
    chains: all.filter((size) => size > 1).length,
    alone: all.filter((size) => size === 1).length,
    serial: quartiles && { links: serials.length, ...quartiles },
    offspring: distributionOf([...offspring.values()]),
    sizes: distributionOf(all),
  };
}
