/**
 * A list of records: the row's link first, a heading that stays in sight, sorting by any column, arrow keys from row to row.
 * More than a hundred rows scroll in a window of their own, where only what is seen is drawn.
 */
import { integer } from "@bluezone/vietnamese/number";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { KIT } from "../words/kit.ts";
import { useLocale, useWords } from "../words/language.tsx";
import { Empty } from "./empty.tsx";
import { PageLink, type Target } from "./page-link.tsx";
import { usePrinting } from "./printing.ts";
import { type Order, type SortKey, sorted } from "./sorted.ts";
import { windowOfRows } from "./window-of-rows.ts";

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

/** From how many rows on only what is seen is drawn. */
const LONG = 100;
/** What scrolls must be reached by the keyboard. */
const SCROLLS = { tabIndex: 0 } as const;
/** Height of a row in rem: 44 px, and more for readers with larger text. */
const ROW_REM = 2.75;

/** What a table is given. */
export type DataTableProps<Row> = {
  /** What is listed, for who cannot see it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Where a row leads; absent: rows only tell. */
  readonly rowLink?: (row: Row) => Target | undefined;
  /** Buttons of a row, after its link. */
  readonly actions?: (row: Row) => ReactNode;
  /** Filters, as chips above. */
  readonly filters?: ReactNode;
  /** How many there are before filtering, where it is more than `rows`. */
  readonly total?: number;
  readonly order?: Order;
  readonly empty?: ReactNode;
};

/** The table with its count and filters. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  rowLink,
  actions,
  filters,
  total = rows.length,
  order: first,
  empty,
}: DataTableProps<Row>) {
  const t = useWords(KIT);
  const [locale] = useLocale();
  const [order, setOrder] = useState<Order | undefined>(first);
  const [scrolled, setScrolled] = useState(0);
  const [box, setBox] = useState({ seen: 600, row: 44 });
  const port = useRef<HTMLDivElement>(null);
  const id = useId();
  const printing = usePrinting();
  const inOrder = useMemo(() => {
    const key = columns.find((column) => column.id === order?.column)?.sort;
    return key && order ? sorted(rows, key, order.down) : rows;
  }, [columns, rows, order]);
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

  const seen = long
    ? windowOfRows(inOrder.length, box.row, scrolled, box.seen)
    : { first: 0, end: inOrder.length };
  const step = (event: KeyboardEvent<HTMLElement>): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("tr[data-row]") : null;
    if (by === undefined || !row || !(event.target instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    port.current?.querySelector<HTMLElement>(`tr[data-row="${Number(row.dataset["row"]) + by}"] a`)?.focus();
  };
  const sortBy = (column: Column<Row>): void =>
    setOrder({ column: column.id, down: order?.column === column.id && !order.down });

  return (
    <div className="data-table">
      {filters && (
        <fieldset className="filters">
          <legend className="only-read">{t("filters")}</legend>
          {filters}
        </fieldset>
      )}
      <p className="count" role="status" id={id}>
        {t("count", { shown: integer(rows.length, locale), total: integer(total, locale) })}
      </p>
      {rows.length === 0 ? (
        (empty ?? <Empty>{t("nothingLeft")}</Empty>)
      ) : (
        <section
          ref={port}
          className="table-port"
          data-long={long || undefined}
          aria-label={caption}
          {...SCROLLS}
          onScroll={(event) => long && setScrolled(event.currentTarget.scrollTop)}
          onKeyDown={step}
        >
          <table aria-rowcount={inOrder.length + 1} aria-describedby={id}>
            <caption className="only-read">{caption}</caption>
            <thead>
              <tr aria-rowindex={1}>
                {columns.map((column) => {
                  const here = order?.column === column.id;
                  const direction = order?.down ? "descending" : "ascending";
                  return (
                    <th
                      key={column.id}
                      scope="col"
                      data-figures={column.figures || undefined}
                      {...(here ? { "aria-sort": direction } : {})}
                    >
                      {column.sort ? (
                        <button type="button" onClick={() => sortBy(column)}>
                          {column.title}
                          {here &&
                            (order.down ? (
                              <IconArrowDown size={16} aria-hidden />
                            ) : (
                              <IconArrowUp size={16} aria-hidden />
                            ))}
                        </button>
                      ) : (
                        column.title
                      )}
                    </th>
                  );
                })}
                {actions && <th scope="col" aria-label={t("actions")} />}
              </tr>
            </thead>
            <tbody>
              {seen.first > 0 && <tr aria-hidden style={{ height: seen.first * box.row }} />}
              {inOrder.slice(seen.first, seen.end).map((row, at) => {
                const target = rowLink?.(row);
                return (
                  <tr key={rowKey(row)} data-row={seen.first + at} aria-rowindex={seen.first + at + 2}>
                    {columns.map((column, place) => {
                      const cell = column.cell(row);
                      const Cell = place === 0 ? "th" : "td";
                      return (
                        <Cell
                          key={column.id}
                          data-figures={column.figures || undefined}
                          {...(place === 0 ? { scope: "row" } : {})}
                        >
                          {place === 0 && target ? <PageLink {...target}>{cell}</PageLink> : cell}
                        </Cell>
                      );
                    })}
                    {actions && <td className="row-actions">{actions(row)}</td>}
                  </tr>
                );
              })}
              {seen.end < inOrder.length && (
                <tr aria-hidden style={{ height: (inOrder.length - seen.end) * box.row }} />
              )}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
