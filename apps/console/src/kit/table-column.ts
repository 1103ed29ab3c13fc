/** What a column of a table says of a row. */
import type { ReactNode } from "react";
import type { SortKey } from "./sorted.ts";

/** One column. The first one holds the row's name. */
export type Column<Row> = {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** What it is sorted by; absent: it cannot be sorted. */
  readonly sort?: (row: Row) => SortKey;
  /** Right-aligned with figures of one width. */
  readonly figures?: boolean;
};
