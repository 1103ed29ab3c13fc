/** The interview of a case: people added one after the other, who is noted so far, and where it may come from. */
import { readCase } from "@bluezone/contract/health/cases";
import { type ContactLine, listContacts } from "@bluezone/contract/health/contacts";
import { useAsk } from "../../../api/hooks.ts";
import { PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { AddPeople } from "./add-people.tsx";
import "./contacts.css";
import { usePersonColumns } from "../person/use-person-columns.tsx";
import { Trace } from "./trace.tsx";
import { useDayPart } from "./use-day-part.ts";
import { CONTACTS } from "./words.ts";

function SoFar({ caseId }: { readonly caseId: string }) {
  const t = useWords(CONTACTS);
  const dayPart = useDayPart();
  const columns = usePersonColumns<ContactLine>();
  const query = useAsk(listContacts, { caseId, limit: 500 });
  return (
    <Settled
      query={query}
      words={CONTACTS}
      isEmpty={({ contacts }) => contacts.length === 0}
      empty={t("noContacts")}
    >
      {({ contacts, found }) => (
        <div className="stack">
          <h2>{t("soFar", { count: found ?? contacts.length })}</h2>
          <DataTable
            caption={t("list")}
            columns={[
              columns.name,
              {
                id: "class",
                title: t("class"),
                cell: (one) => t(`class_${one.class ?? "waiting"}`),
              },
              { id: "day", title: t("dayPart"), cell: ({ day, part }) => dayPart(day, part) },
              {
                id: "minutes",
                title: t("minutesShort"),
                figures: true,
                cell: ({ minutes }) => minutes ?? "",
              },
            ]}
            rows={contacts}
            total={found ?? contacts.length}
            rowKey={({ id }) => id}
            rowLink={({ id }) => ({ to: "/contacts/$id", parts: { id } })}
          />
        </div>
      )}
    </Settled>
  );
}

/** The page. */
export function InterviewPage() {
  const t = useWords(CONTACTS);
  const title = useWords(PAGES);
  const id = usePart("id");
  const query = useAsk(readCase, { id });
  return (
    <Settled query={query} words={CONTACTS}>
      {({ case: { number, person } }) => (
        <div className="stack">
          <PageTitle
            above={
              <PageLink to="/cases/$id" parts={{ id }}>
                {number} · {person.name}
              </PageLink>
            }
          >
            {title("interview")}
          </PageTitle>
          <p className="only-read">{t("interviewOf", { number })}</p>
          <AddPeople near={{ caseId: id }} commune={person.commune} />
          <SoFar caseId={id} />
          <Trace caseId={id} />
        </div>
      )}
    </Settled>
  );
}
