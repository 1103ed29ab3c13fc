/** The SQL of what units make of their tasks. */
import type { AssignmentState, TaskGroup } from "@bluezone/contract/rollout/tasks";
import { type Day, Day as day, type Instant, isoDay, sundayOf } from "@bluezone/protocol/time";
import { holdsOn } from "@bluezone/server-kit/sql/holds-on";
import { inScope, type Scope, within } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import { fold } from "@bluezone/vietnamese/fold";
import { type Insertable, sql as raw, type Updateable } from "kysely";
import { dutiesOf } from "../directives/duty-list.ts";
import { excerptOf } from "../excerpt.ts";
import { lateOn, WITH_THE_UNIT } from "../late.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { AssignmentRow, EvidenceRow } from "./tables.ts";
import { groupOf } from "./week.ts";

/** The paths of the units at which somebody holds a role for tasks: their own, not what lies below. */
const ownPaths = (viewer: Viewer): string[] => [...viewer.scope("tasks.read").paths, ""];

/** What a list is of. */
export type TaskFilter = {
  readonly below: boolean;
  readonly group: TaskGroup | undefined;
  readonly directiveId: string | undefined;
  /** Words of the unit's name, accents or none; "" for every unit. */
  readonly unit: string;
  readonly state: AssignmentState | undefined;
  readonly limit: number;
  readonly offset: number;
};

/** Parts with clause, letter and unit. */
const joined = (sql: Sql) =>
  sql
    .selectFrom("assignment")
    .innerJoin("task", "task.id", "assignment.task_id")
    .innerJoin("clause", "clause.id", "task.clause_id")
    .innerJoin("directive", "directive.id", "assignment.directive_id")
    .innerJoin("unit", "unit.id", "assignment.unit_id")
    .where("assignment.handed_to", "is", null);

/** Those of a viewer that a filter asks for, of every group. */
function meant(sql: Sql, viewer: Viewer, { below, directiveId, unit, state }: TaskFilter) {
  let query = below
    ? joined(sql).where(inScope(viewer.scope("tasks.read"), "assignment.unit_path"))
    : joined(sql).where("assignment.unit_path", "in", ownPaths(viewer));
  if (directiveId !== undefined) query = query.where("assignment.directive_id", "=", directiveId);
  if (state !== undefined) query = query.where("assignment.state", "=", state);
  for (const word of fold(unit).split(" "))
    if (word !== "") query = query.where("unit.search", "like", `%${word}%`);
  return query;
}

/** The group of a part as a condition. */
function inGroup(query: ReturnType<typeof meant>, group: TaskGroup, today: Day) {
  if (group === "done") return query.where("assignment.state", "not in", WITH_THE_UNIT);
  const open = query.where("assignment.state", "in", WITH_THE_UNIT);
  if (group === "overdue") return open.where(lateOn(today));
  const rest = open.where("assignment.due_day", ">=", today);
  return group === "this-week"
    ? rest.where("assignment.due_day", "<=", sundayOf(today))
    : rest.where("assignment.due_day", ">", sundayOf(today));
}

const EXCERPT = 160;

/** The columns of a row in a list, with what was given on. */
const withBelow = (query: ReturnType<typeof meant>) =>
  query
    .innerJoinLateral(
      ({ selectFrom }) =>
        selectFrom("assignment as child")
          .whereRef("child.parent_id", "=", "assignment.id")
          .where("child.handed_to", "is", null)
          .select(({ fn }) => [
            fn.countAll<string>().as("below"),
            fn.count<string>("child.acknowledged_ms").as("below_acknowledged"),
            fn.countAll<string>().filterWhere("child.state", "=", "accepted").as("below_accepted"),
          ])
          .as("given"),
      (join) => join.onTrue(),
    )
    .select([
      "assignment.id",
      "assignment.state",
      "assignment.due_day",
      "assignment.version",
      "assignment.unit_id",
      "assignment.unit_path",
      "assignment.giver_path",
      "unit.name as unit_name",
      "unit.type as unit_type",
      "unit.illustrative",
      "directive.id as directive_id",
      "directive.number as directive_number",
      "clause.mark",
      "clause.text",
      "clause.duties as clause_duties",
      "task.duties",
      "given.below",
      "given.below_acknowledged",
      "given.below_accepted",
    ]);
