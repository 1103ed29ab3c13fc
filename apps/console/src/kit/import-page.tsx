/** Rows from a CSV file: what is right is taken in, what is wrong comes back as a file to mend. */
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { Words } from "../words/catalog.ts";
import { useWords } from "../words/language.tsx";
import { DataTable } from "./data-table.tsx";
import { Failed } from "./failed.tsx";
import { FileDrop } from "./file-drop.tsx";
import { PageTitle } from "./page-title.tsx";
import { saveText } from "./save-text.ts";

/** What the slice's own words must have. */
type Said = {
  readonly importFaults_other: `${string}{{count}}${string}`;
  readonly importErrors: string;
  readonly row: string;
  readonly column: string;
};

type Fault = { readonly row: number; readonly column: string };

/** What came of a file: rows that could not be taken in, and those rows again as CSV. */
type Outcome<F> = { readonly faults: readonly F[]; readonly errors: string };

function Faults<F extends Fault>({
  outcome: { faults, errors },
  words,
  name,
  reason: [title, why],
}: Pick<ImportPageProps<F>, "words" | "name" | "reason"> & { readonly outcome: Outcome<F> }) {
  const t = useWords(words);
  if (faults.length === 0) return null;
  const said = t("importFaults", { count: faults.length });
  return (
    <section className="stack">
      <p>{said}</p>
      <div className="row">
        <Button onClick={() => saveText(name, "text/csv", errors)}>{t("importErrors")}</Button>
      </div>
      <DataTable
        caption={said}
        columns={[
          { id: "row", title: t("row"), cell: ({ row }) => row, sort: ({ row }) => row },
          { id: "column", title: t("column"), cell: ({ column }) => column },
          { id: "reason", title, cell: why },
        ]}
        rows={faults}
        rowKey={({ row, column }) => `${row} ${column}`}
      />
    </section>
  );
}

type ImportPageProps<F> = {
  readonly words: Words<Said>;
  /** The way back. */
  readonly above: ReactNode;
  readonly title: string;
  readonly help: string;
  /** What is chosen before the file is. */
  readonly before?: ReactNode;
  /** What dropping a file does. */
  readonly drop: string;
  /** Bytes of a file at most. */
  readonly most?: number;
  readonly onFile: (csv: string) => Promise<void>;
  readonly error: unknown;
  readonly outcome: Outcome<F> | undefined;
  /** What is said of the outcome, and what can be done with it now. */
  readonly done: ReactNode;
  readonly children?: ReactNode;
  /** Name of the file of wrong rows. */
  readonly name: string;
  /** Title of the column that says what is wrong with a row, and what it says. */
  readonly reason: readonly [title: string, why: (fault: F) => ReactNode];
};

/** The page. */
export function ImportPage<F extends Fault>({
  above,
  title,
  help,
  before,
  drop,
  most = 1_000_000,
  onFile,
  error,
  done,
  children,
  outcome,
  ...faults
}: ImportPageProps<F>) {
  return (
    <div className="stack">
      <PageTitle above={above}>{title}</PageTitle>
      <p>{help}</p>
      {before}
      <FileDrop
        label={drop}
        kinds={[".csv", "text/csv"]}
        most={most}
        onFile={async (file) => onFile(await file.text())}
      />
      {error != null && <Failed error={error} words={faults.words} />}
      {outcome && (
        <>
          <p role="status">{done}</p>
          {children}
          <Faults outcome={outcome} {...faults} />
        </>
      )}
    </div>
  );
}
