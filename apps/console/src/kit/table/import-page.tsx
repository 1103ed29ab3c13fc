/** Rows from a CSV or .xlsx file: looked at before they are sent; then what is right is taken in, what is wrong comes back as a file to mend. */
import type { Endpoint } from "@bluezone/contract/endpoint";
import type { Words } from "@bluezone/vietnamese/catalog";
import { type ReactNode, useState } from "react";
import type { z } from "zod";
import { useDo } from "../../api/hooks.ts";
import { KIT, PAGES } from "../../words/kit.ts";
import { useLocale, useMaybeWord, useWords } from "../../words/language.tsx";
import { FileDrop } from "../form/file-drop.tsx";
import { Failed } from "../page/failed.tsx";
import { PageLink } from "../page/page-link.tsx";
import { PageTitle } from "../page/page-title.tsx";
import { csvText } from "./csv-text.ts";
import { DataTable } from "./data-table.tsx";
import { type TableLook as Look, lookAtFile, TABLE_KINDS, type TableForm } from "./look-at-table.ts";
import { mendable } from "./mendable.ts";
import { SaveTable } from "./save-table.tsx";
import { TableLook } from "./table-look.tsx";
import { TABLES } from "./words.ts";

/** What the slice's own words must have, and `cell_<code>` or `cell_<column>_<code>` for each thing that can be wrong with a cell. */
export type ImportWords = { readonly importHelp: `${string}{{columns}}${string}` };

/** What came of a file: rows that could not be taken in, and those rows again as CSV. */
export type Outcome = {
  readonly faults: readonly { readonly row: number; readonly column: string; readonly code: string }[];
  readonly errors: string;
};

/** A file that was chosen. */
type Chosen = { readonly name: string; readonly text: string; readonly look: Look<string> };

/** One try: what was sent, and what came of it. */
type Attempt<Input, Answer> = { readonly told: Input; readonly answer: Answer };

type ImportForm = TableForm<string> &
  Required<Pick<TableForm<string>, "headings">> & {
    /** Name of the table to begin with, without its ending. */
    readonly template: string;
  };

type Imports<Input, Answer extends Outcome> = {
  readonly words: Words<ImportWords>;
  /** The page of the list. */
  readonly list: "contacts" | "placements" | "populations" | "units" | "venues";
  readonly title: string;
  /** Columns that a file may have and must have, what a heading in Vietnamese says, and how many rows. */
  readonly form: ImportForm;
  /** Nothing is saved by the first call: it is made as soon as the file can be taken. */
  readonly tries?: boolean;
  /** What is chosen before the file is. */
  readonly before?: ReactNode;
  /** What dropping a file does; absent: the title. */
  readonly drop?: string;
  /** Bytes of a file at most. */
  readonly most?: number;
  readonly endpoint: Endpoint<z.ZodType<unknown, Input>, z.ZodType<unknown, Answer>>;
  readonly changes: readonly Pick<Endpoint, "path">[];
  readonly told: (csv: string) => Input;
  readonly done: (tried: Attempt<Input, Answer>) => string;
  /** What can be done now; `again` tries with something else told. */
  readonly next?: (
    tried: Attempt<Input, Answer>,
    again: (told: Input) => void,
    pending: boolean,
  ) => ReactNode;
  /** Name of the file of wrong rows, without its ending. */
  readonly file: string;
};

/** What the reader calls a column, at the top of their own table and of those that we hand them; absent: its name. */
function useHeads({
  columns,
  headings,
}: Pick<ImportForm, "columns" | "headings">): Readonly<Record<string, string>> {
  const t = useWords(TABLES);
  const [locale] = useLocale();
  if (locale !== "vi") return {};
  return Object.fromEntries([
    ...columns.map((column) => [column, headings[column]?.[0] ?? column]),
    ["error", t("error")],
  ]);
}

/** What is wrong with a cell, in the reader's words: of its column where those say more. */
function useReason(words: Words): (fault: Outcome["faults"][number]) => string {
  const word = useMaybeWord();
  return ({ column, code }) =>
    word(words, `cell_${column}_${code}`) ??
    word(words, `cell_${code}`) ??
    word(TABLES, `cell_${code}`) ??
    code;
}

