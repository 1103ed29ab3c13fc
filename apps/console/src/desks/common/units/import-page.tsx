/** Units from a CSV file: first looked at, then taken in; what is wrong comes back as a file to mend. */
import { importUnits, listUnits, UNIT_COLUMNS } from "@bluezone/contract/units";
import { integer } from "@bluezone/vietnamese/number";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { Answered } from "../../../api/api.ts";
import { useDo } from "../../../api/hooks.ts";
import { DataTable } from "../../../kit/data-table.tsx";
import { Failed } from "../../../kit/failed.tsx";
import { FileDrop } from "../../../kit/file-drop.tsx";
import { PageLink } from "../../../kit/page-link.tsx";
import { PageTitle } from "../../../kit/page-title.tsx";
import { saveText } from "../../../kit/save-text.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { UNITS } from "./words.ts";

type Outcome = Answered<typeof importUnits>;

function Faults({ outcome }: { readonly outcome: Outcome }) {
  const t = useWords(UNITS);
  const { faults, errors } = outcome;
  if (faults.length === 0) return null;
  return (
    <section className="stack">
      <p>{t("importFaults", { count: faults.length })}</p>
      <div className="row">
        <Button onClick={() => saveText("loi-don-vi.csv", "text/csv", errors)}>{t("importErrors")}</Button>
      </div>
      <DataTable
        caption={t("importFaults", { count: faults.length })}
        columns={[
          { id: "row", title: t("row"), cell: ({ row }) => row, sort: ({ row }) => row },
          { id: "column", title: t("column"), cell: ({ column }) => column },
          { id: "reason", title: t("reason"), cell: ({ message }) => message },
        ]}
        rows={faults}
        rowKey={({ row, column }) => `${row} ${column}`}
      />
    </section>
  );
}

/** The page. */
export function ImportPage() {
  const t = useWords(UNITS);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const [csv, setCsv] = useState<string>();
  const [outcome, setOutcome] = useState<Outcome & { readonly done: boolean }>();
  const give = useDo(importUnits, { changes: [listUnits] });
  const run = async (text: string, dryRun: boolean): Promise<void> => {
    setCsv(text);
    const answer = await give.mutateAsync({ csv: text, dryRun }).catch(() => undefined);
    setOutcome(answer && { ...answer, done: !dryRun });
  };
  const said = outcome && {
    added: integer(outcome.added, locale),
    changed: integer(outcome.changed, locale),
    unchanged: integer(outcome.unchanged, locale),
  };
  const coming = outcome ? outcome.added + outcome.changed : 0;
  return (
    <div className="stack">
      <PageTitle above={<PageLink to="/units">{title("units")}</PageLink>}>{t("importTitle")}</PageTitle>
      <p>{t("importHelp", { columns: UNIT_COLUMNS.join(", ") })}</p>
      <FileDrop
        label={t("importTry")}
        kinds={[".csv", "text/csv"]}
        most={4_000_000}
        onFile={async (file) => run(await file.text(), true)}
      />
      {give.error && <Failed error={give.error} words={UNITS} />}
      {outcome && said && <p role="status">{t(outcome.done ? "importDone" : "importWould", said)}</p>}
      {outcome && !outcome.done && coming > 0 && csv !== undefined && (
        <div className="row">
          <Button variant="filled" loading={give.isPending} onClick={() => void run(csv, false)}>
            {t("importDo", { count: integer(coming, locale) })}
          </Button>
        </div>
      )}
      {outcome && <Faults outcome={outcome} />}
    </div>
  );
}
