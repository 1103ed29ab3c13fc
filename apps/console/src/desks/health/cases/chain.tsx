/** The chain F0 → F1 → F0 as three steps down: whose contact this person was, this case, who of its contacts became a case. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { linkContact, type readCase as readEndpoint } from "@bluezone/contract/health/cases";
import { readContact } from "@bluezone/contract/health/contacts";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Card } from "../../../kit/page/card.tsx";
import { Failed } from "../../../kit/page/failed.tsx";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import "./cases.css";
import { CASE_READS } from "./case-reads.ts";
import { CASES } from "./words.ts";

type CaseAnswer = ResponseOf<typeof readEndpoint>;
type Link = NonNullable<CaseAnswer["chain"]["from"]>;

function Step({
  label,
  here = false,
  children,
}: {
  readonly label: string;
  readonly here?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <li {...(here ? { "aria-current": "true" as const } : {})}>
      <span className="small">{label}</span>
      <span className="row">{children}</span>
    </li>
  );
}

function Linked({ id, number, name, classDay }: Link) {
  const t = useWords(CASES);
  const [locale] = useLocale();
  return (
    <>
      {name === null ? (
        <span>{t("chainHidden", { number })}</span>
      ) : (
        <PageLink to="/cases/$id" parts={{ id }}>{`${number} · ${name}`}</PageLink>
      )}
      <span className="small">{t("chainDay", { day: date(parseDay(classDay), locale) })}</span>
    </>
  );
}

/** Nothing while the case stands alone. `mayChange`: the link to the case before can be taken away. */
export function Chain({
  read: { case: one, chain, others },
  mayChange,
}: {
  readonly read: CaseAnswer;
  readonly mayChange: boolean;
}) {
  const t = useWords(CASES);
  const link = useAction(linkContact, { changes: [...CASE_READS, readContact] });
  const { id, number, version, person } = one;
  const { from, onward } = chain;
  if (!from && onward.length === 0 && others.length === 0) return null;
  const unlink = () =>
    link.act({ id, version, contactId: null }, t("unlinked"), {
      title: t("unlink"),
      text: t("unlinkText"),
      yes: t("unlink"),
    });
  return (
    <Card title={t("chain")}>
      {(from || onward.length > 0) && (
        <ol className="case-chain">
          {from && (
            <Step label={t("chainFrom")}>
              <Linked {...from} />
              {mayChange && <Button onClick={() => void unlink()}>{t("unlink")}</Button>}
            </Step>
          )}
          <Step label={t("chainHere")} here>
            <strong>{`${number} · ${person.name}`}</strong>
          </Step>
          {onward.map((next) => (
            <Step key={next.id} label={t("chainOnward")}>
              <Linked {...next} />
            </Step>
          ))}
        </ol>
      )}
      {others.length > 0 && (
        <p className="row">
          {t("others")}
          {others.map((other) => (
            <PageLink key={other.id} to="/cases/$id" parts={{ id: other.id }}>
              {other.number}
            </PageLink>
          ))}
        </p>
      )}
      {link.error && <Failed error={link.error} words={CASES} />}
    </Card>
  );
}
