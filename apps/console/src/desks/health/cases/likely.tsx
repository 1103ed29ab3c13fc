/** Records of who may be the person of a case: contacts to be linked into the chain, cases to be merged, records elsewhere. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { type CaseShown, linkContact, type readCase } from "@bluezone/contract/health/cases";
import { readContact } from "@bluezone/contract/health/contacts";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useState } from "react";
import { Failed } from "../../../kit/page/failed.tsx";
import { Notice } from "../../../kit/page/notice.tsx";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useSession } from "../../../shell/session.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { AskRecordDialog } from "../care/ask-record-dialog.tsx";
import { CARE } from "../care/words.ts";
import "./cases.css";
import { CASE_READS } from "./case-reads.ts";
import { CASES } from "./words.ts";

type Doubles = ResponseOf<typeof readCase>["doubles"];
type Contact = Doubles["within"][number]["contacts"][number];

function ContactLine({ contact, shown }: { readonly contact: Contact; readonly shown: CaseShown }) {
  const t = useWords(CASES);
  const [locale] = useLocale();
  const { mayAt } = useSession();
  const link = useAction(linkContact, { changes: [...CASE_READS, readContact] });
  const { id, day, near, becameCase } = contact;
  const connect = () => link.act({ id: shown.id, version: shown.version, contactId: id }, t("linked"));
  return (
    <span className="row">
      <PageLink to="/contacts/$id" parts={{ id }}>
        {t("likelyContact", {
          case: near ?? t("nearUnknown"),
          day: day === null ? t("dayUnknown") : date(parseDay(day), locale),
        })}
      </PageLink>
      {!becameCase && mayAt("cases.write", shown.unitPath) && (
        <Button onClick={() => void connect()}>{t("link")}</Button>
      )}
      {link.error && <Failed error={link.error} words={CASES} />}
    </span>
  );
}

/** Nothing while nobody is alike. */
export function Likely({
  doubles: { within, outside },
  shown,
}: {
  readonly doubles: Doubles;
  readonly shown: CaseShown;
}) {
  const t = useWords(CASES);
  const care = useWords(CARE);
  const { may } = useSession();
  const [asking, setAsking] = useState(false);
  const { name, birthYear, phone } = shown.person;
  if (within.length + outside.length === 0) return null;
  return (
    <Notice label={t("doubles", { count: within.length + outside.length })}>
      <strong>{t("doubles", { count: within.length + outside.length })}</strong>
      <ul className="plain stack">
        {within.map((one) => (
          <li key={one.personId} className="row">
            <span>
              {t("doubleWithin", {
                name: one.name,
                year: one.birthYear ?? t("yearUnknown"),
                unit: one.unitName,
              })}
            </span>
            {one.cases.map(({ id, number }) => (
              <PageLink key={id} to="/cases/$id" parts={{ id }}>
                {number}
              </PageLink>
            ))}
            {one.contacts.map((contact) => (
              <ContactLine key={contact.id} contact={contact} shown={shown} />
            ))}
          </li>
        ))}
        {outside.map(({ unitName }) => (
          <li key={unitName}>{t("likelyOutside", { unit: unitName })}</li>
        ))}
      </ul>
      {within.some(({ cases }) => cases.length > 0) && <p className="small">{t("likelyMerge")}</p>}
      {outside.length > 0 && may("cases.handover") && (
        <div>
          <Button onClick={() => setAsking(true)}>{care("ask")}</Button>
        </div>
      )}
      {asking && <AskRecordDialog person={{ name, birthYear, phone }} onClose={() => setAsking(false)} />}
    </Notice>
  );
}
