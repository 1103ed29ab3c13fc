/** What people who were near a case sent from their app: beside what the interview told, each with its day. */
import { listContacts } from "@bluezone/contract/health/contacts";
import { useAsk } from "../../../api/hooks.ts";
import { Card } from "../../../kit/page/card.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { Listed } from "../../../kit/table/listed.tsx";
import { useWords } from "../../../words/language.tsx";
import { useDayPart } from "../contacts/use-day-part.ts";
import { CONTACTS } from "../contacts/words.ts";
import { usePersonColumns } from "../person/use-person-columns.tsx";
import { CASES } from "./words.ts";

/** At most so many. */
const SHOWN = 100;

/** The part of the tab of contacts; without any evidence it says where that comes from. */
export function AppEvidence({ caseId }: { readonly caseId: string }) {
  const t = useWords(CASES);
  const c = useWords(CONTACTS);
  const moment = useMoment();
  const dayPart = useDayPart();
  const person = usePersonColumns<{ readonly name: string }>();
  const query = useAsk(listContacts, { caseId, source: "app", limit: SHOWN });
  return (
    <Card title={t("evidence")}>
      <Listed
        query={query}
        words={CASES}
        rowsOf={({ contacts }) => contacts}
        // The answer's total is of all contacts, of other cases too.
        total={query.data?.contacts.length ?? 0}
        caption={t("evidence")}
        columns={[
          person.name,
          {
            id: "told",
            title: t("evidenceTold"),
            cell: ({ sources, day, part }) =>
              sources.includes("app") && sources.length === 1 ? "" : dayPart(day, part),
          },
          {
            id: "app",
            title: t("evidenceApp"),
            cell: ({ sent }) => (sent?.day ? dayPart(sent.day, sent.part) : c("leftOut")),
          },
          {
            id: "duration",
            title: t("evidenceDuration"),
            cell: ({ sent }) => (sent?.duration ? c(`duration_${sent.duration}`) : c("leftOut")),
          },
          {
            id: "confidence",
            title: c("confidence"),
            cell: ({ sent }) => (sent?.confidence ? c(`confidence_${sent.confidence}`) : c("leftOut")),
          },
          {
            id: "tied",
            title: t("evidenceTied"),
            cell: ({ sent }) => (sent?.tied ? moment(sent.tied) : ""),
          },
        ]}
        opens="/contacts/$id"
        empty={<p>{t("evidenceNone")}</p>}
      />
    </Card>
  );
}
