/** One advice visit: the place's list, the advice. */
import { CHECKLIST_ITEMS, type ChecklistItem } from "@bluezone/contract/rollout/checklist-items";
import { listVisits, reportVisit, type Visit } from "@bluezone/contract/rollout/visits";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { STATES } from "../../../kit/look/states.ts";
import { Card } from "../../../kit/page/card.tsx";
import { Empty } from "../../../kit/page/empty.tsx";
import { Facts } from "../../../kit/page/facts.tsx";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { Answers, type ChecklistAnswers } from "./answers.tsx";
import { HELP } from "./words.ts";

function Report({ visit }: { readonly visit: Visit }) {
  const t = useWords(HELP);
  const [given, setGiven] = useState<ChecklistAnswers>(visit.answers);
  const report = useAction(reportVisit, { changes: [listVisits] });
  const off = useAction(reportVisit, { changes: [listVisits] });
  const draft = useDraft({ advice: visit.advice });
  const { id, version, kind } = visit;
  return (
    <Card title={t("reportTitle")}>
      <Form
        draft={draft}
        words={HELP}
        send={t("report")}
        more={
          <Button onClick={() => void off.act({ id, version, state: "called-off" }, t("reported"))}>
            {t("callOff")}
          </Button>
        }
        onSend={async ({ advice }) => {
          await report.send({ id, version, state: "done", answers: given, advice }, t("reported"));
        }}
      >
        <Answers kind={kind} given={given} onChange={setGiven} />
        <LongField name="advice" label={t("advice")} hint={t("adviceHint")} maxLength={1_000} />
      </Form>
      <FaultLine error={off.error} words={HELP} />
    </Card>
  );
}

/** The page. */
export function VisitPage() {
  const t = useWords(HELP);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const { may } = useSession();
  const id = usePart("id");
  const query = useAsk(listVisits, { limit: 1_000 });
  return (
    <Settled whole query={query}>
      {({ visits }) => {
        const visit = visits.find((one) => one.id === id);
        if (!visit)
          return (
            <>
              <PageTitle>{title("visits")}</PageTitle>
              <Empty action={<PageLink to="/visits">{title("visits")}</PageLink>}>{t("visitGone")}</Empty>
            </>
          );
        const looked = Object.entries(visit.answers) as [ChecklistItem, boolean][];
        return (
          <div className="stack">
            <PageTitle above={<PageLink to="/visits">{title("visits")}</PageLink>}>
              {visit.hostName}
            </PageTitle>
            <Facts
              label={visit.hostName}
              facts={[
                [t("day"), date(parseDay(visit.day), locale)],
                [t("kind"), t(`kind_${visit.kind}`)],
                [
                  t("state"),
                  <StateBadge key="state" tone={STATES.visit[visit.state]}>
                    {t(`state_${visit.state}`)}
                  </StateBadge>,
                ],
                [
                  t("missing"),
                  looked
                    .filter(([, yes]) => !yes)
                    .map(([item]) => CHECKLIST_ITEMS[item][locale])
                    .join("; ") || false,
                ],
                [t("advice"), visit.advice !== "" && visit.advice],
              ]}
              note={visit.illustrative ? t("illustrative") : undefined}
            />
            {may("venues.write") && visit.state === "planned" && <Report key={visit.version} visit={visit} />}
          </div>
        );
      }}
    </Settled>
  );
}
