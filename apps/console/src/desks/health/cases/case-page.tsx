/** One case: who it is of, where it stands, what is done next and what else can be; and all that is known, part by part. */
import { readCase } from "@bluezone/contract/health/cases";
import { readSummary, readTimeline } from "@bluezone/contract/health/timeline";
import { useState } from "react";
import { useAsk, useNow } from "../../../api/hooks.ts";
import { Facts } from "../../../kit/page/facts.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { PrintButton } from "../../../kit/page/print-button.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import "./cases.css";
import { useAboutFacts } from "../person/use-about-facts.tsx";
import { usePersonFacts } from "../person/use-person-facts.tsx";
import { CaseDialog, type CaseWindow } from "./case-dialogs.tsx";
import { CaseState, NextStepCard } from "./case-head.tsx";
import { CaseMenu } from "./case-menu.tsx";
import { CaseTabs } from "./case-tabs.tsx";
import { Likely } from "./likely.tsx";
import { NeverApart } from "./never-apart.tsx";
import { leftOf, nextStep } from "./next-step.ts";
import type { CaseAnswer, CaseSeen } from "./read.ts";
import { usePrintWhole } from "./use-print-whole.ts";
import { CASES } from "./words.ts";

function Person({ read: { case: one } }: { readonly read: CaseAnswer }) {
  const t = useWords(CASES);
  const moment = useMoment();
  const personFacts = usePersonFacts();
  const aboutFacts = useAboutFacts();
  const { person, unitName, note, changed, changedBy } = one;
  return (
    <div className="case-person">
      <Facts
        label={t("person")}
        facts={[
          ...personFacts(person),
          ...aboutFacts(person.about),
          [t("unit"), unitName],
          [t("changed"), t("changedBy", { time: moment(changed), name: changedBy })],
          [t("note"), note],
        ]}
      />
    </div>
  );
}

function Seen({ seen }: { readonly seen: CaseSeen }) {
  const t = useWords(CASES);
  const title = useWords(PAGES);
  const now = useNow();
  const [dialog, setDialog] = useState<CaseWindow>();
  const [whole, printWhole] = usePrintWhole();
  const { read, summary, timeline } = seen;
  const shown = read.case;
  const { number, person, mergedInto } = shown;
  return (
    <div className="stack">
      <PageTitle
        above={<PageLink to="/cases">{title("cases")}</PageLink>}
        actions={
          <>
            {mergedInto === null && <CaseMenu shown={shown} onOpen={setDialog} />}
            <PrintButton onPrint={printWhole}>{t("printAll")}</PrintButton>
          </>
        }
      >
        {`${number} · ${person.name}`}
      </PageTitle>
      <CaseState shown={shown} />
      {mergedInto ? (
        <p className="row">
          <strong>{t("mergedInto")}</strong>
          <PageLink to="/cases/$id" parts={{ id: mergedInto.id }}>
            {mergedInto.number}
          </PageLink>
        </p>
      ) : (
        <>
          <NextStepCard
            step={nextStep({ shown, summary, timeline, now })}
            shown={shown}
            summary={summary}
            onOpen={setDialog}
          />
          {shown.closed !== null && (
            <NeverApart
              shown={shown}
              summary={summary}
              timeline={timeline}
              told={leftOf(summary).unwatched}
            />
          )}
          <Likely doubles={read.doubles} shown={shown} />
        </>
      )}
      <Person read={read} />
      <CaseTabs seen={seen} whole={whole} onOpen={setDialog} />
      {dialog && (
        <CaseDialog
          which={dialog}
          shown={shown}
          summary={summary}
          timeline={timeline}
          linked={read.chain.from !== null}
          onClose={() => setDialog(undefined)}
        />
      )}
    </div>
  );
}

/** The page. */
export function CasePage() {
  const id = usePart("id");
  const read = useAsk(readCase, { id });
  const summary = useAsk(readSummary, { id });
  const timeline = useAsk(readTimeline, { id });
  return (
    <Settled whole query={read} words={CASES}>
      {(one) => (
        <Settled query={summary} words={CASES}>
          {(counts) => (
            <Settled query={timeline} words={CASES}>
              {({ entries }) => <Seen key={id} seen={{ read: one, summary: counts, timeline: entries }} />}
            </Settled>
          )}
        </Settled>
      )}
    </Settled>
  );
}
