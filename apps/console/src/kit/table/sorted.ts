/** Rows in the order of a column. */

/** What a column sorts by: text is compared as Vietnamese dictionaries do, nothing comes last either way. */
export type SortKey = string | number | undefined | null;

/** Which column, and which way. */
export type Order = { readonly column: string; readonly down: boolean };

const collator = new Intl.Collator("vi", { numeric: true });

function compare(a: SortKey, b: SortKey): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return collator.compare(String(a), String(b));
}

/** The rows in order; equal ones keep theirs. */
export function sorted<Row>(rows: readonly Row[], key: (row: Row) => SortKey, down: boolean): readonly Row[] {
  const missing = (value: SortKey): boolean => value === undefined || value === null || value === "";
  return [...rows].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (missing(x) || missing(y)) return Number(missing(x)) - Number(missing(y));
    return down ? compare(y, x) : compare(x, y);
  });
}
