/** Places from a CSV or .xlsx file: what can be read is planned, what is wrong comes back as a file to mend, and the new ones can be printed. */
import {
  countPlacements,
  importPlacements,
  listPlacements,
  MOST_PLACEMENTS,
  PLACE_COLUMNS,
  PLACE_HEADINGS,
  PlacementKind,
} from "@bluezone/contract/rollout/placements";
import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { ImportPage } from "../../../kit/table/import-page.tsx";
import { useWords } from "../../../words/language.tsx";
import { PrintAgain } from "./print-again.tsx";
import { PLACEMENTS } from "./words.ts";

/** The page. */
export function ImportPlacementsPage() {
  const t = useWords(PLACEMENTS);
  const [kind, setKind] = useState<PlacementKind>("vehicle-sheet");
  return (
    <ImportPage
      words={PLACEMENTS}
      list="placements"
      title={t("importTitle")}
      form={{
        columns: PLACE_COLUMNS,
        needed: ["unit"],
        most: MOST_PLACEMENTS,
        headings: PLACE_HEADINGS,
        template: "mau-diem-dat",
      }}
      before={
        <NativeSelect
          className="form"
          label={t("kind")}
          value={kind}
          data={PlacementKind.options.map((value) => ({ value, label: t(`kind_${value}`) }))}
          onChange={(event) => setKind(event.currentTarget.value as PlacementKind)}
        />
      }
      drop={t("importFile")}
      endpoint={importPlacements}
      changes={[listPlacements, countPlacements]}
      told={(csv) => ({ id: crypto.randomUUID(), kind, csv })}
      done={({ answer }) =>
        answer.planned === 0 ? t("importNone") : t("importDone", { count: answer.planned })
      }
      next={({ told, answer: { codes } }) =>
        codes.length > 0 && (
          <PrintAgain
            key={codes.join()}
            fresh
            placements={codes.map((code) => ({ code, kind: told.kind }))}
          />
        )
      }
      file="loi-diem-dat"
    />
  );
}
