/** Venues from a CSV file; what is wrong comes back as a file to mend. */
import { importVenues, listVenues, VENUE_COLUMNS } from "@bluezone/contract/rollout/venues";
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
import { VENUES } from "./words.ts";

/** The page. */
export function ImportPage() {
  const t = useWords(VENUES);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const [outcome, setOutcome] = useState<Answered<typeof importVenues>>();
  const give = useDo(importVenues, { changes: [listVenues] });
  return (
    <div className="stack">
      <PageTitle above={<PageLink to="/venues">{title("venues")}</PageLink>}>{t("import")}</PageTitle>
      <p>{t("importHelp", { columns: VENUE_COLUMNS.join(", ") })}</p>
      <FileDrop
        label={t("import")}
        kinds={[".csv", "text/csv"]}
        most={1_000_000}
        onFile={async (file) =>
          setOutcome(await give.mutateAsync({ csv: await file.text() }).catch(() => undefined))
        }
      />
      {give.error && <Failed error={give.error} words={VENUES} />}
      {outcome && (
        <p role="status">
          {t("importDone", {
            added: integer(outcome.added, locale),
            unchanged: integer(outcome.unchanged, locale),
          })}
        </p>
      )}
      {outcome && outcome.faults.length > 0 && (
        <section className="stack">
          <p>{t("importFaults", { count: outcome.faults.length })}</p>
          <div className="row">
            <Button onClick={() => saveText("loi-diem-ban.csv", "text/csv", outcome.errors)}>
              {t("importErrors")}
            </Button>
          </div>
          <DataTable
            caption={t("importFaults", { count: outcome.faults.length })}
            columns={[
              { id: "row", title: t("row"), cell: ({ row }) => row, sort: ({ row }) => row },
              { id: "column", title: t("column"), cell: ({ column }) => column },
              { id: "reason", title: t("reason"), cell: ({ message }) => message },
            ]}
            rows={outcome.faults}
            rowKey={({ row, column }) => `${row} ${column}`}
          />
        </section>
      )}
    </div>
  );
}
