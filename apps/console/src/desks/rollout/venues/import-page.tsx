/** Venues from a CSV or .xlsx file; what is wrong comes back as a file to mend. */
import {
  importVenues,
  listVenues,
  NEEDED_VENUE_COLUMNS,
  VENUE_COLUMNS,
  VENUE_HEADINGS,
} from "@bluezone/contract/rollout/venues";
import { integer } from "@bluezone/vietnamese/number";
import { ImportPage } from "../../../kit/table/import-page.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { VENUES } from "./words.ts";

/** The page. */
export function ImportVenuesPage() {
  const t = useWords(VENUES);
  const [locale] = useLocale();
  return (
    <ImportPage
      words={VENUES}
      list="venues"
      title={t("import")}
      form={{
        columns: VENUE_COLUMNS,
        needed: NEEDED_VENUE_COLUMNS,
        headings: VENUE_HEADINGS,
        template: "mau-diem-ban",
      }}
      endpoint={importVenues}
      changes={[listVenues]}
      told={(csv) => ({ csv })}
      done={({ answer: { added, unchanged } }) =>
        t("importDone", { added: integer(added, locale), unchanged: integer(unchanged, locale) })
      }
      file="loi-diem-ban"
    />
  );
}
