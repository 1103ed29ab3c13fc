/** Passing down: which tasks, who will receive them, and the one button. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { readDirective } from "@bluezone/contract/rollout/directives";
import { type PlannedTask, passDown, planAll, previewPass } from "@bluezone/contract/rollout/planned-tasks";
import { addDays, isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk, useToday } from "../../../api/hooks.ts";
import { CheckList } from "../../../kit/form/check-list.tsx";
import { DateField } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { Notice } from "../../../kit/page/notice.tsx";
import { PageLink, useGo, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { KIT } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { CHANGED } from "./changed.ts";
import { inTypeOrder, typeOrder, useTypeName } from "./names.ts";
import { DIRECTIVES } from "./words.ts";
import "./directives.css";

type DirectiveAnswer = ResponseOf<typeof readDirective>;

/** The clauses without a task: how many would get one, and of which nothing can be made, each with a way to give it a duty. */
function Without({ read: { directive, clauses } }: { readonly read: DirectiveAnswer }) {
  const t = useWords(DIRECTIVES);
  const bare = clauses.filter(({ tasks }) => tasks === 0);
  const plans = bare.filter(({ plans }) => plans);
  const uncoded = bare.filter(({ duties }) => duties.length === 0);
  const nobody = bare.length - plans.length - uncoded.length;
  return (
    <>
      <p>{t("planAllWith", { count: plans.length })}</p>
      {uncoded.length > 0 && (
        <p>
          {t("planAllWithout", { count: uncoded.length })}{" "}
          {uncoded.map(({ id, mark }) => (
            <span key={id} className="between">
              <PageLink to="/directives/$id/clauses" parts={{ id: directive.id }} said={{ clause: id }}>
                {mark}
              </PageLink>
            </span>
          ))}
        </p>
      )}
      {nobody > 0 && <p>{t("planAllNobody", { count: nobody })}</p>}
    </>
  );
}

/** Makes a task of every clause that has none. */
function PlanAll({ read }: { readonly read: DirectiveAnswer }) {
  const { id } = read.directive;
  const t = useWords(DIRECTIVES);
  const kit = useWords(KIT);
  const today = useToday();
  const plan = useAction(planAll, { changes: CHANGED });
  const draft = useDraft({ dueOn: date(addDays(today, 7), "vi") }, ({ dueOn }) => ({
    dueOn: typedDay(dueOn, today) === undefined ? kit("dayWrong") : undefined,
  }));
  return (
    <section className="card stack" aria-label={t("planAll")}>
      <p>{t("planAllHint")}</p>
      <Without read={read} />
      <Form
        draft={draft}
        words={DIRECTIVES}
        send={t("planAll")}
        onSend={async ({ dueOn }) => {
          const dueDay = isoDay(typedDay(dueOn, today) ?? today);
          await plan.send({ directiveId: id, dueOn: dueDay }, ({ planned }) =>
            t("plannedAll", { count: planned }),
          );
        }}
      >
        <DateField name="dueOn" label={t("planAllDue")} required />
      </Form>
    </section>
  );
}

/** What passing the chosen tasks down would do. */
function Preview({ id, taskIds }: { readonly id: string; readonly taskIds: readonly string[] }) {
  const t = useWords(DIRECTIVES);
  const [locale] = useLocale();
  const typeName = useTypeName();
  const go = useGo();
  const query = useAsk(previewPass, { directiveId: id, taskIds: [...taskIds] }, { keep: true });
  const pass = useAction(passDown, { changes: CHANGED });
  const say = (n: number) => integer(n, locale);
  const send = async (): Promise<void> => {
    const passed = await pass.act({ directiveId: id, taskIds: [...taskIds] }, ({ tasks, units }) =>
      t("passed", { tasks: say(tasks), units: say(units) }),
    );
    if (passed) go({ to: "/directives/$id/progress", parts: { id } });
  };
  return (
    <div className="card stack">
      <h2>{t("preview")}</h2>
      <Settled query={query} words={DIRECTIVES}>
        {({ tasks, units, fresh, already, byType, nobody }) => (
          <>
            <p role="status">
              {t("previewLine", {
                tasks: say(tasks),
                units: say(units),
                fresh: say(fresh),
                already: say(already),
              })}
            </p>
            {nobody.length > 0 && <Notice>{t("previewNobody", { count: nobody.length })}</Notice>}
            {byType.length > 0 && (
              <DataTable
                caption={t("preview")}
                rows={[...byType].sort((a, b) => typeOrder(a.type) - typeOrder(b.type))}
                rowKey={({ type }) => type}
                columns={[
                  { id: "type", title: t("type"), text: ({ type }) => typeName(type) },
                  { id: "units", title: t("units"), number: ({ units }) => units },
                ]}
              />
            )}
            <div className="row">
              <Button
                variant="filled"
                loading={pass.isPending}
                disabled={tasks === 0}
                onClick={() => void send()}
              >
                {t("passSend", { tasks: say(tasks), units: say(units) })}
              </Button>
            </div>
            <FaultLine error={pass.error} words={DIRECTIVES} />
          </>
        )}
      </Settled>
    </div>
  );
}

function Choose({ read }: { readonly read: DirectiveAnswer }) {
  const t = useWords(DIRECTIVES);
  const [locale] = useLocale();
  const typeName = useTypeName();
  const { tasks, clauses, directive } = read;
  const [left, setLeft] = useState<readonly string[]>([]);
  const chosen = tasks.map(({ id }) => id).filter((id) => !left.includes(id));
  const markOf = ({ clauseId }: PlannedTask): string => clauses.find(({ id }) => id === clauseId)?.mark ?? "";
  const names = ({ types, chosen, borderOnly }: PlannedTask): string =>
    [
      ...inTypeOrder(types).map(typeName),
      ...chosen.map(({ name }) => name),
      ...(borderOnly ? [t("border")] : []),
    ].join(", ");
  return (
    <>
      <div className="card">
        <CheckList
          name={t("which")}
          whole={t("allTasks")}
          chosen={chosen}
          onChange={(chosen) => setLeft(tasks.map(({ id }) => id).filter((id) => !chosen.includes(id)))}
          choices={tasks.map((task) => ({
            value: task.id,
            label: t("taskGoes", {
              mark: markOf(task),
              day: date(parseDay(task.dueOn), locale),
              count: task.units,
            }),
            hint: names(task),
          }))}
        />
      </div>
      {chosen.length > 0 && <Preview id={directive.id} taskIds={chosen} />}
    </>
  );
}

/** The page. */
export function PassPage() {
  const t = useWords(DIRECTIVES);
  const id = usePart("id");
  const query = useAsk(readDirective, { id });
  return (
    <Settled whole query={query}>
      {(read) => {
        const { directive, clauses, tasks } = read;
        const open = clauses.some((clause) => clause.tasks === 0 && clause.plans);
        return (
          <div className="stack">
            <PageTitle
              above={
                <PageLink to="/directives/$id" parts={{ id }}>
                  {directive.number}
                </PageLink>
              }
            >
              {t("passTitle", { number: directive.number })}
            </PageTitle>
            {directive.changed && <Notice>{t("fault_not_filed")}</Notice>}
            {tasks.length === 0 && (
              <>
                <p>{t("passNothing")}</p>
                {open ? <PlanAll read={read} /> : <Without read={read} />}
              </>
            )}
            {tasks.length > 0 && <Choose read={read} />}
          </div>
        );
      }}
    </Settled>
  );
}
