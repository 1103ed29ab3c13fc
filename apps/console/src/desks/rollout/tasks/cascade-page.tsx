/** Giving a task on: which units below, by which day, with which note. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { cascadeTask, listCascade, readTask } from "@bluezone/contract/rollout/tasks";
import { UNIT_TYPES, type UnitType } from "@bluezone/policy/unit-type";
import { isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useAsk, useToday } from "../../../api/hooks.ts";
import { CheckList } from "../../../kit/form/check-list.tsx";
import { DateField } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { PageLink, useGo, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { KIT, PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { CHANGED } from "./changed.ts";
import { TASKS } from "./words.ts";
import "./tasks.css";

type Choices = ResponseOf<typeof listCascade>;

/** The units by kind; those that have the task are shown and cannot be chosen again. */
function Units({
  units,
  chosen,
  onChange,
}: {
  readonly units: Choices["units"];
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}) {
  const t = useWords(TASKS);
  const [locale] = useLocale();
  const types = [...new Set(units.map(({ type }) => type))];
  return types.map((type) => {
    const all = units.filter((unit) => unit.type === type);
    const name = type in UNIT_TYPES ? UNIT_TYPES[type as UnitType][locale] : type;
    return (
      <section key={type} className="card stack" aria-label={name}>
        <CheckList
          name={name}
          whole={t("cascadeAll", { type: name })}
          chosen={chosen}
          onChange={onChange}
          choices={all.map(({ id, name, already }) => ({
            value: id,
            label: name,
            ...(already ? { hint: t("already"), fixed: "ticked" } : {}),
          }))}
        />
        {all.some(({ illustrative }) => illustrative) && <p className="small">{t("illustrative")}</p>}
      </section>
    );
  });
}

function Cascade({ id, choices }: { readonly id: string; readonly choices: Choices }) {
  const t = useWords(TASKS);
  const kit = useWords(KIT);
  const today = useToday();
  const [locale] = useLocale();
  const go = useGo();
  const give = useAction(cascadeTask, { changes: [...CHANGED, listCascade] });
  const due = parseDay(choices.dueOn);
  const draft = useDraft(
    { chosen: [] as readonly string[], dueOn: date(due, "vi"), note: "" },
    ({ chosen, dueOn }) => ({
      chosen: chosen.length === 0 ? t("cascadeMissing") : undefined,
      dueOn: typedDay(dueOn, today) === undefined ? kit("dayWrong") : undefined,
    }),
  );
  const { chosen } = draft.values;
  const error = draft.errors["chosen"];
  return (
    <Form
      draft={draft}
      words={TASKS}
      send={chosen.length === 0 ? t("cascadeSend") : t("cascadeChosen", { count: chosen.length })}
      onSend={async ({ chosen, dueOn, note }) => {
        await give.send(
          {
            id,
            unitIds: [...chosen],
            dueOn: isoDay(typedDay(dueOn, today) ?? due),
            note,
          },
          ({ fresh, already }) => t("cascadeDone", { fresh, already }),
        );
        go({ to: "/tasks/$id", parts: { id } });
      }}
    >
      <h2>{t("cascadeWho")}</h2>
      {error && (
        <p id="field-chosen" className="fault" tabIndex={-1}>
          {error}
        </p>
      )}
      <Units units={choices.units} chosen={chosen} onChange={(ids) => draft.set("chosen", ids)} />
      <DateField name="dueOn" label={t("cascadeDue", { day: date(due, locale) })} required />
      <LongField name="note" label={t("cascadeNote")} rows={2} maxLength={2_000} />
    </Form>
  );
}

/** The page. */
export function CascadePage() {
  const t = useWords(TASKS);
  const title = useWords(PAGES);
  const id = usePart("id");
  const task = useAsk(readTask, { id });
  const choices = useAsk(listCascade, { id });
  return (
    <div className="stack">
      <PageTitle
        above={
          <PageLink to="/tasks/$id" parts={{ id }}>
            {title("tasks")}
          </PageLink>
        }
      >
        {task.data
          ? t("cascadeTitle", { mark: task.data.task.mark, number: task.data.task.directive.number })
          : t("cascade")}
      </PageTitle>
      <Settled query={choices} isEmpty={({ units }) => units.length === 0} empty={t("cascadeNone")}>
        {(answer) => <Cascade id={id} choices={answer} />}
      </Settled>
    </div>
  );
}
