/**
 * A list of records: the row's link first, a heading that stays in sight, sorting by any column, arrow keys from row to row.
 * More than a hundred rows scroll in a window of their own, where only what is seen is drawn.
 */
import { integer } from "@bluezone/vietnamese/number";
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { KIT } from "../../words/kit.ts";
import { useLocale, useWords } from "../../words/language.tsx";
import { Empty } from "../page/empty.tsx";
import { usePrinting } from "../page/printing.ts";
import { useRowKeys } from "./row-keys.ts";
import { type Order, sorted } from "./sorted.ts";
import { type Column, useDrawn } from "./table-column.ts";
import { TableHead } from "./table-head.tsx";
import { type RowLook, TableRows } from "./table-rows.tsx";
import { windowOfRows } from "./window-of-rows.ts";

export type { Column } from "./table-column.ts";

/** From how many rows on only what is seen is drawn. */
const LONG = 100;
/** What scrolls must be reached by the keyboard. */
const SCROLLS = { tabIndex: 0 } as const;
/** So many rows before the last one more are asked for. */
const NEAR_END = 120;
/** Height of a row in rem: 44 px, and more for readers with larger text. */
const ROW_REM = 2.75;

/** What a table is given. */
type DataTableProps<Row> = Omit<RowLook<Row>, "columns"> & {
  readonly columns: readonly Column<Row>[];
  /** What is listed, for who cannot see it. */
  readonly caption: string;
  readonly rows: readonly Row[];
  /** Filters, as chips above. */
  readonly filters?: ReactNode;
  /** How many there are before filtering, where it is more than `rows`. */
  readonly total?: number;
  /** How many a filter finds, where not all of them are in `rows` yet. */
  readonly found?: number;
  /** Which of both numbers is only where counting stopped: it says "more than" then. */
  readonly more?: { readonly found: boolean; readonly total: boolean };
  /** Called when the last rows come near what is seen: the time to ask for more of them. */
  readonly onNearEnd?: () => void;
  readonly order?: Order;
  readonly empty?: string;
};

function Table<Row>({
  caption,
  rows,
  describedBy,
  order: first,
  onNearEnd,
  ...look
}: Omit<DataTableProps<Row>, "columns"> & RowLook<Row> & { readonly describedBy: string }) {
  const { columns, rowKey, rowLink, actions } = look;
  const [order, setOrder] = useState<Order | undefined>(first);
  const [scrolled, setScrolled] = useState(0);
  const [box, setBox] = useState({ seen: 600, row: 44 });
  const port = useRef<HTMLElement>(null);
  const printing = usePrinting();
  const inOrder = useMemo(() => {
    const key = columns.find((column) => column.id === order?.column)?.sort;
    return key && order ? sorted(rows, key, order.down) : rows;
  }, [columns, rows, order]);
  const keys = useRowKeys(port, inOrder);
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
  const total = inOrder.length;
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
      aria-label={caption}
      {...SCROLLS}
      {...keys}
      onScroll={(event) => long && setScrolled(event.currentTarget.scrollTop)}
    >
      <table aria-rowcount={total + 1} aria-describedby={describedBy}>
        <caption className="only-read">{caption}</caption>
        <TableHead columns={columns} order={order} onOrder={setOrder} acts={actions !== undefined} />
        <TableRows
          columns={columns}
          rowKey={rowKey}
          {...(rowLink ? { rowLink } : {})}
          {...(actions ? { actions } : {})}
          rows={inOrder.slice(drawn.first, drawn.end)}
          first={drawn.first}
          total={total}
          height={box.row}
        />
      </table>
    </section>
  );
}

/** The table with its count and filters. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const t = useWords(KIT);
  const [locale] = useLocale();
  const id = useId();
  const columns = useDrawn(props.columns);
  const { rows, total = rows.length, found = rows.length, more, filters, empty } = props;
  const said = (n: number, beyond = false): string =>
    beyond ? t("moreThan", { n: integer(n, locale) }) : integer(n, locale);
  return (
    <div className="data-table">
      {filters && (
        <fieldset className="filters">
          <legend className="only-read">{t("filters")}</legend>
          {filters}
        </fieldset>
      )}
      <p className="count" role="status" id={id}>
        {t("count", { shown: said(found, more?.found), total: said(total, more?.total) })}
      </p>
      {rows.length === 0 ? (
        <Empty>{empty ?? t("nothingLeft")}</Empty>
      ) : (
        <Table {...props} columns={columns} describedBy={id} />
      )}
    </div>
  );
}
