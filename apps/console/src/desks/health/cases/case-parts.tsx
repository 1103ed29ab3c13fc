/** The parts of a case's page: how the illness went, who was near, quarantine. */
import { listContacts } from "@bluezone/contract/health/contacts";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useAsk } from "../../../api/hooks.ts";
import { Card } from "../../../kit/page/card.tsx";
import { Facts } from "../../../kit/page/facts.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageButton, PageLink } from "../../../kit/page/page-link.tsx";
import { Listed } from "../../../kit/table/listed.tsx";
import { useSession } from "../../../shell/session.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import "../care/care.css";
import { useContactColumns } from "../contacts/use-contact-columns.tsx";
import { CONTACTS } from "../contacts/words.ts";
import { CourseCards } from "../course/course-cards.tsx";
import { useDisease, useTerms } from "../disease/disease.ts";
import { AppEvidence } from "./app-evidence.tsx";
import type { CaseSeen } from "./read.ts";
import { useOutcomeText } from "./use-outcome-text.ts";
import { CASES } from "./words.ts";

/** The class with its test, symptoms and outcome; changes of class; the course of the illness. */
export function Illness({
  read: { case: one, classes },
  mayChange,
}: CaseSeen & { readonly mayChange: boolean }) {
  const t = useWords(CASES);
  const { onset: words } = useDisease();
  const terms = useTerms();
  const [locale] = useLocale();
  const moment = useMoment();
  const day = (iso: string): string => date(parseDay(iso), locale);
  const outcomeText = useOutcomeText();
  const { onset, onsetDay, outcome, tested, interviewed } = one;
  const began = onset === "none" ? t("onsetNone") : onsetDay === null ? t("onsetUnknown") : day(onsetDay);
  return (
    <>
      <Facts
        label={t("tested")}
        facts={[
          [t("class"), <strong key="class">{t(`class_${one.class}`)}</strong>],
          [t("classDay"), day(one.classDay)],
          [t("test"), tested ? terms.test(tested.test) : t("test_none")],
          [t("sampleDay"), tested && day(tested.sampleDay)],
          [t("resultDay"), tested && day(tested.resultDay)],
          [words[locale], began],
          [t("outcome"), outcomeText(outcome)],
          [t("where"), outcome?.outcome === "moved" && outcome.where],
          [t("interviewed"), interviewed === null ? t("notInterviewed") : moment(interviewed)],
        ]}
      />
      {classes.length > 1 && (
        <Card title={t("classes")}>
          <ul className="care-lines">
            {classes.map(({ to, day: since, tested: by_, reason, at, by }) => (
              <li key={at}>
                {t("classLine", {
                  class: t(`class_${to}`),
                  day: day(since),
                  test: by_ ? terms.test(by_.test) : t("test_none"),
                  name: by,
                  time: moment(at),
                })}
                {reason !== null && `: ${reason}`}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <CourseCards caseId={one.id} mayChange={mayChange} />
    </>
  );
}

/** How many people of a case its page shows; the others are on the page of contacts. */
const SHOWN = 100;

/** People who were near, with class and next call. */
export function Near({ read: { case: one }, summary }: CaseSeen) {
  const t = useWords(CASES);
  const { mayAt } = useSession();
  const { id, unitPath, closed } = one;
  const query = useAsk(listContacts, { caseId: id, limit: SHOWN });
  const contactWords = useWords(CONTACTS);
  const columns = useContactColumns().filter(
    (column) => "id" in column && ["name", "class", "day", "source", "next", "due"].includes(column.id),
  );
  const { contacts } = summary;
  return (
    <>
      <Card title={t("tab_contacts")}>
        {contacts && contacts.all > 0 && <p>{t("contactsCount", contacts)}</p>}
        {mayAt("contacts.write", unitPath) && closed === null && (
          <div className="row only-screen">
            <PageButton to="/cases/$id/interview" parts={{ id }}>
              {t("addContacts")}
            </PageButton>
          </div>
        )}
        <Listed
          query={query}
          words={CASES}
          rowsOf={({ contacts: rows }) => rows}
          caption={contactWords("list")}
          columns={columns}
          opens="/contacts/$id"
          empty={<p>{t("contactsNone")}</p>}
          {...(contacts ? { total: contacts.all } : {})}
        />
        {contacts && contacts.all > 0 && (
          <p className="only-screen">
            <PageLink to="/contacts" said={{ tab: "", case: id }}>
              {t(contacts.all > SHOWN ? "contactsMore" : "contactsSee")}
            </PageLink>
          </p>
        )}
      </Card>
      <AppEvidence caseId={id} />
    </>
  );
}

/** The person's own quarantine, and those of people who were near. */
export function Quarantine({ read: { case: one }, summary: { quarantine }, timeline }: CaseSeen) {
  const t = useWords(CASES);
  const [locale] = useLocale();
  const { mayAt } = useSession();
  const { id, unitPath, closed } = one;
  if (!quarantine) return null;
  const { own, now, ended } = quarantine;
  const past = timeline.flatMap(({ id: quarantineId, day, what }) =>
    what.kind === "quarantine" && quarantineId !== null ? [{ id: quarantineId, day, place: what.place }] : [],
  );
  return (
    <Card title={t("tab_quarantine")}>
      <p>{t(own === null ? "quarantineNone" : "quarantineOwn")}</p>
      {past.length > 0 && (
        <ul className="care-lines" aria-label={t("quarantinePast")}>
          {past.map(({ id: quarantineId, day, place }) => (
            <li key={quarantineId}>
              <PageLink to="/quarantine/$id" parts={{ id: quarantineId }}>
                {t("quarantineFrom", { place: t(`place_${place}`), day: date(parseDay(day), locale) })}
              </PageLink>
            </li>
          ))}
        </ul>
      )}
      {own === null && closed === null && mayAt("quarantine.write", unitPath) && (
        <div className="row only-screen">
          <PageButton to="/quarantine/start-case/$caseId" parts={{ caseId: id }}>
            {t("quarantine")}
          </PageButton>
        </div>
      )}
      {now + ended > 0 && <p>{t("quarantineNear", { now, ended })}</p>}
    </Card>
  );
}