/** Rows that could not be taken in: as a file to mend, and each with its reason. */
function WrongRows({
  words,
  heads,
  file,
  faults,
  errors,
}: Outcome & {
  readonly words: Words;
  readonly heads: Readonly<Record<string, string>>;
  readonly file: string;
}) {
  const kit = useWords(KIT);
  const reasonOf = useReason(words);
  const said = kit("importFaults", { count: faults.length });
  const headOf = (column: string): string => heads[column] ?? column;
  return (
    <section className="stack">
      <p>{said}</p>
      <div className="row">
        <SaveTable
          name={file}
          what={kit("importErrors")}
          csv={() =>
            mendable(
              errors,
              faults.map((fault) => `${headOf(fault.column)}: ${reasonOf(fault)}`),
            )
          }
          headings={heads}
        />
      </div>
      <DataTable
        caption={said}
        columns={[
          { id: "row", title: kit("row"), text: ({ row }) => row },
          { id: "column", title: kit("column"), cell: ({ column }) => headOf(column) },
          { id: "reason", title: kit("reason"), cell: reasonOf },
        ]}
        rows={faults}
        rowKey={({ row, column }) => `${row} ${column}`}
      />
    </section>
  );
}

/** The page. */
export function ImportPage<Input, Answer extends Outcome>(imports: Imports<Input, Answer>) {
  const {
    words,
    list,
    title,
    form,
    tries,
    before,
    drop = title,
    most = 1_000_000,
    file: faultsFile,
    next,
  } = imports;
  const t = useWords(words);
  const tables = useWords(TABLES);
  const pages = useWords(PAGES);
  const heads = useHeads(form);
  const [chosen, setChosen] = useState<Chosen>();
  const [tried, setTried] = useState<Attempt<Input, Answer>>();
  const give = useDo(imports.endpoint, { changes: imports.changes });
  /** `stays`: the file is still to be seen, because nothing was saved. */
  const run = async (told: Input, stays = false): Promise<void> => {
    const answer = await give.mutateAsync(told).catch(() => undefined);
    setTried(answer && { told, answer });
    if (answer && !stays) setChosen(undefined);
  };
  const look = async (file: File): Promise<void> => {
    give.reset();
    setTried(undefined);
    const { csv, look } = await lookAtFile(new Uint8Array(await file.arrayBuffer()), form, most);
    const seen = { name: file.name, text: new TextDecoder().decode(csv), look };
    setChosen(seen);
    if (tries && seen.look.refused === undefined) await run(imports.told(seen.text), true);
  };
  const faults: readonly Answer["faults"][number][] = tried?.answer.faults ?? [];
  return (
    <div className="stack">
      <PageTitle above={<PageLink to={`/${list}`}>{pages(list)}</PageLink>}>{title}</PageTitle>
      <p>{t("importHelp", { columns: form.columns.map((column) => heads[column] ?? column).join(", ") })}</p>
      <div className="row">
        <SaveTable
          name={form.template}
          what={tables("template")}
          csv={() => csvText([form.columns])}
          headings={heads}
        />
      </div>
      {before}
      <FileDrop label={drop} kinds={TABLE_KINDS} most={most} onFile={look} />
      {chosen && (
        <TableLook
          file={chosen.name}
          look={chosen.look}
          name={(column) => heads[column] ?? column}
          {...(tries
            ? {}
            : {
                send: {
                  label: tables("send", { count: chosen.look.rows }),
                  hint: tables("sendHint"),
                  busy: give.isPending,
                  onSend: () => void run(imports.told(chosen.text)),
                  onLeave: () => setChosen(undefined),
                },
              })}
        />
      )}
      {give.error && <Failed error={give.error} words={words} title={tables("failed")} />}
      {tried && <p role="status">{imports.done(tried)}</p>}
      {tried && next?.(tried, (told) => void run(told), give.isPending)}
      {tried && faults.length > 0 && (
        <WrongRows
          words={words}
          heads={heads}
          file={faultsFile}
          faults={faults}
          errors={tried.answer.errors}
        />
      )}
    </div>
  );
}
