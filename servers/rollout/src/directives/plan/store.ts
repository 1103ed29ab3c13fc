/** The SQL of tasks as a directive plans them, and of giving them to units: sets, never one unit at a time. */
import type { PlannedTask } from "@bluezone/contract/rollout/planned-tasks";
import { Day, type Day as DayType, type Instant, isoDay } from "@bluezone/protocol/time";
import { holdsOn } from "@bluezone/server-kit/sql/holds-on";
import { howMany } from "@bluezone/server-kit/sql/how-many";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import { ms, type Sql, type Transaction } from "../../tables.ts";
import { dutiesOf, dutyColumn } from "../duty-list.ts";
import type { TaskRow } from "../tables.ts";

/** The tasks of a directive in the order of their clauses; `units` counts the scope's. */
export async function plannedTasksOf(
  sql: Sql,
  scope: Scope,
  directiveId: string,
): Promise<readonly PlannedTask[]> {
  const rows = await sql
    .selectFrom("task")
    .innerJoin("clause", "clause.id", "task.clause_id")
    .where("task.directive_id", "=", directiveId)
    .selectAll("task")
    .select(({ selectFrom }) =>
      selectFrom("assignment")
        .whereRef("assignment.task_id", "=", "task.id")
        .where("handed_to", "is", null)
        .where(inScope(scope, "assignment.unit_path"))
        .select(({ fn }) => fn.countAll<string>().as("n"))
        .as("units"),
    )
    .orderBy("clause.position")
    .orderBy("task.created_ms")
    .orderBy("task.id")
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const types = await sql
    .selectFrom("task_type")
    .selectAll()
    .where("task_id", "in", ids)
    .orderBy("type")
    .execute();
  const chosen = await sql
    .selectFrom("task_unit")
    .innerJoin("unit", "unit.id", "task_unit.unit_id")
    .select(["task_id", "unit.id", "unit.name"])
    .where("task_id", "in", ids)
    .orderBy("unit.path")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    clauseId: row.clause_id,
    duties: dutiesOf(row.duties),
    instructions: row.instructions,
    dueOn: isoDay(Day(row.due_day)),
    types: types.filter(({ task_id }) => task_id === row.id).map(({ type }) => type),
    chosen: chosen.filter(({ task_id }) => task_id === row.id).map(({ id, name }) => ({ id, name })),
    borderOnly: row.border_only,
    units: Number(row.units),
    version: row.version,
  }));
}

/** For whom a task is. */
export type Receivers = {
  readonly types: readonly string[];
  readonly unitIds: readonly string[];
  readonly borderOnly: boolean;
};

/** A task that is to be kept. */
export type NewTask = Receivers & {
  readonly id: string;
  readonly directiveId: string;
  readonly clauseId: string;
  readonly duties: readonly string[];
  readonly instructions: string;
  readonly dueDay: DayType;
};

/** Puts tasks in with their receivers. */
export async function insertTasks(trx: Transaction, tasks: readonly NewTask[], now: Instant): Promise<void> {
  if (tasks.length === 0) return;
  await trx
    .insertInto("task")
    .values(
      tasks.map(({ id, directiveId, clauseId, duties, instructions, dueDay, borderOnly }) => ({
        id,
        directive_id: directiveId,
        clause_id: clauseId,
        duties: dutyColumn(duties),
        instructions,
        due_day: dueDay,
        border_only: borderOnly,
        version: 1,
        created_ms: ms(now),
      })),
    )
    .execute();
  for (const { id, ...receivers } of tasks) await putReceivers(trx, id, receivers);
}

/** Replaces whom a task is for. */
export async function putReceivers(
  trx: Transaction,
  taskId: string,
  { types, unitIds }: Pick<Receivers, "types" | "unitIds">,
): Promise<void> {
  await trx.deleteFrom("task_type").where("task_id", "=", taskId).execute();
  await trx.deleteFrom("task_unit").where("task_id", "=", taskId).execute();
  const kinds = [...new Set(types)].map((type) => ({ task_id: taskId, type }));
  const units = [...new Set(unitIds)].map((unit_id) => ({ task_id: taskId, unit_id }));
  if (kinds.length > 0) await trx.insertInto("task_type").values(kinds).execute();
  if (units.length > 0) await trx.insertInto("task_unit").values(units).execute();
}

/** How many of some units lie within a scope. */
export async function unitsWithin(sql: Sql, scope: Scope, ids: readonly string[]): Promise<number> {
  return howMany(sql.selectFrom("unit").where("id", "in", ids).where(inScope(scope, "unit.path")));
}

/** The directive of a task; undefined when there is no such task. */
export async function directiveOfTask(sql: Sql, id: string): Promise<string | undefined> {
  const row = await sql.selectFrom("task").select("directive_id").where("id", "=", id).executeTakeFirst();
  return row?.directive_id;
}

/** The duties of a clause that is there. */
export async function dutiesOfClause(sql: Sql, id: string): Promise<readonly string[]> {
  const row = await sql.selectFrom("clause").select("duties").where("id", "=", id).executeTakeFirstOrThrow();
  return dutiesOf(row.duties);
}

/** A task, held until the transaction ends. */
export const taskToChange = (trx: Transaction, id: string): Promise<TaskRow | undefined> =>
  trx.selectFrom("task").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

/** Changes a task; the units that have it get its day, but for those that have an earlier one of their own. */
export async function updateTask(
  trx: Transaction,
  { id, version, due_day }: TaskRow,
  changes: Pick<TaskRow, "duties" | "instructions" | "due_day" | "border_only">,
): Promise<number> {
  await trx
    .updateTable("task")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .execute();
  if (changes.due_day !== due_day)
    await trx
      .updateTable("assignment")
      .set(({ eb }) => ({ due_day: changes.due_day, version: eb("version", "+", 1) }))
      .where("task_id", "=", id)
      .where("handed_to", "is", null)
      .where(({ or, eb }) => or([eb("parent_id", "is", null), eb("due_day", ">", changes.due_day)]))
      .execute();
  return version + 1;
}

