/** Units from a CSV file: first looked at, then taken in; what is wrong comes back as a file to mend. */
import { importUnits, listUnits, UNIT_COLUMNS } from "@bluezone/contract/units";
import { integer } from "@bluezone/vietnamese/number";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { Answered } from "../../../api/api.ts";
import { useDo } from "../../../api/hooks.ts";
import { ImportPage } from "../../../kit/import-page.tsx";
import { PageLink } from "../../../kit/page-link.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { UNITS } from "./words.ts";

/** The page. */
export function ImportUnitsPage() {
  const t = useWords(UNITS);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const [csv, setCsv] = useState<string>();
  const [outcome, setOutcome] = useState<Answered<typeof importUnits> & { readonly done: boolean }>();
  const give = useDo(importUnits, { changes: [listUnits] });
  const run = async (text: string, dryRun: boolean): Promise<void> => {
    setCsv(text);
    const answer = await give.mutateAsync({ csv: text, dryRun }).catch(() => undefined);
    setOutcome(answer && { ...answer, done: !dryRun });
  };
  const coming = outcome ? outcome.added + outcome.changed : 0;
  return (
    <ImportPage
      words={UNITS}
      above={<PageLink to="/units">{title("units")}</PageLink>}
      title={t("importTitle")}
      help={t("importHelp", { columns: UNIT_COLUMNS.join(", ") })}
      drop={t("importTry")}
      most={4_000_000}
      onFile={(text) => run(text, true)}
      error={give.error}
      outcome={outcome}
      done={
        outcome &&
        t(outcome.done ? "importDone" : "importWould", {
          added: integer(outcome.added, locale),
          changed: integer(outcome.changed, locale),
          unchanged: integer(outcome.unchanged, locale),
        })
      }
      name="loi-don-vi.csv"
      reason={[t("reason"), ({ message }) => message]}
    >
      {!outcome?.done && coming > 0 && csv !== undefined && (
        <div className="row">
          <Button variant="filled" loading={give.isPending} onClick={() => void run(csv, false)}>
            {t("importDo", { count: integer(coming, locale) })}
          </Button>
        </div>
      )}
    </ImportPage>
  );
}
