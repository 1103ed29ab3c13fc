/** Contacts from a CSV file; what is wrong comes back as a file to mend. */
import { CONTACT_COLUMNS, importContacts, listContacts } from "@bluezone/contract/health/contacts";
import { integer } from "@bluezone/vietnamese/number";
import { useState } from "react";
import type { Answered } from "../../../api/api.ts";
import { useDo } from "../../../api/hooks.ts";
import { ImportPage } from "../../../kit/import-page.tsx";
import { PageLink } from "../../../kit/page-link.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useMaybeWord, useWords } from "../../../words/language.tsx";
import { CONTACTS } from "./words.ts";

/** The page. */
export function ImportContactsPage() {
  const t = useWords(CONTACTS);
  const title = useWords(PAGES);
  const word = useMaybeWord();
  const [locale] = useLocale();
  const [outcome, setOutcome] = useState<Answered<typeof importContacts>>();
  const give = useDo(importContacts, { changes: [listContacts] });
  return (
    <ImportPage
      words={CONTACTS}
      above={<PageLink to="/contacts">{title("contacts")}</PageLink>}
      title={t("import")}
      help={t("importHelp", { columns: CONTACT_COLUMNS.join(", ") })}
      drop={t("import")}
      onFile={async (csv) => setOutcome(await give.mutateAsync({ csv }).catch(() => undefined))}
      error={give.error}
      outcome={outcome}
      done={
        outcome &&
        t("importDone", { added: integer(outcome.added, locale), known: integer(outcome.known, locale) })
      }
      name="loi-nguoi-tiep-xuc.csv"
      reason={[t("wrong"), ({ code }) => word(CONTACTS, `cell_${code}`) ?? code]}
    />
  );
}
