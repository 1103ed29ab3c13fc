/** The order of items, changed by a press. */

/** The list with the one at `at` one place earlier (-1) or later (1); the same list where there is no such place. */
export function moved<Item>(items: readonly Item[], at: number, by: -1 | 1): readonly Item[] {
  const one = items[at];
  if (one === undefined || at + by < 0 || at + by >= items.length) return items;
  const rest = without(items, at);
  return [...rest.slice(0, at + by), one, ...rest.slice(at + by)];
}

/** The list without the one at `at`. */
export const without = <Item>(items: readonly Item[], at: number): readonly Item[] =>
  items.filter((_, i) => i !== at);