type TaskRecord = Awaited<ReturnType<ReturnType<typeof withBelow>["execute"]>>[number];

/** A row of a list as the contract shows it; `passes` is what the viewer's right to pass down reaches. */
export function taskRowOf(row: TaskRecord, today: Day, passes: Scope) {
  const state = row.state as AssignmentState;
  return {
    id: row.id,
    group: groupOf({ state, dueDay: day(row.due_day) }, today),
    state,
    unit: { id: row.unit_id, name: row.unit_name, type: row.unit_type, illustrative: row.illustrative },
    directive: { id: row.directive_id, number: row.directive_number },
    mark: row.mark,
    duties: dutiesOf(row.duties),
    dueOn: isoDay(day(row.due_day)),
    below: Number(row.below),
    belowAcknowledged: Number(row.below_acknowledged),
    belowAccepted: Number(row.below_accepted),
    mayDecide: state === "submitted" && within(passes, row.giver_path),
    version: row.version,
  };
}

/** A page of tasks, late ones first, and how many each group has. */
export async function findTasks(sql: Sql, viewer: Viewer, filter: TaskFilter, today: Day) {
  const all = meant(sql, viewer, filter);
  const counts = await all
    .select(({ fn, eb }) => [
      fn.countAll<string>().filterWhere(lateOn(today)).as("overdue"),
      fn.countAll<string>().filterWhere("assignment.state", "not in", WITH_THE_UNIT).as("done"),
      fn
        .countAll<string>()
        .filterWhere("assignment.state", "in", WITH_THE_UNIT)
        .filterWhere(eb("assignment.due_day", ">", sundayOf(today)))
        .as("later"),
      fn.countAll<string>().as("all"),
    ])
    .executeTakeFirstOrThrow();
  const [overdue, later, done] = [Number(counts.overdue), Number(counts.later), Number(counts.done)];
  const sums = { overdue, later, done, "this-week": Number(counts.all) - overdue - later - done };
  const rows = await withBelow(filter.group === undefined ? all : inGroup(all, filter.group, today))
    .orderBy((eb) => eb("assignment.state", "not in", WITH_THE_UNIT))
    .orderBy("assignment.due_day")
    .orderBy("clause.position")
    .orderBy("assignment.unit_path")
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  const passes = viewer.scope("directives.pass");
  return {
    counts: sums,
    total: filter.group === undefined ? Number(counts.all) : sums[filter.group],
    tasks: rows.map((row) => ({ ...taskRowOf(row, today, passes), excerpt: excerptOf(row.text, EXCERPT) })),
    clauses: rows.map(({ mark, clause_duties, directive_number }) => ({
      mark,
      duties: dutiesOf(clause_duties),
      directive: directive_number,
    })),
  };
}

/** Notes that the tasks of somebody's own units came onto their screen, the first time. */
export async function noteSeen(sql: Sql, viewer: Viewer, now: Instant): Promise<void> {
  await sql
    .updateTable("assignment")
    .set({ seen_ms: ms(now) })
    .where("seen_ms", "is", null)
    .where("handed_to", "is", null)
    .where("unit_path", "in", [...viewer.scope("tasks.act").paths, ""])
    .execute();
}

/** One task with all that is shown of it; undefined when it is not there or out of reach. */
export async function findTask(sql: Sql, scope: Scope, id: string) {
  const row = await withBelow(joined(sql).where("assignment.id", "=", id))
    .where(inScope(scope, "assignment.unit_path"))
    .innerJoin("unit as giver", "giver.id", "assignment.giver_id")
    .leftJoin("unit as former", "former.id", "assignment.taken_over_from")
    .select([
      "task.instructions",
      "assignment.note",
      "directive.subject",
      "directive.issuer",
      "directive.issued_day",
      "giver.id as giver_id",
      "giver.name as giver_name",
      "former.id as former_id",
      "former.name as former_name",
      "assignment.passed_ms",
      "assignment.seen_ms",
      "assignment.acknowledged_ms",
      "assignment.started_ms",
      "assignment.submitted_ms",
      "assignment.decided_ms",
      "assignment.reason",
    ])
    .executeTakeFirst();
  return row;
}

