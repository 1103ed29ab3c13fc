/** The SQL of tasks that wait: for their unit, or for whoever gave them. A unit's own; those above it are not asked to act. */
import { atUnits } from "@bluezone/desk/waiting/own-units";
import { addDays, Day, dayStart, sundayOf } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { excerptOf } from "../excerpt.ts";
import type { WaitingPart } from "../slice.ts";
import { instantOf, type Sql } from "../tables.ts";

/** How much of a clause a line says. */
const WORDS = 80;

const parts = (sql: Sql, scope: Scope, whose: "unit_path" | "giver_path") =>
  sql
    .selectFrom("assignment")
    .innerJoin("unit", "unit.id", "assignment.unit_id")
    .innerJoin("directive", "directive.id", "assignment.directive_id")
    .innerJoin("task", "task.id", "assignment.task_id")
    .innerJoin("clause", "clause.id", "task.clause_id")
    .select(["assignment.id", "assignment.due_day", "assignment.passed_ms", "assignment.submitted_ms"])
    .select(["assignment.decided_ms", "assignment.unit_path", "assignment.giver_path"])
    .select(["unit.name as unit_name", "directive.number", "clause.mark", "clause.text"])
    .where("assignment.handed_to", "is", null)
    .where(atUnits(scope, `assignment.${whose}`));

type Part = Awaited<ReturnType<ReturnType<typeof parts>["execute"]>>[number];

const labelOf = ({ number, mark, text }: Pick<Part, "number" | "mark" | "text">): string =>
  `${number}, ${mark}: ${excerptOf(text, WORDS)}`;

const own = (
  kind: "tasksReturned" | "tasksToAcknowledge" | "tasksDue",
  states: readonly string[],
  since: (row: Part) => string,
): WaitingPart => ({
  kind,
  permission: "tasks.act",
  async rows(sql, scope, { today }) {
    let query = parts(sql, scope, "unit_path").where("assignment.state", "in", states);
    // What is begun and not due this week does not wait yet.
    if (kind === "tasksDue") query = query.where("assignment.due_day", "<=", sundayOf(today));
    return (await query.execute()).map((row) => ({
      subject: row.id,
      unitPath: row.unit_path,
      label: labelOf(row),
      since: instantOf(since(row)),
      due: dayStart(addDays(Day(row.due_day), 1), "vietnam"),
    }));
  },
});

/** Sent back: the evidence does not show it yet. */
export const TASKS_RETURNED = own("tasksReturned", ["returned"], (row) => row.decided_ms ?? row.passed_ms);
/** New, and nobody has taken note. */
export const TASKS_TO_ACKNOWLEDGE = own("tasksToAcknowledge", ["open"], (row) => row.passed_ms);
/** Begun, and due by Sunday or over their time. */
export const TASKS_DUE = own("tasksDue", ["acknowledged", "started"], (row) => row.passed_ms);

/** Evidence of units to which this unit gave the task. */
export const EVIDENCE: WaitingPart = {
  kind: "evidenceToAccept",
  permission: "directives.pass",
  async rows(sql, scope) {
    const rows = await parts(sql, scope, "giver_path").where("assignment.state", "=", "submitted").execute();
    return rows.map((row) => ({
      subject: row.id,
      unitPath: row.giver_path,
      label: `${row.unit_name} · ${labelOf(row)}`,
      since: instantOf(row.submitted_ms ?? row.passed_ms),
    }));
  },
};
