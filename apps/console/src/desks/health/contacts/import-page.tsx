/** Contacts from a CSV file; what is wrong comes back as a file to mend. */
import { CONTACT_COLUMNS, importContacts, listContacts } from "@bluezone/contract/health/contacts";
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
import { useLocale, useMaybeWord, useWords } from "../../../words/language.tsx";
import { CONTACTS } from "./words.ts";

/** The page. */
export function ImportPage() {
  const t = useWords(CONTACTS);
  const title = useWords(PAGES);
  const word = useMaybeWord();
  const [locale] = useLocale();
  const [outcome, setOutcome] = useState<Answered<typeof importContacts>>();
  const give = useDo(importContacts, { changes: [listContacts] });
  return (
    <div className="stack">
      <PageTitle above={<PageLink to="/contacts">{title("contacts")}</PageLink>}>{t("import")}</PageTitle>
      <p>{t("importHelp", { columns: CONTACT_COLUMNS.join(", ") })}</p>
      <FileDrop
        label={t("import")}
        kinds={[".csv", "text/csv"]}
        most={1_000_000}
        onFile={async (file) =>
          setOutcome(await give.mutateAsync({ csv: await file.text() }).catch(() => undefined))
        }
      />
      {give.error && <Failed error={give.error} words={CONTACTS} />}
      {outcome && (
        <p role="status">
          {t("importDone", {
            added: integer(outcome.added, locale),
            known: integer(outcome.known, locale),
          })}
        </p>
      )}
      {outcome && outcome.faults.length > 0 && (
        <section className="stack">
          <p>{t("importFaults", { count: outcome.faults.length })}</p>
          <div className="row">
            <Button onClick={() => saveText("loi-nguoi-tiep-xuc.csv", "text/csv", outcome.errors)}>
              {t("importErrors")}
            </Button>
          </div>
          <DataTable
            caption={t("importFaults", { count: outcome.faults.length })}
            columns={[
              { id: "row", title: t("row"), cell: ({ row }) => row, sort: ({ row }) => row },
              { id: "column", title: t("column"), cell: ({ column }) => column },
              {
                id: "wrong",
                title: t("wrong"),
                cell: ({ code }) => word(CONTACTS, `cell_${code}`) ?? code,
              },
            ]}
            rows={outcome.faults}
            rowKey={({ row, column }) => `${row} ${column}`}
          />
        </section>
      )}
    </div>
  );
}
