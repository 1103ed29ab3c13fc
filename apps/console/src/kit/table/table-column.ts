/** What a column of a table says of a row. */
import { type Instant, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { type ReactNode, useMemo } from "react";
import { KIT } from "../../words/kit.ts";
import { useLocale, useWords } from "../../words/language.tsx";
import type { Tone } from "../look/states.ts";
import { useMoment } from "../page/moment.ts";
import { stateBadge } from "../page/state-badge.tsx";
import type { SortKey } from "./sorted.ts";

type ColumnTitle = { readonly id: string; readonly title: string };

/** A column that says itself how it is drawn. */
export type DrawnColumn<Row> = ColumnTitle & {
  readonly cell: (row: Row) => ReactNode;
  /** What it is sorted by; absent: it cannot be sorted. */
  readonly sort?: (row: Row) => SortKey;
  /** Right-aligned with figures of one width. */
  readonly figures?: boolean;
};

/**
 * One column. The first one holds the row's name. One that only says what it holds is written in the reader's language, with "–"
 * for null, and sorted by what it holds; a state is a badge; days and moments are those of the contract (ISO 8601). The column of remarks says
 * which rows are demo data.
 */
export type Column<Row> =
  | DrawnColumn<Row>
  | (ColumnTitle & { readonly text: (row: Row) => SortKey })
  | (ColumnTitle & { readonly number: (row: Row) => number | null })
  | (ColumnTitle & { readonly day: (row: Row) => string | null })
  | (ColumnTitle & { readonly moment: (row: Row) => Instant | string | null })
  | (ColumnTitle & { readonly state: (row: Row) => readonly [tone: Tone, word: string] })
  | { readonly illustrative: (row: Row) => boolean };

/** Whether a cell says nothing of its row: a table draws "–" in it, and a card leaves its line out. */
export const saysNothing = (said: ReactNode): boolean =>
  said === null || said === undefined || typeof said === "boolean" || said === "" || said === "–";

/** The columns as they are drawn for the reader. */
export function useDrawn<Row>(columns: readonly Column<Row>[]): readonly DrawnColumn<Row>[] {
  const t = useWords(KIT);
  const [locale] = useLocale();
  const moment = useMoment();
  return useMemo(() => {
    const drawn =
      <T extends SortKey>(of: (row: Row) => T | null, write: (value: T) => string) =>
      (row: Row): string => {
        const value = of(row);
        return value === null ? "–" : write(value);
      };
    const draw = (column: Column<Row>): DrawnColumn<Row> => {
      if ("cell" in column) return column;
      if ("illustrative" in column) {
        const cell = (row: Row): string => (column.illustrative(row) ? t("illustrative") : "");
        return { id: "remark", title: t("remark"), cell };
      }
      const { id, title } = column;
      if ("state" in column) {
        const { state } = column;
        return { id, title, cell: (row) => stateBadge(state(row)), sort: (row) => state(row)[1] };
      }
      if ("text" in column) return { id, title, cell: column.text, sort: column.text };
      if ("number" in column) {
        const cell = drawn(column.number, (n) => integer(n, locale));
        return { id, title, cell, sort: column.number, figures: true };
      }
      if ("day" in column) {
        // "27 Dec 2020" stays on one line.
        const cell = drawn(column.day, (iso) => date(parseDay(iso), locale).replaceAll(" ", "\u{a0}"));
        return { id, title, cell, sort: column.day };
      }
      return { id, title, cell: drawn(column.moment, moment), sort: column.moment };
    };
    return columns.map(draw);
  }, [columns, locale, moment, t]);
}