/** The clauses of its letter that a clause is a part of, the widest first: of "I.10.2a" they are I, I.10 and I.10.2. */
export async function clausesAbove(
  sql: Sql,
  { directive_id, mark }: { readonly directive_id: string; readonly mark: string },
) {
  const clauses = await sql
    .selectFrom("clause")
    .select(["mark", "text"])
    .where("directive_id", "=", directive_id)
    .where(raw<boolean>`starts_with(${mark}, clause.mark)`)
    .orderBy(raw`length(clause.mark)`)
    .execute();
  const isAbove = (wider: string): boolean => {
    const rest = mark.slice(wider.length);
    return rest.startsWith(".") || (/\d$/.test(wider) && /^[a-zđ]/.test(rest));
  };
  return clauses.filter((one) => isAbove(one.mark));
}

/** What was given on from a task, in the order of the register. */
export const childrenOf = (sql: Sql, id: string) =>
  sql
    .selectFrom("assignment")
    .innerJoin("unit", "unit.id", "assignment.unit_id")
    .where("assignment.parent_id", "=", id)
    .where("assignment.handed_to", "is", null)
    .select([
      "assignment.id",
      "assignment.state",
      "assignment.due_day",
      "assignment.acknowledged_ms",
      "unit.id as unit_id",
      "unit.name",
      "unit.type",
      "unit.illustrative",
    ])
    .orderBy("unit.path")
    .execute();

/** The evidence of a task, in the order in which it came. */
export const evidenceOf = (sql: Sql, assignmentId: string) =>
  sql
    .selectFrom("evidence")
    .selectAll()
    .where("assignment_id", "=", assignmentId)
    .orderBy("position")
    .orderBy("id")
    .execute();

/** Parts by id, held until the transaction ends, of which a scope reaches the unit. */
export const partsToChange = (trx: Transaction, scope: Scope, ids: readonly string[]) =>
  trx
    .selectFrom("assignment")
    .selectAll()
    .where("id", "in", [...new Set(ids)])
    .where("handed_to", "is", null)
    .where(inScope(scope, "assignment.unit_path"))
    .orderBy("id")
    .forUpdate()
    .execute();

/** Changes a part and counts its version up. */
export async function updatePart(
  trx: Transaction,
  { id, version }: Pick<AssignmentRow, "id" | "version">,
  changes: Updateable<AssignmentRow>,
): Promise<number> {
  await trx
    .updateTable("assignment")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .execute();
  return version + 1;
}

/** Adds a piece of evidence. */
export const insertEvidence = (trx: Transaction, row: Insertable<EvidenceRow>) =>
  trx.insertInto("evidence").values(row).execute();

/** A piece of evidence with the part that it is of, if a scope reaches the unit. */
export const findEvidence = (sql: Sql, scope: Scope, id: string) =>
  sql
    .selectFrom("evidence")
    .innerJoin("assignment", "assignment.id", "evidence.assignment_id")
    .where("evidence.id", "=", id)
    .where(inScope(scope, "assignment.unit_path"))
    .select([
      "evidence.assignment_id",
      "evidence.added_by",
      "assignment.unit_id",
      "evidence.blob",
      "evidence.sha256",
      "evidence.media_type",
    ])
    .executeTakeFirst();

/** Takes a piece of evidence back. Its file stays: another piece may be the same. */
export const deleteEvidence = (trx: Transaction, id: string) =>
  trx.deleteFrom("evidence").where("id", "=", id).execute();

/** The units below one that hold on a day, at any depth, and which of them have a task. */
export const unitsBelow = (
  sql: Sql,
  { taskId, path, on }: { readonly taskId: string; readonly path: string; readonly on: Day },
) =>
  sql
    .selectFrom("unit")
    .leftJoin("assignment", (join) =>
      join.onRef("assignment.unit_id", "=", "unit.id").on("assignment.task_id", "=", taskId),
    )
    .where(inScope({ paths: [path] }, "unit.path"))
    .where("unit.path", "<>", path)
    .where(holdsOn(on, "unit"))
    .select(["unit.id", "unit.name", "unit.type", "unit.path", "unit.illustrative", "assignment.id as part"])
    .orderBy("unit.path")
    .limit(2_000)
    .execute();

/** The task of a part that is there. */
export async function taskOf(sql: Sql, id: string): Promise<string> {
  const row = await sql
    .selectFrom("assignment")
    .select("task_id")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return row.task_id;
}
