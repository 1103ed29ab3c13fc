/** Units from a CSV or .xlsx file: first looked at, then taken in; what is wrong comes back as a file to mend. */
import {
  importUnits,
  listUnits,
  NEEDED_UNIT_COLUMNS,
  UNIT_COLUMNS,
  UNIT_HEADINGS,
} from "@bluezone/contract/units";
import { TriedImportPage } from "../../../kit/table/tried-import-page.tsx";
import { useWords } from "../../../words/language.tsx";
import { UNIT_IMPORT } from "./import-words.ts";

/** The highest unit has none above it. */
const FILLED = NEEDED_UNIT_COLUMNS.filter((column) => column !== "parent");

/** The page. */
export function ImportUnitsPage() {
  const t = useWords(UNIT_IMPORT);
  return (
    <TriedImportPage
      words={UNIT_IMPORT}
      list="units"
      title={t("importTitle")}
      form={{
        columns: UNIT_COLUMNS,
        needed: NEEDED_UNIT_COLUMNS,
        filled: FILLED,
        most: 20_000,
        headings: UNIT_HEADINGS,
        template: "mau-don-vi",
      }}
      most={4_000_000}
      endpoint={importUnits}
      changes={[listUnits]}
      file="loi-don-vi"
    />
  );
}
