/** How many airings of a day count. */
import { between, type Instant, Minutes } from "@bluezone/protocol/time";

/** One airing; `slot` is null for one that made up for another. */
export type Airing = { readonly slot: number | null; readonly at: Instant };

/** Two airings this close together are one that was told twice: a bulletin lasts about two minutes. */
const APART = Minutes(10);

/**
 * The airings that count, whatever their order and however often each was told: each slot once, and those that made up for
 * another when nothing else was aired within ten minutes.
 */
export function countAirings(airings: readonly Airing[]): number {
  const slots = new Map<number, Instant>();
  const sorted = [...airings].sort((a, b) => a.at - b.at);
  for (const { slot, at } of sorted) if (slot !== null && !slots.has(slot)) slots.set(slot, at);
  const counted = [...slots.values()];
  for (const { slot, at } of sorted)
    if (slot === null && counted.every((other) => Math.abs(between(other, at)) >= APART)) counted.push(at);
  return counted.length;
}
