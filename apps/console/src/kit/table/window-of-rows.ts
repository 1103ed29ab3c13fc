/** Which rows of a long table are on the screen: the rest is two empty heights. */

/** Rows drawn above and below what is seen, so that the arrow keys always find their neighbour. */
const OVERLAP = 8;

/** The rows to draw, from `first` up to but not including `end`, of `total` rows that are each `height` px high. */
export function windowOfRows(
  total: number,
  height: number,
  scrolled: number,
  seen: number,
): { readonly first: number; readonly end: number } {
  const first = Math.min(Math.max(0, Math.floor(scrolled / height) - OVERLAP), Math.max(0, total - 1));
  const end = Math.min(total, Math.ceil((scrolled + seen) / height) + OVERLAP);
  return { first, end: Math.max(first, end) };
}
