/** One task in full: the clause, who passed it down, what was done, what can be done now. */
import { readTask } from "@bluezone/contract/rollout/tasks";
import { parseDay } from "@bluezone/protocol/time";
import { date, dayName } from "@bluezone/vietnamese/date";
import { useContext, useEffect, useRef } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { STATES } from "../../../kit/look/states.ts";
import { Facts } from "../../../kit/page/facts.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageButton } from "../../../kit/page/page-link.tsx";
import { VisitsContext } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { KIT } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { Decide } from "./decide.tsx";
import { DutyNotes, NotBuiltNotes } from "./duty-notes.tsx";
import { Evidence } from "./evidence.tsx";
import { NextStep } from "./next-step.tsx";
import type { ReadTask } from "./read.ts";
import { TASKS } from "./words.ts";

function Below({ read: { below } }: { readonly read: ReadTask }) {
  const t = useWords(TASKS);
  if (below.length === 0) return null;
  return (
    <section className="stack">
      <h3>{t("below")}</h3>
      <DataTable
        caption={t("below")}
        rows={below}
        rowKey={({ id }) => id}
        rowLink={({ id }) => ({ to: "/tasks/$id", parts: { id } })}
        columns={[
          { id: "unit", title: t("unit"), text: ({ unit }) => unit.name },
          {
            id: "state",
            title: t("state"),
            cell: ({ state, overdue }) => (
              <>
                <StateBadge tone={STATES.task[state]}>{t(`state_${state}`)}</StateBadge>{" "}
                {overdue && <StateBadge tone="late">{t("overdue")}</StateBadge>}
              </>
            ),
            sort: ({ state }) => state,
          },
          { id: "due", title: t("dueOn"), day: ({ dueOn }) => dueOn },
          { id: "acknowledged", title: t("acknowledgedAt"), moment: ({ acknowledgedAt }) => acknowledgedAt },
        ]}
      />
    </section>
  );
}

/** How a pane stands beside its list. */
type Beside = {
  /** Whether it was opened by deciding on the one before: then the focus goes to its heading. */
  readonly focused: boolean;
  /** Whether others in the list wait to be decided on. */
  readonly more: boolean;
  readonly onDecided: () => void;
};

function Pane({ read, focused, more, onDecided }: Beside & { readonly read: ReadTask }) {
  const t = useWords(TASKS);
  const kit = useWords(KIT);
  const moment = useMoment();
  const [locale] = useLocale();
  const { task } = read;
  const reason = t(task.state === "submitted" ? "reasonBefore" : "reason");
  const at = (time: string | null) => time !== null && moment(time);
  const heading = useRef<HTMLHeadingElement>(null);
  const visits = useContext(VisitsContext);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit takes the focus to the page's title first.
  useEffect(() => {
    if (focused) heading.current?.focus();
  }, [focused, visits]);
  return (
    <article className="stack" aria-labelledby="task-title">
      <h2 id="task-title" ref={heading} tabIndex={-1}>
        {t("clauseOf", { mark: task.mark, number: task.directive.number })}
      </h2>
      {(task.mayDecide || !task.mayAct) && <p>{task.unit.name}</p>}
      <NextStep task={task} />
      {task.mayDecide && (
        <>
          <Evidence read={read} />
          <Decide task={task} more={more} onDecided={onDecided} />
        </>
      )}
      {task.reason !== "" && (
        <section className="card stack" aria-label={reason}>
          <h3>{reason}</h3>
          <p className="clause-text">{task.reason}</p>
        </section>
      )}
      <section className="card stack" aria-label={t("clause")}>
        <h3>{t("clause")}</h3>
        {task.above.map(({ mark, text }) => (
          <p key={mark} className="clause-text small">
            {mark}. {text}
          </p>
        ))}
        <p className="clause-text">{task.text}</p>
        {task.instructions !== "" && (
          <>
            <h3>{t("instructions")}</h3>
            <p className="clause-text">{task.instructions}</p>
          </>
        )}
        {task.note !== "" && (
          <>
            <h3>{t("note")}</h3>
            <p className="clause-text">{task.note}</p>
          </>
        )}
        {task.duties.length > 0 && (
          <>
            <h3>{t("duties")}</h3>
            <DutyNotes ids={task.duties} />
          </>
        )}
        <NotBuiltNotes ids={read.notBuilt.map(({ duty }) => duty)} />
      </section>
      <Facts
        label={t("details")}
        facts={[
          [t("unit"), task.unit.name],
          [t("dueOn"), dayName(parseDay(task.dueOn), locale)],
          [
            t("state"),
            <StateBadge key="state" tone={STATES.task[task.state]}>
              {t(`state_${task.state}`)}
            </StateBadge>,
          ],
          [t("passedBy"), task.passedBy.name],
          [t("passedAt"), moment(task.passedAt)],
          [t("seenAt"), at(task.seenAt)],
          [t("acknowledgedAt"), at(task.acknowledgedAt)],
          [t("startedAt"), at(task.startedAt)],
          [t("submittedAt"), at(task.submittedAt)],
          [t(task.state === "accepted" ? "acceptedAt" : "returnedAt"), at(task.decidedAt)],
          [t("takenOver"), task.takenOverFrom && `${task.takenOverFrom.name}. ${t("takenOverNote")}`],
          [
            t("letter"),
            `${task.directive.number}, ${date(parseDay(task.issuedOn), locale)}, ${task.issuer}. ${task.subject}`,
          ],
        ]}
        note={task.unit.illustrative ? kit("illustrative") : undefined}
      />
      {!task.mayDecide && <Evidence read={read} />}
      <Below read={read} />
      {task.mayCascade && (
        <div className="row">
          <PageButton to="/tasks/$id/give" parts={{ id: task.id }}>
            {t("cascade")}
          </PageButton>
        </div>
      )}
    </article>
  );
}

/** The pane of a task by its id. */
export function TaskPane({ id, ...beside }: Beside & { readonly id: string }) {
  const query = useAsk(readTask, { id });
  return <Settled query={query}>{(read) => <Pane read={read} {...beside} />}</Settled>;
}
