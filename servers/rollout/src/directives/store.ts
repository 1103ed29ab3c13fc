/** The SQL of directives and their clauses. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { Clause } from "@bluezone/contract/rollout/clauses";
import type { listDirectives } from "@bluezone/contract/rollout/directives";
import { Day, type Day as DayType, isoDay } from "@bluezone/protocol/time";
import { howMany } from "@bluezone/server-kit/sql/how-many";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { fold } from "@bluezone/vietnamese/fold";
import type { Expression, ExpressionBuilder, Insertable, SqlBool, Updateable } from "kysely";
import { lateOn } from "../late.ts";
import type { Sql, Tables, Transaction } from "../tables.ts";
import { dutiesOf } from "./duty-list.ts";
import { suggestTask } from "./suggest.ts";
import type { ClauseRow, DirectiveRow, DirectiveVersionRow } from "./tables.ts";

/** What a directive is found by. */
export const searchKey = ({ number, subject }: { number: string; subject: string }): string =>
  fold(`${number} ${subject}`);

/** Directives that a scope may read: its own units', and those of which a unit within it has a task. */
const readable =
  (scope: Scope) =>
  ({ or, exists, selectFrom }: ExpressionBuilder<Tables, "directive">): Expression<SqlBool> =>
    or([
      inScope(scope, "directive.unit_path"),
      exists(
        selectFrom("assignment")
          .select("assignment.id")
          .whereRef("assignment.directive_id", "=", "directive.id")
          .where(inScope(scope, "assignment.unit_path")),
      ),
    ]);

/** A directive that a scope may read. */
export const findDirective = (sql: Sql, scope: Scope, id: string): Promise<DirectiveRow | undefined> =>
  sql
    .selectFrom("directive")
    .selectAll("directive")
    .where("directive.id", "=", id)
    .where(readable(scope))
    .executeTakeFirst();

/** A directive that is there, held until the transaction ends. */
export const lockDirective = (trx: Transaction, id: string): Promise<DirectiveRow> =>
  trx.selectFrom("directive").selectAll().where("id", "=", id).forUpdate().executeTakeFirstOrThrow();

/** The number of a directive, whoever may read it. */
export const numberOf = (sql: Sql, id: string) =>
  sql.selectFrom("directive").select(["id", "number"]).where("id", "=", id).executeTakeFirst();

/** The unit at whose desk a directive is. */
export const unitOf = (sql: Sql, unitId: string) =>
  sql.selectFrom("unit").select(["id", "name"]).where("id", "=", unitId).executeTakeFirstOrThrow();

type DirectiveList = ResponseOf<typeof listDirectives>;

