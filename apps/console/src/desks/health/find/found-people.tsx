/** Cases and contacts that the header's search finds. Whoever is listed was read: the server notes it, as for every list. */
import { searchedCaseNumber } from "@bluezone/contract/health/case-number";
import { listCases } from "@bluezone/contract/health/cases";
import { listContacts } from "@bluezone/contract/health/contacts";
import { fold } from "@bluezone/vietnamese/fold";
import type { ReactNode } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { useCommunes } from "../../../kit/form/use-communes.ts";
import { useSettledText } from "../../../kit/form/use-settled-text.ts";
import { PageLink, type Target } from "../../../kit/page/page-link.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { CONTACTS } from "../contacts/words.ts";
import { FIND } from "./words.ts";

/** So many of each kind are shown. */
const SHOWN = 6;
/** Shorter words would list, and so read, half a commune. */
const FEWEST = 3;
/** "AG-0217", "ag 217", "0217": no name is like that, so that contacts need not be asked. */
const isNumber = (words: string): boolean =>
  /^[a-z]{1,6}[\s-]*\d{1,9}$/i.test(words) || searchedCaseNumber(words) !== undefined;

function Found({
  name,
  facts,
  ...target
}: Target & { readonly name: string; readonly facts: readonly (string | number | null)[] }) {
  return (
    <li>
      <PageLink {...target}>
        <strong>{name}</strong>
        <span className="small">{facts.filter((fact) => fact !== null).join(" · ")}</span>
      </PageLink>
    </li>
  );
}

const Note = ({ children }: { readonly children: ReactNode }) => <li className="search-note">{children}</li>;

/** The first of them, as list items. */
export function FoundPeople({ words }: { readonly words: string }) {
  const t = useWords(FIND);
  const c = useWords(CONTACTS);
  const { may } = useSession();
  const { nameOf } = useCommunes();
  const settled = useSettledText(words) === words;
  const enough = fold(words).replaceAll(" ", "").length >= FEWEST;
  const when = settled && enough;
  const told = { words: words.slice(0, 120), limit: SHOWN };
  const [mayCases, mayContacts] = [may("cases.read"), may("contacts.read") && !isNumber(words)];
  const cases = useAsk(listCases, { ...told, state: "all" }, { when: when && mayCases });
  const contacts = useAsk(listContacts, told, { when: when && mayContacts });
  if (!may("cases.read") && !may("contacts.read")) return null;
  if (!enough) return <Note>{t("fewLetters")}</Note>;
  if (!settled || cases.isLoading || contacts.isLoading) return <Note>{t("waiting")}</Note>;
  if (cases.error ?? contacts.error) return <Note>{t("failed")}</Note>;
  const [foundCases, foundContacts] = [cases.data?.cases ?? [], contacts.data?.contacts ?? []];
  // Counting ends with what is shown: there are more, not how many.
  const moreCases = (cases.data?.total ?? 0) > foundCases.length || cases.data?.more === true;
  const moreContacts =
    (contacts.data?.found ?? 0) > foundContacts.length || contacts.data?.more?.found === true;
  return (
    <>
      {foundCases.map(({ id, number, name, birthYear, commune, closed }) => (
        <Found
          key={id}
          to="/cases/$id"
          parts={{ id }}
          name={name}
          facts={[t(closed ? "caseClosed" : "case", { number }), birthYear, nameOf(commune)]}
        />
      ))}
      {moreCases && <Note>{t("moreCases")}</Note>}
      {foundContacts.map(({ id, name, birthYear, commune, class: classed }) => (
        <Found
          key={id}
          to="/contacts/$id"
          parts={{ id }}
          name={name}
          facts={[
            classed === null ? t("contact") : t("contactClassed", { class: c(`class_${classed}`) }),
            birthYear,
            nameOf(commune),
          ]}
        />
      ))}
      {moreContacts && <Note>{t("moreContacts")}</Note>}
    </>
  );
}
