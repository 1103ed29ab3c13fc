/** One contact: who, how near, what they sent, the class with its rule, what is to be done. */
import { type ContactShown, readContact } from "@bluezone/contract/health/contacts";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Card } from "../../../kit/page/card.tsx";
import { Facts } from "../../../kit/page/facts.tsx";
import { PageButton, PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { HandOverContact } from "../care/hand-over-contact.tsx";
import { CARE } from "../care/words.ts";
import { AroundList } from "./around-list.tsx";
import { BecameCase } from "./became-case.tsx";
import { ChangeContact } from "./change-contact.tsx";
import { Classed } from "./classed.tsx";
import { ClassifyDialog } from "./classify-dialog.tsx";
import { ContactNext } from "./contact-next.tsx";
import "./contacts.css";
import { useAboutFacts } from "../person/use-about-facts.tsx";
import { usePersonFacts } from "../person/use-person-facts.tsx";
import { QuestionnaireOf } from "../questionnaire/questionnaire-of.tsx";
import { SamplesOf } from "../samples/samples-of.tsx";
import { Courses } from "./courses.tsx";
import { FollowUpsOf } from "./follow-ups-of.tsx";
import { isCase } from "./next-step.ts";
import { SentPart } from "./sent-part.tsx";
import { TieDialog } from "./tie-dialog.tsx";
import { useDayPart } from "./use-day-part.ts";
import { CONTACTS } from "./words.ts";

function NearWhom({ near }: { readonly near: ContactShown["near"] }) {
  const t = useWords(CONTACTS);
  if (!near) return t("unknown");
  const { kind, id, number, name } = near;
  const said = [number, name ?? t("nearHidden")].filter((one) => one !== null).join(" · ");
  if (name === null) return said;
  return (
    <PageLink to={kind === "case" ? "/cases/$id" : "/contacts/$id"} parts={{ id }}>
      {said}
    </PageLink>
  );
}

function Person({ contact }: { readonly contact: ContactShown }) {
  const t = useWords(CONTACTS);
  const personFacts = usePersonFacts();
  const aboutFacts = useAboutFacts();
  const { person, unitName, near, note, sources } = contact;
  return (
    <Facts
      label={t("person")}
      facts={[
        ...personFacts(person),
        ...aboutFacts(person.about),
        [t("near"), <NearWhom key="near" near={near} />],
        [t("source"), sources.map((one) => t(`source_${one}`)).join(", ")],
        [t("unit"), unitName],
        [t("note"), note],
      ]}
    />
  );
}

function HowNear({ contact }: { readonly contact: ContactShown }) {
  const t = useWords(CONTACTS);
  const dayPart = useDayPart();
  const { day, part, minutes, distance, masked, touched, carer } = contact;
  return (
    <div className="stack">
      <h2>{t("howNear")}</h2>
      <Facts
        label={t("howNear")}
        facts={[
          [t("dayPart"), dayPart(day, part)],
          [t("minutes"), minutes ?? t("unknown")],
          [t("distance"), distance === null ? t("unknown") : t(`distance_${distance}`)],
          [t("masked"), t(`masked_${masked}`)],
          [t("touched"), touched && t("yes")],
          [t("carer"), carer && t("yes")],
        ]}
      />
    </div>
  );
}

/** The page. */
export function ContactPage() {
  const t = useWords(CONTACTS);
  const care = useWords(CARE);
  const title = useWords(PAGES);
  const { may } = useSession();
  const id = usePart("id");
  const query = useAsk(readContact, { id });
  const [dialog, setDialog] = useState<"change" | "case" | "classify" | "give" | "tie">();
  const close = (): void => setDialog(undefined);
  return (
    <Settled whole query={query} words={CONTACTS}>
      {({ contact, followUps, around }) => (
        <div className="stack">
          <PageTitle
            above={<PageLink to="/contacts">{title("contacts")}</PageLink>}
            actions={
              may("contacts.write") && <Button onClick={() => setDialog("change")}>{t("change")}</Button>
            }
          >
            {contact.person.name}
          </PageTitle>
          {contact.becameCase?.discarded && (
            <p className="row">
              <strong>{t("becameDiscarded")}</strong>
              <PageLink to="/cases/$id" parts={{ id: contact.becameCase.id }}>
                {contact.becameCase.number}
              </PageLink>
            </p>
          )}
          <ContactNext read={{ contact, followUps, around }} onClassify={() => setDialog("classify")} />
          <Classed contact={contact} onClassify={() => setDialog("classify")} />
          <Person contact={contact} />
          <SentPart contact={contact} onTie={() => setDialog("tie")} />
          <HowNear contact={contact} />
          <FollowUpsOf
            contactId={id}
            name={contact.person.name}
            followUps={followUps}
            mayMake={!isCase(contact)}
          />
          <QuestionnaireOf of={{ contactId: id }} mayChange={may("contacts.write")} />
          <SamplesOf
            of={{ contactId: id }}
            mayChange={may("contacts.write") && !isCase(contact)}
            {...(isCase(contact) ? { none: t("samplesAtCase") } : {})}
          />
          {may("quarantine.read") && <Courses contactId={id} mayStart={!isCase(contact)} />}
          <Card title={t("around", { name: contact.person.name })}>
            <AroundList around={around} />
            <div className="row">
              {may("contacts.write") && (
                <PageButton to="/contacts/$id/interview" parts={{ id }}>
                  {t("addAround")}
                </PageButton>
              )}
            </div>
          </Card>
          <div className="row">
            {may("cases.write") && !isCase(contact) && (
              <Button onClick={() => setDialog("case")}>{t("becomes")}</Button>
            )}
            {may("cases.handover") && !isCase(contact) && (
              <Button onClick={() => setDialog("give")}>{care("give")}</Button>
            )}
          </div>
          {dialog === "change" && <ChangeContact contact={contact} onClose={close} />}
          {dialog === "classify" && <ClassifyDialog ids={[id]} onClose={close} onDone={close} />}
          {dialog === "tie" && <TieDialog contact={contact} onClose={close} />}
          {dialog === "give" && <HandOverContact contact={contact} onClose={close} />}
          {dialog === "case" && <BecameCase contact={contact} onClose={close} />}
        </div>
      )}
    </Settled>
  );
}