/** How many units have a task, those included that have ended. */
export async function unitsWithTask(sql: Sql, id: string): Promise<number> {
  return howMany(sql.selectFrom("assignment").where("task_id", "=", id));
}

/** Takes a task out. */
export const deleteTask = (trx: Transaction, id: string) =>
  trx.deleteFrom("task").where("id", "=", id).execute();

/** Which tasks of a directive are meant: those named, or all. */
export type PassedTasks = { readonly directiveId: string; readonly taskIds: readonly string[] | undefined };

/** Every pair of a task and a unit that it is for, within a scope and on a day, once. */
function receivers(sql: Sql, scope: Scope, { directiveId, taskIds }: PassedTasks, on: DayType) {
  const tasks = sql.selectFrom("task").where("task.directive_id", "=", directiveId);
  const meant = taskIds === undefined ? tasks : tasks.where("task.id", "in", [...taskIds, ""]);
  const byType = meant
    .innerJoin("task_type", "task_type.task_id", "task.id")
    .innerJoin("unit", "unit.type", "task_type.type")
    .where(({ or, eb }) => or([eb("task.border_only", "=", false), eb("unit.border", "=", true)]));
  const byName = meant
    .innerJoin("task_unit", "task_unit.task_id", "task.id")
    .innerJoin("unit", "unit.id", "task_unit.unit_id");
  const columns = [
    "task.id as task_id",
    "task.due_day",
    "unit.id as unit_id",
    "unit.path as unit_path",
    "unit.type as type",
    "unit.valid_from_day",
    "unit.valid_to_day",
  ] as const;
  return sql
    .selectFrom(byType.select(columns).union(byName.select(columns)).as("receiver"))
    .where(inScope(scope, "receiver.unit_path"))
    .where(holdsOn(on, "receiver"));
}

/** What passing down would do: tasks, units, new pairs and pairs that are there; units by type; tasks without a unit. */
export async function reachOf(sql: Sql, scope: Scope, passed: PassedTasks, on: DayType) {
  const pairs = receivers(sql, scope, passed, on).leftJoin("assignment", (join) =>
    join
      .onRef("assignment.task_id", "=", "receiver.task_id")
      .onRef("assignment.unit_id", "=", "receiver.unit_id"),
  );
  const sums = await pairs
    .select(({ fn }) => [
      fn.count<string>("receiver.task_id").distinct().as("tasks"),
      fn.count<string>("receiver.unit_id").distinct().as("units"),
      fn.countAll<string>().as("all"),
      fn.count<string>("assignment.id").as("already"),
    ])
    .executeTakeFirstOrThrow();
  const byType = await pairs
    .groupBy("receiver.type")
    .select(({ fn }) => ["receiver.type", fn.count<string>("receiver.unit_id").distinct().as("units")])
    .orderBy("receiver.type")
    .execute();
  const [all, already] = [Number(sums.all), Number(sums.already)];
  return {
    tasks: Number(sums.tasks),
    units: Number(sums.units),
    fresh: all - already,
    already,
    byType: byType.map(({ type, units }) => ({ type, units: Number(units) })),
  };
}

/** The tasks meant for which there is no unit. */
export async function tasksForNobody(sql: Sql, scope: Scope, passed: PassedTasks, on: DayType) {
  const { directiveId, taskIds } = passed;
  const found = receivers(sql, scope, passed, on).select("receiver.task_id");
  const meant = sql.selectFrom("task").select("id").where("directive_id", "=", directiveId);
  const rows = await (taskIds === undefined ? meant : meant.where("id", "in", [...taskIds, ""]))
    .where("id", "not in", found)
    .execute();
  return rows.map(({ id }) => id);
}

/** Gives tasks to their units in one statement; how many pairs are new. `giver` is the unit that passes them down. */
export async function giveTasks(
  trx: Transaction,
  scope: Scope,
  passed: PassedTasks,
  { giver, on, now }: { giver: { id: string; path: string }; on: DayType; now: Instant },
): Promise<number> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("assignment")
    .columns([
      "id",
      "task_id",
      "directive_id",
      "unit_id",
      "unit_path",
      "giver_id",
      "giver_path",
      "note",
      "due_day",
      "state",
      "passed_ms",
      "reason",
      "version",
    ])
    .expression(
      receivers(trx, scope, passed, on).select(({ ref }) => [
        assignmentId(ref("receiver.task_id"), ref("receiver.unit_id")).as("id"),
        "receiver.task_id",
        raw<string>`${passed.directiveId}::text`.as("directive_id"),
        "receiver.unit_id",
        "receiver.unit_path",
        raw<string>`${giver.id}::text`.as("giver_id"),
        raw<string>`${giver.path}::text`.as("giver_path"),
        raw<string>`''`.as("note"),
        "receiver.due_day",
        raw<string>`'open'`.as("state"),
        raw<string>`${ms(now)}::bigint`.as("passed_ms"),
        raw<string>`''`.as("reason"),
        raw<number>`1`.as("version"),
      ]),
    )
    .onConflict((conflict) => conflict.constraint("assignment_once").doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0n);
}

/** The id of a unit's part of a task: it follows from both, so that giving twice gives once. A task's id cannot be guessed. */
export const assignmentId = (taskId: unknown, unitId: unknown) =>
  raw<string>`substr(md5(${taskId} || '/' || ${unitId}), 1, 24)`;
