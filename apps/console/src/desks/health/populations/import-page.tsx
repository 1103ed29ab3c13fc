/** The people of communes from a CSV or .xlsx file: first looked at, then taken in; what is wrong comes back as a file to mend. */
import { readPlaces } from "@bluezone/contract/health/outbreak";
import {
  importPopulations,
  listPopulations,
  MOST_POPULATIONS,
  NEEDED_POPULATION_COLUMNS,
  POPULATION_COLUMNS,
  POPULATION_HEADINGS,
} from "@bluezone/contract/health/populations";
import { TriedImportPage } from "../../../kit/table/tried-import-page.tsx";
import { useWords } from "../../../words/language.tsx";
import { POPULATIONS } from "./words.ts";

/** The page. */
export function ImportPopulationsPage() {
  const t = useWords(POPULATIONS);
  return (
    <TriedImportPage
      words={POPULATIONS}
      list="populations"
      title={t("import")}
      form={{
        columns: POPULATION_COLUMNS,
        needed: NEEDED_POPULATION_COLUMNS,
        most: MOST_POPULATIONS,
        headings: POPULATION_HEADINGS,
        template: "mau-dan-so",
      }}
      endpoint={importPopulations}
      changes={[listPopulations, readPlaces]}
      file="loi-dan-so"
    />
  );
}