/** Directives within reach with how they get on, newest letter first. Counts are of the viewer's reach. */
export async function findDirectives(
  sql: Sql,
  scope: Scope,
  {
    words,
    today,
    limit,
    offset,
  }: { words?: string | undefined; today: DayType; limit: number; offset: number },
): Promise<DirectiveList> {
  let query = sql.selectFrom("directive").where(readable(scope));
  for (const word of fold(words ?? "").split(" "))
    if (word !== "") query = query.where("search", "like", `%${word}%`);
  const rows = await query
    .selectAll("directive")
    .select(({ fn }) => fn.countAll<string>().over().as("total"))
    .orderBy("issued_day", "desc")
    .orderBy("created_ms", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  const ids = rows.map(({ id }) => id);
  const counts = new Map(
    (ids.length === 0 ? [] : await countsOf(sql, scope, ids, today)).map((one) => [one.id, one]),
  );
  return {
    total: Number(rows[0]?.total ?? 0),
    directives: rows.map((row) => {
      const { id: _, ...count } = counts.get(row.id) ?? NONE;
      return {
        id: row.id,
        number: row.number,
        issuedOn: isoDay(Day(row.issued_day)),
        issuer: row.issuer,
        subject: row.subject,
        archiveNumber: row.archive_number,
        tasks: Number(count.tasks),
        units: Number(count.units),
        assignments: Number(count.assignments),
        acknowledged: Number(count.acknowledged),
        accepted: Number(count.accepted),
        overdue: Number(count.overdue),
      };
    }),
  };
}
const NONE = { id: "", tasks: 0, units: 0, assignments: 0, acknowledged: 0, accepted: 0, overdue: 0 };

const countsOf = (sql: Sql, scope: Scope, ids: readonly string[], today: DayType) =>
  sql
    .selectFrom("assignment")
    .where("directive_id", "in", ids)
    .where("handed_to", "is", null)
    .where(inScope(scope, "assignment.unit_path"))
    .groupBy("directive_id")
    .select(({ fn }) => [
      "directive_id as id",
      fn.count<string>("task_id").distinct().as("tasks"),
      fn.count<string>("unit_id").distinct().as("units"),
      fn.countAll<string>().as("assignments"),
      fn.count<string>("acknowledged_ms").as("acknowledged"),
      fn.countAll<string>().filterWhere("state", "=", "accepted").as("accepted"),
      fn.countAll<string>().filterWhere(lateOn(today)).as("overdue"),
    ])
    .execute();

/** The clauses of a directive in their order, each with how many tasks were made of it. */
export async function clausesOf(sql: Sql, directiveId: string): Promise<readonly Clause[]> {
  const rows = await sql
    .selectFrom("clause")
    .selectAll("clause")
    .select(({ selectFrom }) =>
      selectFrom("task")
        .whereRef("task.clause_id", "=", "clause.id")
        .select(({ fn }) => fn.countAll<string>().as("n"))
        .as("tasks"),
    )
    .where("directive_id", "=", directiveId)
    .orderBy("position")
    .execute();
  return rows.map(({ id, mark, text, duties, tasks }) => ({
    id,
    mark,
    text,
    duties: dutiesOf(duties),
    tasks: Number(tasks),
    plans: suggestTask({ text, duties: dutiesOf(duties) }) !== undefined,
  }));
}

/** How many clauses a directive has. */
export async function clauseCount(sql: Sql, directiveId: string): Promise<number> {
  return howMany(sql.selectFrom("clause").where("directive_id", "=", directiveId));
}

/** Puts clauses in; each must have a place of its own. */
export async function insertClauses(trx: Transaction, clauses: readonly ClauseRow[]): Promise<void> {
  if (clauses.length > 0) await trx.insertInto("clause").values(clauses).execute();
}

/** Mends a clause in place. */
export async function updateClause(trx: Transaction, { id, ...changes }: ClauseRow): Promise<void> {
  await trx.updateTable("clause").set(changes).where("id", "=", id).execute();
}

/** Takes clauses out of which no task was made. */
export async function removeClauses(trx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await trx.deleteFrom("clause").where("id", "in", ids).execute();
}

/** Enters a letter; false when the unit has one of that number and day. */
export async function insertDirective(trx: Transaction, row: Insertable<DirectiveRow>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("directive")
    .values(row)
    .onConflict((on) => on.constraint("directive_number").doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Changes a directive and counts its version up; the new version. */
export async function updateDirective(
  trx: Transaction,
  { id, version }: Pick<DirectiveRow, "id" | "version">,
  changes: Updateable<DirectiveRow>,
): Promise<number> {
  await trx
    .updateTable("directive")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .execute();
  return version + 1;
}

/** The directive that a unit has under a number and day. */
export const directiveNumbered = (sql: Sql, unitId: string, number: string, issued: DayType) =>
  sql
    .selectFrom("directive")
    .selectAll()
    .where("unit_id", "=", unitId)
    .where("number", "=", number)
    .where("issued_day", "=", issued)
    .executeTakeFirst();

/** The letters that follow one. */
export const childrenOf = (sql: Sql, scope: Scope, id: string) =>
  sql
    .selectFrom("directive")
    .select(["directive.id", "number", "subject"])
    .where("parent_id", "=", id)
    .where(readable(scope))
    .orderBy("issued_day")
    .execute();

/** The filed versions of a directive, the first first. */
export const versionsOf = (sql: Sql, directiveId: string) =>
  sql
    .selectFrom("directive_version")
    .select(["number", "filed_ms", "sha256"])
    .where("directive_id", "=", directiveId)
    .orderBy("number")
    .execute();

/** One filed version. */
export const versionOf = (sql: Sql, directiveId: string, number: number) =>
  sql
    .selectFrom("directive_version")
    .selectAll()
    .where("directive_id", "=", directiveId)
    .where("number", "=", number)
    .executeTakeFirst();

/** Adds a version to the archive. */
export const insertVersion = (trx: Transaction, row: DirectiveVersionRow) =>
  trx.insertInto("directive_version").values(row).execute();

/** The next free number of the archive. Hold the table first. */
export async function nextArchiveNumber(trx: Transaction): Promise<number> {
  const { highest } = await trx
    .selectFrom("directive")
    .select(({ fn }) => fn.max("archive_number").as("highest"))
    .executeTakeFirstOrThrow();
  return (highest ?? 0) + 1;
}
