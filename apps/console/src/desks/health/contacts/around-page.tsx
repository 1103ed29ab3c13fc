/** The interview of a contact: who was near them in turn (F2). */
import { readContact } from "@bluezone/contract/health/contacts";
import { useAsk } from "../../../api/hooks.ts";
import { PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useWords } from "../../../words/language.tsx";
import { AddPeople } from "./add-people.tsx";
import { AroundList } from "./around-list.tsx";
import "./contacts.css";
import { CONTACTS } from "./words.ts";

/** The page. */
export function AroundPage() {
  const t = useWords(CONTACTS);
  const id = usePart("id");
  const query = useAsk(readContact, { id });
  return (
    <Settled whole query={query} words={CONTACTS}>
      {({ contact: { person }, around }) => (
        <div className="stack">
          <PageTitle
            above={
              <PageLink to="/contacts/$id" parts={{ id }}>
                {person.name}
              </PageLink>
            }
          >
            {t("interviewNear", { name: person.name })}
          </PageTitle>
          <AddPeople near={{ contactId: id }} commune={person.commune} />
          <AroundList around={around} />
        </div>
      )}
    </Settled>
  );
}
