/** What waits, and how the day stands: each line leads to where it is done. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { readToday } from "@bluezone/contract/health/today";
import type { Waiting } from "@bluezone/contract/health/waiting";
import { dayOf, parseInstant, wallTime } from "@bluezone/protocol/time";
import { clock, dayName } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { useMemo } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { PageButton, PageLink, useGo } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useKey } from "../../../kit/page/single-keys.tsx";
import { useSession } from "../../../shell/session.ts";
import type { KindTexts } from "../../../shell/waiting-desk.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { WaitingList } from "../../common/waiting/waiting-list.tsx";
import "./today.css";
import { TODAY } from "./words.ts";

type Day = ResponseOf<typeof readToday>;

/** The texts of the kinds of this desk. */
function useKindTexts(): KindTexts {
  const t = useWords(TODAY);
  return useMemo(
    () => ({
      kind: (kind) => t(`kind_${kind as Waiting}`),
      act: (kind) => t(`do_${kind as Waiting}`),
      things(kind, count) {
        if (kind === "quarantineRounds") return t("thingsRounds", { count });
        if (kind === "clustersGrown") return t("thingsCases", { count });
        return kind === "filesWithFaults" ? t("thingsFaults", { count }) : undefined;
      },
    }),
    [t],
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

function DaySoFar() {
  const t = useWords(TODAY);
  const [locale] = useLocale();
  const query = useAsk(readToday, {}, { every: 60 });
  return (
    <Settled query={query} words={TODAY}>
      {({ followUps, quarantine, cases, contacts, cutOff }) => {
        const at = parseInstant(cutOff);
        const day = dayName(dayOf(at, "vietnam"), locale);
        return (
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
        );
      }}
    </Settled>
  );
}

/** The page, where everybody who has work at the desk begins; below it is the day, asked anew each minute. */
export function TodayPage() {
  const t = useWords(TODAY);
  const title = useWords(PAGES);
  const texts = useKindTexts();
  const go = useGo();
  const { may } = useSession();
  useKey("new", () => may("cases.write") && go({ to: "/cases/new" }));
  return (
    <div className="stack">
      <PageTitle actions={may("cases.write") && <PageButton to="/cases/new">{t("newCase")}</PageButton>}>
        {title("today")}
      </PageTitle>
      <WaitingList texts={texts} />
      {may("cases.read") && <DaySoFar />}
    </div>
  );
}
