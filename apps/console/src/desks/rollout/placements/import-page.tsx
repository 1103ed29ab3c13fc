/** Places from a CSV file: what can be read is planned, what is wrong comes back as a file to mend, and the new ones can be printed. */
import {
  countPlacements,
  importPlacements,
  listPlacements,
  PLACE_COLUMNS,
  PlacementKind,
} from "@bluezone/contract/rollout/placements";
import { Button, NativeSelect } from "@mantine/core";
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
import { useWords } from "../../../words/language.tsx";
import { PrintAgain } from "./print-again.tsx";
import { PLACEMENTS } from "./words.ts";

function Outcome({
  outcome: { planned, codes, faults, errors },
  kind,
}: {
  readonly outcome: Answered<typeof importPlacements>;
  readonly kind: PlacementKind;
}) {
  const t = useWords(PLACEMENTS);
  return (
    <>
      <p role="status">{t("importDone", { count: planned })}</p>
      {codes.length > 0 && <PrintAgain fresh placements={codes.map((code) => ({ code, kind }))} />}
      {faults.length > 0 && (
        <section className="stack">
          <p>{t("importFaults", { count: faults.length })}</p>
          <div className="row">
            <Button onClick={() => saveText("loi-diem-dat.csv", "text/csv", errors)}>
              {t("importErrors")}
            </Button>
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
      )}
    </>
  );
}

/** The page. */
export function ImportPage() {
  const t = useWords(PLACEMENTS);
  const title = useWords(PAGES);
  const [kind, setKind] = useState<PlacementKind>("vehicle-sheet");
  const [outcome, setOutcome] = useState<{
    readonly kind: PlacementKind;
    readonly of: Answered<typeof importPlacements>;
  }>();
  const give = useDo(importPlacements, { changes: [listPlacements, countPlacements] });
  const run = async (file: File): Promise<void> => {
    setOutcome(undefined);
    const of = await give
      .mutateAsync({ id: crypto.randomUUID(), kind, csv: await file.text() })
      .catch(() => undefined);
    setOutcome(of && { kind, of });
  };
  return (
    <div className="stack">
      <PageTitle above={<PageLink to="/placements">{title("placements")}</PageLink>}>
        {t("importTitle")}
      </PageTitle>
      <p>{t("importHelp", { columns: PLACE_COLUMNS.join(", ") })}</p>
      <NativeSelect
        label={t("kind")}
        value={kind}
        data={PlacementKind.options.map((value) => ({ value, label: t(`kind_${value}`) }))}
        onChange={(event) => setKind(event.currentTarget.value as PlacementKind)}
      />
      <FileDrop label={t("importFile")} kinds={[".csv", "text/csv"]} most={1_000_000} onFile={run} />
      {give.error && <Failed error={give.error} words={PLACEMENTS} />}
      {outcome && <Outcome key={outcome.of.codes.join()} outcome={outcome.of} kind={outcome.kind} />}
    </div>
  );
}
