/** Contacts from a CSV or .xlsx file; what is wrong comes back as a file to mend. */
import {
  CONTACT_COLUMNS,
  CONTACT_HEADINGS,
  importContacts,
  listContacts,
  MOST_ROWS,
  NEEDED_CONTACT_COLUMNS,
} from "@bluezone/contract/health/contacts";
import { integer } from "@bluezone/vietnamese/number";
import { ImportPage } from "../../../kit/table/import-page.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { CONTACTS } from "./words.ts";

/** The page. */
export function ImportContactsPage() {
  const t = useWords(CONTACTS);
  const [locale] = useLocale();
  return (
    <ImportPage
      words={CONTACTS}
      list="contacts"
      title={t("import")}
      form={{
        columns: CONTACT_COLUMNS,
        needed: NEEDED_CONTACT_COLUMNS,
        most: MOST_ROWS,
        headings: CONTACT_HEADINGS,
        template: "mau-nguoi-tiep-xuc",
      }}
      endpoint={importContacts}
      changes={[listContacts]}
      told={(csv) => ({ csv })}
      done={({ answer: { added, known } }) =>
        t("importDone", { added: integer(added, locale), known: integer(known, locale) })
      }
      file="loi-nguoi-tiep-xuc"
    />
  );
}
