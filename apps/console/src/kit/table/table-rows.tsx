/** The rows of a table that are drawn: link first, buttons last. */
import { memo, type ReactNode } from "react";
import { PageLink, type Target } from "../page/page-link.tsx";
import { type DrawnColumn, saysNothing } from "./table-column.ts";

/** How a row is shown. */
export type RowLook<Row> = {
  readonly columns: readonly DrawnColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  /** Where a row leads; absent: rows only tell. */
  readonly rowLink?: (row: Row) => Target | undefined;
  /** Buttons of a row, after its link. */
  readonly actions?: (row: Row) => ReactNode;
};

function Cells<Row>({
  row,
  columns,
  rowLink,
}: Pick<RowLook<Row>, "columns" | "rowLink"> & { readonly row: Row }) {
  const target = rowLink?.(row);
  return columns.map(({ id, cell, figures }, place) => {
    const said = cell(row);
    if (place > 0)
      return (
        <td key={id} data-figures={figures || undefined}>
          {saysNothing(said) ? "–" : said}
        </td>
      );
    return (
      <th key={id} scope="row" data-figures={figures || undefined}>
        <div className="row-name" data-opens={target !== undefined || undefined}>
          {target ? <PageLink {...target}>{said}</PageLink> : said}
        </div>
      </th>
    );
  });
}

type OneRow<Row> = RowLook<Row> & { readonly row: Row; readonly at: number };

function OneRow<Row>({ row, at, ...look }: OneRow<Row>) {
  return (
    <tr data-row={at} aria-rowindex={at + 2}>
      <Cells row={row} {...look} />
      {look.actions && <td className="row-actions">{look.actions(row)}</td>}
    </tr>
  );
}

/** Drawn anew only when the row or its look is another one: scrolling draws no row that was there before. */
const Kept = memo(OneRow) as typeof OneRow;

/** `first` is the place of the first drawn row among all, `total` how many there are, `height` of one in px: the rest is empty. */
export function TableRows<Row>({
  rows,
  first,
  total,
  height,
  ...look
}: RowLook<Row> & {
  readonly rows: readonly Row[];
  readonly first: number;
  readonly total: number;
  readonly height: number;
}) {
  const after = total - first - rows.length;
  return (
    <tbody>
      {first > 0 && <tr aria-hidden style={{ height: first * height }} />}
      {rows.map((row, at) => (
        <Kept key={look.rowKey(row)} row={row} at={first + at} {...look} />
      ))}
      {after > 0 && <tr aria-hidden style={{ height: after * height }} />}
    </tbody>
  );
}
