/**
 * A list of records: the row's link first, sorting by any column, arrow keys from row to row. A table where there is room for one,
 * a card each on a narrow screen.
 */
import { integer } from "@bluezone/vietnamese/number";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, type ReactNode, Suspense, useId, useMemo, useState } from "react";
import { KIT } from "../../words/kit.ts";
import { useLocale, useWords } from "../../words/language.tsx";
import { Empty } from "../page/empty.tsx";
import { Loading } from "../page/loading.tsx";
import { usePrinting } from "../page/printing.ts";
import type { Cards as AnyCards } from "./cards.tsx";
import { Filters } from "./filters.tsx";
import { type Order, sorted } from "./sorted.ts";
import { type Column, useDrawn } from "./table-column.ts";
import type { RowLook } from "./table-rows.tsx";
import { WideTable } from "./wide-table.tsx";
import "./narrow.css";

export type { Column } from "./table-column.ts";

// Only telephones have them: the first view elsewhere weighs nothing for them.
const Cards = lazy(async () => ({
  default: (await import("./cards.tsx")).Cards,
})) as unknown as typeof AnyCards;
const SortChoice = lazy(async () => ({ default: (await import("./sort-choice.tsx")).SortChoice }));
/** Screens on which a table does not fit, such as telephones. */
const NARROW = "(max-width: 40rem)";
/** Lists of more than this say how long they are, even where nothing narrows them. */
const MANY = 50;

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
  /** Whether something narrows the list: what it found is counted then, even if it found all. */
  readonly narrowed?: boolean;
  /** Called when the last rows come near what is seen: the time to ask for more of them. */
  readonly onNearEnd?: () => void;
  readonly order?: Order;
  readonly empty?: string;
};

/** The table with its count and filters. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const t = useWords(KIT);
  const [locale] = useLocale();
  const id = useId();
  const columns = useDrawn(props.columns);
  const { rows, total = rows.length, found = rows.length, more, narrowed, filters, empty } = props;
  const [order, setOrder] = useState<Order | undefined>(props.order);
  const printing = usePrinting();
  // Known at the first drawing: a table that turns into cards would lose the focus and the reader's place.
  const narrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false }) && !printing;
  const ordered = useMemo(() => {
    const key = columns.find((column) => column.id === order?.column)?.sort;
    return key && order ? sorted(rows, key, order.down) : rows;
  }, [columns, rows, order]);
  const said = (n: number, beyond = false): string =>
    beyond ? t("moreThan", { n: integer(n, locale) }) : integer(n, locale);
  const counted = (): string => {
    if (found !== total || more?.found || more?.total)
      return t("count", { shown: said(found, more?.found), total: said(total, more?.total) });
    return narrowed || total > MANY ? t("items", { n: integer(total, locale) }) : "";
  };
  // A name and its figure stand beside each other on any screen.
  const pair = columns.length === 2 && columns[1]?.figures === true && !props.actions;
  const Rows = narrow && !pair ? Cards : WideTable;
  return (
    <div className="data-table">
      {filters && <Filters>{filters}</Filters>}
      <div className="count-row">
        <p className="count" role="status" id={id}>
          {counted()}
        </p>
        {narrow && !pair && rows.length > 1 && (
          <Suspense>
            <SortChoice columns={columns} order={order} onOrder={setOrder} />
          </Suspense>
        )}
      </div>
      {rows.length === 0 ? (
        <Empty>{empty ?? t("nothingLeft")}</Empty>
      ) : (
        <Suspense fallback={<Loading />}>
          <Rows<Row>
            {...props}
            columns={columns}
            rows={ordered}
            order={order}
            onOrder={setOrder}
            describedBy={id}
          />
        </Suspense>
      )}
    </div>
  );
}
