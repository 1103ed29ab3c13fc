/** The situation: enter a day, correct it, see what was published. */
import {
  enterSituation,
  listSituations,
  SITUATION_COUNTS,
  type Situation,
} from "@bluezone/contract/rollout/situation";
import { on } from "@bluezone/policy/dated";
import { type Day, parseDay } from "@bluezone/protocol/time";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk, useToday } from "../../../api/hooks.ts";
import { useProvince } from "../../../api/province.ts";
import { CheckField } from "../../../kit/form/check-field.tsx";
import { DateField } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { FormGrid } from "../../../kit/form/form-grid.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { NumberField } from "../../../kit/form/number-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { Card } from "../../../kit/page/card.tsx";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { ListPage } from "../../../kit/table/list-page.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { FromHealthDesk } from "./from-health-desk.tsx";
import {
  contentOf,
  emptyCounts,
  filledFrom,
  type TypedSituation,
  typedFrom,
  wrongIn,
} from "./typed-situation.ts";
import { SITUATION } from "./words.ts";

function Enter({
  all,
  known,
  today,
}: {
  readonly all: readonly Situation[];
  readonly known?: Situation | undefined;
  readonly today: Day;
}) {
  const t = useWords(SITUATION);
  const districts = on(useProvince().districts, today);
  const codes = districts.map(({ code }) => code);
  const enter = useAction(enterSituation, { changes: [listSituations] });
  const draft = useDraft<TypedSituation>(typedFrom(known, today, codes), (values) =>
    Object.fromEntries(Object.entries(wrongIn(values, today, codes)).map(([name, why]) => [name, t(why)])),
  );
  const fill = (typed: TypedSituation): void => {
    for (const [name, value] of Object.entries(typed)) draft.set(name, value);
  };
  /** The newest version of the day that is typed: a correction names what it saw. */
  const version = (values: TypedSituation): number => {
    const day = typedDay(values.day, today);
    return all.find((one) => day !== undefined && parseDay(one.day) === day)?.version ?? 0;
  };
  return (
    <Card title={t("enterTitle")}>
      <FromHealthDesk
        onRead={(content) => {
          const entered = all.find(({ day }) => day === content.day);
          const filled = filledFrom(content, { entered, typed: draft.values }, today, codes);
          fill(filled);
          return emptyCounts(filled);
        }}
      />
      <Form
        draft={draft}
        words={SITUATION}
        send={t("enter")}
        onSend={async (values) => {
          await enter.send(
            {
              version: version(values),
              content: contentOf(values, today, codes),
            },
            (done) => t("entered", { version: done.version }),
          );
        }}
      >
        <DateField name="day" label={t("day")} required />
        <TextField name="time" label={t("time")} hint={t("timeHint")} required short />
        <FormGrid>
          {SITUATION_COUNTS.map((key) => (
            <NumberField key={key} name={key} label={t(`count_${key}`)} hint={t("countHint")} />
          ))}
        </FormGrid>
        <h3>{t("districts")}</h3>
        <FormGrid>
          {districts.map(({ code, name }) => (
            <NumberField key={code} name={`d${code}`} label={name} />
          ))}
        </FormGrid>
        <TextField name="sourceVi" label={t("sourceVi")} required maxLength={300} />
        <TextField name="sourceEn" label={t("sourceEn")} hint={t("sourceEnHint")} maxLength={300} />
        <LongField name="methodVi" label={t("methodVi")} rows={2} maxLength={400} />
        <LongField name="methodEn" label={t("methodEn")} rows={2} maxLength={400} />
        <LongField name="adviceVi" label={t("adviceVi")} rows={2} maxLength={400} />
        <LongField name="adviceEn" label={t("adviceEn")} rows={2} maxLength={400} />
        <CheckField name="illustrative" label={t("illustrativeField")} />
      </Form>
    </Card>
  );
}

/** The page. */
export function SituationPage() {
  const t = useWords(SITUATION);
  const title = useWords(PAGES);
  const { may } = useSession();
  const today = useToday();
  const [editing, setEditing] = useState<Situation>();
  const query = useAsk(listSituations, {});
  const writes = may("bulletins.write");
  return (
    <ListPage
      title={title("situation")}
      before={
        <p>
          {t("intro")} <a href="/situation">{t("publicPage")}</a> ·{" "}
          <PageLink to="/situation/indicators">{t("indicators")}</PageLink>
        </p>
      }
      query={query}
      empty={t("empty")}
      rowsOf={({ situations }) => situations}
      caption={t("list")}
      rowKey={({ day }) => day}
      columns={[
        { id: "day", title: t("day"), day: ({ day }) => day },
        { id: "cutOff", title: t("cutOff"), moment: ({ cutOff }) => cutOff },
        ...(["confirmedToday", "quarantineSite", "quarantineHome"] as const).map((key) => ({
          id: key,
          title: t(`count_${key}`),
          number: ({ counts }: Situation) => counts[key],
        })),
        { id: "version", title: t("version"), cell: ({ version }) => version, figures: true },
        { illustrative: ({ illustrative }: Situation) => illustrative },
      ]}
      {...(writes
        ? { actions: (row: Situation) => <Button onClick={() => setEditing(row)}>{t("edit")}</Button> }
        : {})}
    >
      {writes && query.data && (
        <Enter
          key={`${editing?.day} ${editing?.version}`}
          all={query.data.situations}
          known={editing}
          today={today}
        />
      )}
    </ListPage>
  );
}
