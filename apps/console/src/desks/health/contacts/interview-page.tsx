/** The interview of a case: people added one after the other, who is noted so far, and where it may come from. */
import { endInterview, listCases, readCase } from "@bluezone/contract/health/cases";
import { type ContactLine, listContacts } from "@bluezone/contract/health/contacts";
import { readToday } from "@bluezone/contract/health/today";
import { Button } from "@mantine/core";
import { useAsk } from "../../../api/hooks.ts";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageButton, PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { AddPeople } from "./add-people.tsx";
import "./contacts.css";
import { usePersonColumns } from "../person/use-person-columns.tsx";
import { QuestionnaireOf } from "../questionnaire/questionnaire-of.tsx";
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
                cell: (one) => t(`class_${one.becameCase ? "case" : (one.class ?? "waiting")}`),
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

/** The end of the interview: said by whoever asked, not by the first name. `classifies`: what comes next is to classify. */
function End({
  shown: { id, version, interviewed },
  classifies,
}: {
  readonly shown: { readonly id: string; readonly version: number; readonly interviewed: string | null };
  readonly classifies: boolean;
}) {
  const t = useWords(CONTACTS);
  const moment = useMoment();
  const end = useAction(endInterview, { changes: [readCase, listCases, readToday] });
  const open = interviewed === null;
  return (
    <section className="stack">
      <p>{open ? t("interviewEnds") : t("interviewEnded", { time: moment(interviewed) })}</p>
      <div className="row">
        {classifies && (
          <PageButton to="/contacts" said={{ case: id }} variant="filled">
            {t("classify")}
          </PageButton>
        )}
        <Button
          loading={end.isPending}
          onClick={() =>
            void end.act({ id, version, ended: open }, t(open ? "interviewDone" : "interviewReopened"))
          }
        >
          {t(open ? "interviewEnd" : "interviewReopen")}
        </Button>
      </div>
      <FaultLine error={end.error} words={CONTACTS} />
    </section>
  );
}

/** The page. */
export function InterviewPage() {
  const t = useWords(CONTACTS);
  const title = useWords(PAGES);
  const { may } = useSession();
  const id = usePart("id");
  const query = useAsk(readCase, { id });
  const classifies = query.data?.case.interviewed != null && may("contacts.classify");
  return (
    <Settled whole query={query} words={CONTACTS}>
      {({ case: { number, person, ...shown } }) => (
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
          <AddPeople near={{ caseId: id }} commune={person.commune} aside={classifies} />
          <SoFar caseId={id} />
          <QuestionnaireOf of={{ caseId: id }} mayChange={may("contacts.write")} />
          <End shown={shown} classifies={classifies} />
          <Trace caseId={id} />
        </div>
      )}
    </Settled>
  );
}
