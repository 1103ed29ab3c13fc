/**
 * A table for wide screens: a heading that stays in sight, arrow keys from row to row. More than a hundred rows scroll in a window
 * of their own, where only what is seen is drawn.
 */
import { useEffect, useRef, useState } from "react";
import { usePrinting } from "../page/printing.ts";
import { useRowKeys } from "./row-keys.ts";
import type { Order } from "./sorted.ts";
import { TableHead } from "./table-head.tsx";
import { type RowLook, TableRows } from "./table-rows.tsx";
import { windowOfRows } from "./window-of-rows.ts";

/** From how many rows on only what is seen is drawn. */
const LONG = 100;
/** What scrolls must be reached by the keyboard. */
const SCROLLS = { tabIndex: 0 } as const;
/** Height of a row in rem: 44 px, and more for readers with larger text. */
const ROW_REM = 2.75;
/** So many rows before the last one more are asked for. */
const NEAR_END = 120;
/** So many columns stand beside each other instead of being spread over the page. */
const FEW = 4;
/** From so many on the names of a long table are cut sooner, or no screen is wide enough. */
const MANY = 8;

/** What draws rows that are in their order already. */
export type OrderedRows<Row> = RowLook<Row> & {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly order: Order | undefined;
  readonly onOrder: (order: Order) => void;
  /** Called when the last rows come near what is seen. */
  readonly onNearEnd?: (() => void) | undefined;
  /** The element that says how many there are. */
  readonly describedBy: string;
};

/** The table. */
export function WideTable<Row>({
  caption,
  rows,
  describedBy,
  order,
  onOrder,
  onNearEnd,
  ...look
}: OrderedRows<Row>) {
  const { columns, rowKey, rowLink, actions } = look;
  const [scrolled, setScrolled] = useState(0);
  const [box, setBox] = useState({ seen: 600, row: 44 });
  const port = useRef<HTMLElement>(null);
  const printing = usePrinting();
  const keys = useRowKeys(port, rows);
  const long = rows.length > LONG && !printing;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a window of its own has another height.
  useEffect(() => {
    const measure = (): void => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setBox({ seen: port.current?.clientHeight ?? 600, row: ROW_REM * rem });
    };
    measure();
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, [long]);
  const total = rows.length;
  const drawn = long ? windowOfRows(total, box.row, scrolled, box.seen) : { first: 0, end: total };
  const nearEnd = drawn.end >= total - NEAR_END;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with more rows the end is near anew.
  useEffect(() => {
    if (nearEnd) onNearEnd?.();
  }, [nearEnd, onNearEnd, total]);
  return (
    <section
      ref={port}
      className="table-port"
      data-long={long || undefined}
      data-few={(!long && columns.length <= FEW) || undefined}
      data-many={columns.length >= MANY || undefined}
      aria-label={caption}
      {...SCROLLS}
      {...keys}
      onScroll={(event) => long && setScrolled(event.currentTarget.scrollTop)}
    >
      <table aria-rowcount={total + 1} aria-describedby={describedBy}>
        <caption className="only-read">{caption}</caption>
        <TableHead columns={columns} order={order} onOrder={onOrder} acts={actions !== undefined} />
        <TableRows
          columns={columns}
          rowKey={rowKey}
          {...(rowLink ? { rowLink } : {})}
          {...(actions ? { actions } : {})}
          rows={rows.slice(drawn.first, drawn.end)}
          first={drawn.first}
          total={total}
          height={box.row}
        />
      </table>
    </section>
  );
}
