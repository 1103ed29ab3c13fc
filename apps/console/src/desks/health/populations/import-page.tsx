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
import { integer } from "@bluezone/vietnamese/number";
import { Button } from "@mantine/core";
import { ImportPage } from "../../../kit/table/import-page.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { POPULATIONS } from "./words.ts";

/** The page. */
export function ImportPopulationsPage() {
  const t = useWords(POPULATIONS);
  const [locale] = useLocale();
  return (
    <ImportPage
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
      tries
      drop={t("importTry")}
      endpoint={importPopulations}
      changes={[listPopulations, readPlaces]}
      told={(csv) => ({ csv, dryRun: true })}
      done={({ told: { dryRun }, answer: { added, changed, unchanged } }) =>
        t(dryRun ? "importWould" : "importDone", {
          added: integer(added, locale),
          changed: integer(changed, locale),
          unchanged: integer(unchanged, locale),
        })
      }
      next={({ told, answer: { added, changed } }, again, pending) =>
        told.dryRun &&
        added + changed > 0 && (
          <div className="row">
            <Button variant="filled" loading={pending} onClick={() => again({ ...told, dryRun: false })}>
              {t("importDo", { count: integer(added + changed, locale) })}
            </Button>
          </div>
        )
      }
      file="loi-dan-so"
    />
  );
}
