/** The SQL of tasks that wait: for their unit, or for whoever gave them. A unit's own; those above it are not asked to act. */
import { endOfDay, itemColumns } from "@bluezone/desk/waiting/items-store";
import { atUnits } from "@bluezone/desk/waiting/own-units";
import { sundayOf } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import { excerptOf } from "../excerpt.ts";
import type { WaitingPart } from "../slice.ts";
import type { Sql } from "../tables.ts";

/** How much of a clause a line says. */
const WORDS = 80;

const parts = (sql: Sql, scope: Scope, whose: "unit_path" | "giver_path") =>
  sql
    .selectFrom("assignment")
    .innerJoin("unit", "unit.id", "assignment.unit_id")
    .innerJoin("directive", "directive.id", "assignment.directive_id")
    .innerJoin("task", "task.id", "assignment.task_id")
    .innerJoin("clause", "clause.id", "task.clause_id")
    .where("assignment.handed_to", "is", null)
    .where(atUnits(scope, `assignment.${whose}`));

/** Which task of which letter. */
const TASK = raw`json_build_array(directive.number, clause.mark, clause.text)`;

function label(text: string): string {
  const [number, mark, words, ...unit] = JSON.parse(text) as readonly string[];
  return [...unit, `${number}, ${mark}: ${excerptOf(words ?? "", WORDS)}`].join(" · ");
}

const own = (
  kind: "tasksReturned" | "tasksToAcknowledge" | "tasksDue",
  states: readonly string[],
  since = raw`assignment.passed_ms`,
): WaitingPart => ({
  kind,
  permission: "tasks.act",
  label,
  items(sql, scope, { today }) {
    const all = parts(sql, scope, "unit_path").where("assignment.state", "in", states);
    // What is begun and not due this week does not wait yet.
    const query = kind === "tasksDue" ? all.where("assignment.due_day", "<=", sundayOf(today)) : all;
    return query.select(
      itemColumns({
        ...{ subject: "assignment.id", unit: "assignment.unit_path", label: TASK, since },
        due: endOfDay("assignment.due_day"),
      }),
    );
  },
});

/** Sent back: the evidence does not show it yet. */
export const TASKS_RETURNED = own(
  "tasksReturned",
  ["returned"],
  raw`coalesce(assignment.decided_ms, assignment.passed_ms)`,
);
/** New, and nobody has taken note. */
export const TASKS_TO_ACKNOWLEDGE = own("tasksToAcknowledge", ["open"]);
/** Begun, and due by Sunday or over their time. */
export const TASKS_DUE = own("tasksDue", ["acknowledged", "started"]);

/** Evidence of units to which this unit gave the task. */
export const EVIDENCE: WaitingPart = {
  kind: "evidenceToAccept",
  permission: "directives.pass",
  label,
  items: (sql, scope) =>
    parts(sql, scope, "giver_path")
      .select(
        itemColumns({
          subject: "assignment.id",
          unit: "assignment.giver_path",
          label: raw`json_build_array(directive.number, clause.mark, clause.text, unit.name)`,
          since: raw`coalesce(assignment.submitted_ms, assignment.passed_ms)`,
        }),
      )
      .where("assignment.state", "=", "submitted"),
};
