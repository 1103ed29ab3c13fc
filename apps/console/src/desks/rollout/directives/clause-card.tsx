/** One clause of a letter: its text, the duties in it by class, what is not built and why, and the tasks made of it. */
import type { Clause } from "@bluezone/contract/rollout/clauses";
import { type PlannedTask, removeTask } from "@bluezone/contract/rollout/planned-tasks";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAction } from "../../../kit/page/use-action.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { dutyOf, NotBuiltNotes, useDutyText } from "../tasks/duty-notes.tsx";
import { CHANGED } from "./changed.ts";
import { inTypeOrder, useTypeName } from "./names.ts";
import type { ReadDirective } from "./read.ts";
import { TaskDialog } from "./task-dialog.tsx";
import { DIRECTIVES } from "./words.ts";

/** The id of a clause's card on the page. */
export const clauseAnchor = (id: string): string => `clause-${id}`;

const isBuilt = (id: string): boolean => dutyOf(id)?.notBuilt === undefined;

/** The duties that are done, each with its classes in words and its limits. */
function Duties({ ids }: { readonly ids: readonly string[] }) {
  const t = useWords(DIRECTIVES);
  const [locale] = useLocale();
  const text = useDutyText();
  if (ids.length === 0) return null;
  return (
    <ul className="duty-notes plain">
      {ids.map((id) => {
        const duty = dutyOf(id);
        return (
          <li key={id}>
            <span className="duty-id">{id}</span> {text(id)}{" "}
            <span className="small">
              ({duty?.classes.map((one) => t(`class_${one}`)).join(", ")})
              {duty?.limits && ` ${duty.limits[locale]}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** One task in a line, with what can still be changed. */
function TaskLine({
  task,
  clause,
  mine,
}: {
  readonly task: PlannedTask;
  readonly clause: Clause;
  readonly mine: boolean;
}) {
  const t = useWords(DIRECTIVES);
  const [locale] = useLocale();
  const typeName = useTypeName();
  const [open, setOpen] = useState(false);
  const remove = useAction(removeTask, { changes: CHANGED });
  const types = [
    ...inTypeOrder(task.types).map(typeName),
    ...task.chosen.map(({ name }) => name),
    ...(task.borderOnly ? [t("border")] : []),
  ].join(", ");
  const take = () =>
    remove.act({ id: task.id, version: task.version }, t("removed"), {
      title: t("removeTitle"),
      text: t("removeText"),
      yes: t("remove"),
      danger: true,
    });
  return (
    <li className="task-line">
      <span>
        {t("taskLine", { types, day: date(parseDay(task.dueOn), locale), count: task.units })}
        {task.instructions !== "" && <span className="small"> · {task.instructions}</span>}
      </span>
      {mine && (
        <span className="row">
          <Button onClick={() => setOpen(true)}>{t("change")}</Button>
          {task.units === 0 && <Button onClick={() => void take()}>{t("remove")}</Button>}
        </span>
      )}
      {open && <TaskDialog clause={clause} task={task} onClose={() => setOpen(false)} />}
    </li>
  );
}

/** The card. */
export function ClauseCard({ clause, read }: { readonly clause: Clause; readonly read: ReadDirective }) {
  const t = useWords(DIRECTIVES);
  const [open, setOpen] = useState(false);
  const { id, mine } = read.directive;
  const tasks = read.tasks.filter(({ clauseId }) => clauseId === clause.id);
  const built = clause.duties.filter(isBuilt);
  const plannable = mine && (clause.duties.length === 0 || built.length > 0);
  return (
    <article
      className="card stack clause"
      id={clauseAnchor(clause.id)}
      tabIndex={-1}
      aria-label={`${t("mark")} ${clause.mark}`}
    >
      <h3>{clause.mark}</h3>
      <p className="clause-text">{clause.text}</p>
      <Duties ids={built} />
      <NotBuiltNotes ids={clause.duties.filter((one) => !isBuilt(one))} />
      {tasks.length > 0 && (
        <ul className="plain">
          {tasks.map((task) => (
            <TaskLine key={task.id} task={task} clause={clause} mine={mine} />
          ))}
        </ul>
      )}
      {plannable && (
        <div className="row">
          <Button onClick={() => setOpen(true)}>{t("plan")}</Button>
        </div>
      )}
      {open && <TaskDialog clause={clause} directiveId={id} onClose={() => setOpen(false)} />}
    </article>
  );
}
