/** Places from a CSV file: what can be read is planned, what is wrong comes back as a file to mend, and the new ones can be printed. */
import {
  countPlacements,
  importPlacements,
  listPlacements,
  PLACE_COLUMNS,
  PlacementKind,
} from "@bluezone/contract/rollout/placements";
import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { Answered } from "../../../api/api.ts";
import { useDo } from "../../../api/hooks.ts";
import { ImportPage } from "../../../kit/import-page.tsx";
import { PageLink } from "../../../kit/page-link.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { PrintAgain } from "./print-again.tsx";
import { PLACEMENTS } from "./words.ts";

/** The page. */
export function ImportPlacementsPage() {
  const t = useWords(PLACEMENTS);
  const title = useWords(PAGES);
  const [kind, setKind] = useState<PlacementKind>("vehicle-sheet");
  const [outcome, setOutcome] = useState<
    Answered<typeof importPlacements> & { readonly kind: PlacementKind }
  >();
  const give = useDo(importPlacements, { changes: [listPlacements, countPlacements] });
  return (
    <ImportPage
      words={PLACEMENTS}
      above={<PageLink to="/placements">{title("placements")}</PageLink>}
      title={t("importTitle")}
      help={t("importHelp", { columns: PLACE_COLUMNS.join(", ") })}
      before={
        <NativeSelect
          label={t("kind")}
          value={kind}
          data={PlacementKind.options.map((value) => ({ value, label: t(`kind_${value}`) }))}
          onChange={(event) => setKind(event.currentTarget.value as PlacementKind)}
        />
      }
      drop={t("importFile")}
      onFile={async (csv) => {
        setOutcome(undefined);
        const answer = await give.mutateAsync({ id: crypto.randomUUID(), kind, csv }).catch(() => undefined);
        setOutcome(answer && { ...answer, kind });
      }}
      error={give.error}
      outcome={outcome}
      done={outcome && t("importDone", { count: outcome.planned })}
      name="loi-diem-dat.csv"
      reason={[t("reason"), ({ message }) => message]}
    >
      {outcome && outcome.codes.length > 0 && (
        <PrintAgain
          key={outcome.codes.join()}
          fresh
          placements={outcome.codes.map((code) => ({ code, kind: outcome.kind }))}
        />
      )}
    </ImportPage>
  );
}
