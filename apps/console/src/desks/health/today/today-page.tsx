/** What waits, and how the day stands: each line leads to where it is done. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { readToday, type UrgentWork } from "@bluezone/contract/health/today";
import { dayOf, parseInstant, wallTime } from "@bluezone/protocol/time";
import { clock, dayName } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useAsk } from "../../../api/hooks.ts";
import type { AddressTexts } from "../../../kit/page/address.ts";
import { Card } from "../../../kit/page/card.tsx";
import { Empty } from "../../../kit/page/empty.tsx";
import { PageButton, PageLink, useGo } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useKey } from "../../../kit/page/single-keys.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import "./today.css";
import { TODAY } from "./words.ts";

type Day = ResponseOf<typeof readToday>;

/** The page on which each is done. */
const PAGE_OF: Readonly<Record<UrgentWork, string>> = {
  quarantineUnwell: "/quarantine",
  callbacksLate: "/callbacks",
  casesWithoutCode: "/codes",
  codesWaiting: "/codes",
  codesEnding: "/codes",
  casesUninterviewed: "/cases",
  handOvers: "/cases",
  careRequests: "/cases",
  careAnswered: "/cases",
  contactsUnclassed: "/contacts",
  followUpsLate: "/follow-ups",
  quarantineUnlogged: "/quarantine",
  quarantineDue: "/quarantine",
  quarantineChanged: "/quarantine",
  callbacksWaiting: "/callbacks",
  adviceWaiting: "/advice",
  declarationsWaiting: "/declarations",
  filesWithFaults: "/results",
};

/** What such a page is to show of all that it could. */
const SAID_OF: Readonly<Partial<Record<UrgentWork, AddressTexts>>> = { quarantineUnwell: { show: "unwell" } };

function UrgentList({ urgent }: Pick<Day, "urgent">) {
  const t = useWords(TODAY);
  if (urgent.length === 0) return <Empty>{t("none")}</Empty>;
  return (
    <ul className="today-list">
      {urgent.map(({ kind, count }, at) => (
        <li key={kind}>
          <IconAlertTriangle size={20} aria-hidden />
          <span>{t(`urgent_${kind}`, { count })}</span>
          <PageButton
            to={PAGE_OF[kind]}
            said={SAID_OF[kind] ?? {}}
            {...(at === 0 ? { variant: "filled" } : {})}
          >
            {t(`do_${kind}`)}
          </PageButton>
        </li>
      ))}
    </ul>
  );
}

function Work({
  text,
  to,
  work: { all, done },
}: {
  readonly text: string;
  readonly to: string;
  readonly work: NonNullable<Day["followUps"]>;
}) {
  return (
    <li>
      <PageLink to={to}>{text}</PageLink>
      {all > 0 && <progress max={all} value={done} aria-hidden />}
    </li>
  );
}

function Numbers({ cases, contacts }: Pick<Day, "cases" | "contacts">) {
  const t = useWords(TODAY);
  const [locale] = useLocale();
  const numbers: readonly (readonly [string, number])[] = [
    [t("newCases"), cases.new],
    [t("openCases"), cases.open],
    ...(contacts
      ? ([
          [t("f1"), contacts.f1],
          [t("f2"), contacts.f2],
        ] as const)
      : []),
  ];
  return (
    <dl className="today-numbers">
      {numbers.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{integer(value, locale)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The page; it is asked anew each minute, because it is left open on purpose. */
export function TodayPage() {
  const t = useWords(TODAY);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const go = useGo();
  const { may } = useSession();
  const query = useAsk(readToday, {}, { every: 60 });
  useKey("new", () => may("cases.write") && go({ to: "/cases/new" }));
  return (
    <div className="stack">
      <PageTitle actions={may("cases.write") && <PageButton to="/cases/new">{t("newCase")}</PageButton>}>
        {title("today")}
      </PageTitle>
      <Settled query={query} words={TODAY}>
        {({ urgent, followUps, quarantine, cases, contacts, cutOff }) => {
          const at = parseInstant(cutOff);
          const day = dayName(dayOf(at, "vietnam"), locale);
          return (
            <>
              <Card title={t("urgent")}>
                <UrgentList urgent={urgent} />
              </Card>
              <section className="card stack" aria-label={t("day")}>
                <h2>{`${t("day")}, ${day}`}</h2>
                <ul className="today-work">
                  {followUps && (
                    <Work
                      to="/follow-ups"
                      work={followUps}
                      text={followUps.all === 0 ? t("noFollowUps") : t("followUps", followUps)}
                    />
                  )}
                  {quarantine && (
                    <Work
                      to="/quarantine"
                      work={quarantine}
                      text={quarantine.all === 0 ? t("noQuarantine") : t("quarantine", quarantine)}
                    />
                  )}
                </ul>
                <h3>{t("asOf", { time: clock(wallTime(at, "vietnam")) })}</h3>
                <Numbers cases={cases} contacts={contacts} />
                <PageLink to="/cases">{t("seeCases")}</PageLink>
              </section>
            </>
          );
        }}
      </Settled>
    </div>
  );
}
