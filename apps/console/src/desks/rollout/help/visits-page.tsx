/** Advice visits: the plan, and a form that adds to it. */
import { CHECKLISTS, type ChecklistKind } from "@bluezone/contract/rollout/checklist-items";
import { listHosts, listVisits, planVisit } from "@bluezone/contract/rollout/visits";
import { isoDay } from "@bluezone/protocol/time";
import { useState } from "react";
import { useAsk, useToday } from "../../../api/hooks.ts";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { SelectField } from "../../../kit/form/select-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { UnitField } from "../../../kit/form/unit-picker.tsx";
import { STATES } from "../../../kit/look/states.ts";
import { Card } from "../../../kit/page/card.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { ListPage } from "../../../kit/table/list-page.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { HELP } from "./words.ts";

function Plan() {
  const t = useWords(HELP);
  const today = useToday();
  const dayFault = useDayFault();
  const units = useAsk(listHosts, {}).data?.hosts ?? [];
  const [id, setId] = useState(() => crypto.randomUUID());
  const plan = useAction(planVisit, { changes: [listVisits] });
  const empty = { hostId: "", kind: "", day: "", together: "" };
  const draft = useDraft(empty, ({ hostId, kind, day }) => ({
    hostId: hostId === "" ? t("hostMissing") : undefined,
    kind: kind === "" ? t("kindMissing") : undefined,
    day: dayFault(day),
  }));
  return (
    <Card title={t("planTitle")}>
      <Form
        draft={draft}
        words={HELP}
        send={t("plan")}
        onSend={async ({ hostId, kind, day, together }) => {
          await plan.send(
            {
              id,
              hostId,
              kind: kind as ChecklistKind,
              day: isoDay(typedDay(day, today) ?? today),
              together: together === "" ? [] : [together],
            },
            t("planned"),
          );
          setId(crypto.randomUUID());
          draft.reset(empty);
        }}
      >
        <UnitField name="hostId" label={t("host")} units={units} required />
        <SelectField
          name="kind"
          label={t("kind")}
          required
          choices={(Object.keys(CHECKLISTS) as ChecklistKind[]).map((value) => ({
            value,
            label: t(`kind_${value}`),
          }))}
        />
        <DateField name="day" label={t("day")} required />
        <UnitField name="together" label={t("together")} units={units} />
      </Form>
    </Card>
  );
}

/** The page. */
export function VisitsPage() {
  const t = useWords(HELP);
  const title = useWords(PAGES);
  const { may } = useSession();
  const query = useAsk(listVisits, {});
  return (
    <ListPage
      title={title("visits")}
      before={<p>{t("visitIntro")}</p>}
      query={query}
      empty={t("visitsNone")}
      rowsOf={({ visits }) => visits}
      caption={t("visits")}
      opens="/visits/$id"
      columns={[
        { id: "host", title: t("host"), text: ({ hostName }) => hostName },
        { id: "day", title: t("day"), day: ({ day }) => day },
        { id: "state", title: t("state"), state: ({ state }) => [STATES.visit[state], t(`state_${state}`)] },
        { id: "advice", title: t("advice"), cell: ({ advice }) => advice },
        { illustrative: ({ illustrative }) => illustrative },
      ]}
    >
      {may("venues.write") && <Plan />}
    </ListPage>
  );
}
