/** What a chosen file has, before it is sent: columns, rows with faults, the first five rows; and the button that sends it, once it can be taken. */
import { integer } from "@bluezone/vietnamese/number";
import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useLocale, useWords } from "../../words/language.tsx";
import { Facts } from "../page/facts.tsx";
import { DataTable } from "./data-table.tsx";
import type { TableLook as Look } from "./look-at-table.ts";
import { TABLES } from "./words.ts";

/** Faults that are listed; the file is mended in a spreadsheet, not here. */
const LISTED = 20;

/** `name` is what people call a column. `send` is absent where the file went by itself. */
export function TableLook<Column extends string>({
  file,
  look: { refused, found, missing, unknown, rows, faults, first },
  name = (column) => column,
  send,
}: {
  readonly file: string;
  readonly look: Look<Column>;
  readonly name?: (column: Column) => string;
  readonly send?: {
    readonly label: string;
    /** What sending does beside taking rows in. */
    readonly hint?: string;
    readonly busy: boolean;
    readonly onSend: () => void;
    readonly onLeave: () => void;
  };
}) {
  const t = useWords(TABLES);
  const [locale] = useLocale();
  const n = (count: number): string => integer(count, locale);
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (refused === undefined) return;
    said.current?.focus({ preventScroll: true });
    said.current?.scrollIntoView({ block: "center" });
  }, [refused]);
  const names = (columns: readonly Column[]): string => columns.map(name).join(", ");
  return (
    <section className="stack" aria-label={t("look", { file })}>
      {refused === undefined ? (
        <p role="status">
          {t("takeable", { file, rows: n(rows - faults.length), faults: n(faults.length) })}
        </p>
      ) : (
        <p ref={said} role="alert" className="fault" tabIndex={-1}>
          {t(`refused_${refused}`, { file, missing: names(missing), rows: n(rows) })}
        </p>
      )}
      {refused !== "encoding" && refused !== "form" && (
        <Facts
          label={t("columns")}
          facts={[
            [t("found"), found.length > 0 ? names(found) : t("noColumn")],
            [t("missing"), missing.length > 0 && names(missing)],
            [t("unknown"), unknown.length > 0 && unknown.slice(0, LISTED).join(", ")],
            [t("rows"), n(rows)],
            [t("wrongRows"), faults.length > 0 && n(faults.length)],
          ]}
        />
      )}
      {faults.length > 0 && (
        <ul>
          {faults.slice(0, LISTED).map(({ row, column, why }) => (
            <li key={row}>{t(`row_${why}`, { row: n(row), column: column === null ? "" : name(column) })}</li>
          ))}
        </ul>
      )}
      {first.length > 0 && found.length > 0 && (
        <DataTable
          caption={t("first", { count: first.length })}
          columns={found.map((column) => ({
            id: column,
            title: name(column),
            cell: ({ values }: { readonly values: Readonly<Record<Column, string>> }) => values[column],
          }))}
          rows={first.map((values, at) => ({ at, values }))}
          rowKey={({ at }) => String(at)}
        />
      )}
      {send?.hint !== undefined && refused === undefined && <p>{send.hint}</p>}
      {send && refused === undefined && (
        <div className="row">
          <Button variant="filled" data-autofocus loading={send.busy} onClick={send.onSend}>
            {send.label}
          </Button>
          <Button disabled={send.busy} onClick={send.onLeave}>
            {t("leave")}
          </Button>
        </div>
      )}
    </section>
  );
}
