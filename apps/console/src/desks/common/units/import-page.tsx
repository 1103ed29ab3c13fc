/** Units from a CSV or .xlsx file: first looked at, then taken in; what is wrong comes back as a file to mend. */
import {
  importUnits,
  listUnits,
  NEEDED_UNIT_COLUMNS,
  UNIT_COLUMNS,
  UNIT_HEADINGS,
} from "@bluezone/contract/units";
import { integer } from "@bluezone/vietnamese/number";
import { Button } from "@mantine/core";
import { ImportPage } from "../../../kit/table/import-page.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { UNIT_IMPORT } from "./import-words.ts";

/** The highest unit has none above it. */
const FILLED = NEEDED_UNIT_COLUMNS.filter((column) => column !== "parent");

/** The page. */
export function ImportUnitsPage() {
  const t = useWords(UNIT_IMPORT);
  const [locale] = useLocale();
  return (
    <ImportPage
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
      tries
      drop={t("importTry")}
      most={4_000_000}
      endpoint={importUnits}
      changes={[listUnits]}
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
      file="loi-don-vi"
    />
  );
}
