/** Venues from a CSV file; what is wrong comes back as a file to mend. */
import { importVenues, listVenues, VENUE_COLUMNS } from "@bluezone/contract/rollout/venues";
import { integer } from "@bluezone/vietnamese/number";
import { useState } from "react";
import type { Answered } from "../../../api/api.ts";
import { useDo } from "../../../api/hooks.ts";
import { ImportPage } from "../../../kit/import-page.tsx";
import { PageLink } from "../../../kit/page-link.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { VENUES } from "./words.ts";

/** The page. */
export function ImportVenuesPage() {
  const t = useWords(VENUES);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const [outcome, setOutcome] = useState<Answered<typeof importVenues>>();
  const give = useDo(importVenues, { changes: [listVenues] });
  return (
    <ImportPage
      words={VENUES}
      above={<PageLink to="/venues">{title("venues")}</PageLink>}
      title={t("import")}
      help={t("importHelp", { columns: VENUE_COLUMNS.join(", ") })}
      drop={t("import")}
      onFile={async (csv) => setOutcome(await give.mutateAsync({ csv }).catch(() => undefined))}
      error={give.error}
      outcome={outcome}
      done={
        outcome &&
        t("importDone", {
          added: integer(outcome.added, locale),
          unchanged: integer(outcome.unchanged, locale),
        })
      }
      name="loi-diem-ban.csv"
      reason={[t("reason"), ({ message }) => message]}
    />
  );
}
