/** The SQL of assignments and of who is away. */
import type { Day } from "@bluezone/protocol/time";
import type { Database, Transaction as KitTransaction } from "@bluezone/server-kit/sql/database";
import type { StaffTables } from "@bluezone/staff/tables";
import type { UnitTables } from "@bluezone/units/rows";
import { type Kysely, sql as raw } from "kysely";
import type { Assignee } from "./part.ts";
import type { AssignmentRow, AwayRow, WaitingTables } from "./tables.ts";

/** What every desk has. */
export type DeskTables = StaffTables & UnitTables & WaitingTables;
/** Where a statement can run, of any schema that has these tables. */
export type Sql<Tables extends DeskTables> = Database<Tables>["db"] | KitTransaction<Tables>;

/** The tables of every desk, as a statement of this room reads them. */
export const ours = <Tables extends DeskTables>(sql: Sql<Tables>): Kysely<DeskTables> =>
  sql as unknown as Kysely<DeskTables>;

/** Whether a person is not there on a day. */
export const isAway = (today: Day) =>
  raw<boolean>`(staff_user.suspended_ms is not null or (waiting_away.from_day <= ${today} and waiting_away.to_day >= ${today})) is true`;

/** The names of units by their paths. */
export async function unitNamesOf<Tables extends DeskTables>(
  sql: Sql<Tables>,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (paths.length === 0) return new Map();
  const rows = await ours(sql)
    .selectFrom("unit")
    .select(["path", "name"])
    .where("path", "in", [...new Set(paths)])
    .execute();
  return new Map(rows.map(({ path, name }) => [path, name]));
}

/** Who can take on what is a unit's: whoever holds one of the roles there, and has it there or at the viewer's own unit. */
export async function colleaguesFor<Tables extends DeskTables>(
  sql: Sql<Tables>,
  asked: { readonly roles: readonly string[]; readonly path: string; readonly home: string },
  today: Day,
): Promise<readonly Assignee[]> {
  if (asked.roles.length === 0) return [];
  return ours(sql)
    .selectFrom("staff_user")
    .innerJoin("staff_grant", "staff_grant.user_id", "staff_user.id")
    .innerJoin("unit", "unit.id", "staff_grant.unit_id")
    .leftJoin("waiting_away", "waiting_away.staff_id", "staff_user.id")
    .select(["staff_user.id", "staff_user.name"])
    .select(isAway(today).as("away"))
    .distinct()
    .where("staff_grant.role", "in", asked.roles)
    .where("staff_user.joined_ms", "is not", null)
    .where("staff_user.suspended_ms", "is", null)
    .where("unit.path", "in", [...new Set([asked.path, asked.home])])
    .where(raw<boolean>`starts_with(${asked.path}, unit.path)`)
    .orderBy("staff_user.name")
    .orderBy("staff_user.id")
    .execute();
}

/** Who has an item, held until the transaction ends. */
export async function lockAssignment<Tables extends DeskTables>(
  trx: KitTransaction<Tables>,
  { kind, subject }: Pick<AssignmentRow, "kind" | "subject">,
): Promise<string | null> {
  const row = await ours(trx)
    .selectFrom("waiting_assignment")
    .select("staff_id")
    .where("kind", "=", kind)
    .where("subject", "=", subject)
    .forUpdate()
    .executeTakeFirst();
  return row?.staff_id ?? null;
}

/** Makes an item somebody's, in place of whose it was (`seen`); false when somebody else was faster. */
export async function putAssignment<Tables extends DeskTables>(
  trx: KitTransaction<Tables>,
  row: AssignmentRow,
  seen: string | null,
): Promise<boolean> {
  if (seen !== null) await dropAssignment(trx, row);
  const { numInsertedOrUpdatedRows } = await ours(trx)
    .insertInto("waiting_assignment")
    .values(row)
    .onConflict((same) => same.columns(["kind", "subject"]).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Makes an item nobody's. */
export async function dropAssignment<Tables extends DeskTables>(
  trx: KitTransaction<Tables>,
  { kind, subject }: Pick<AssignmentRow, "kind" | "subject">,
): Promise<void> {
  await ours(trx)
    .deleteFrom("waiting_assignment")
    .where("kind", "=", kind)
    .where("subject", "=", subject)
    .execute();
}

/** The kinds of which somebody has an item. */
export async function assignedKinds<Tables extends DeskTables>(
  trx: KitTransaction<Tables>,
): Promise<ReadonlySet<string>> {
  const rows = await ours(trx).selectFrom("waiting_assignment").select("kind").distinct().execute();
  return new Set(rows.map(({ kind }) => kind));
}

/** Forgets times away that are over, and assignments of kinds that are no more. */
export async function dropOld<Tables extends DeskTables>(
  trx: KitTransaction<Tables>,
  today: Day,
  kinds: readonly string[],
): Promise<void> {
  await ours(trx).deleteFrom("waiting_away").where("to_day", "<", today).execute();
  await ours(trx).deleteFrom("waiting_assignment").where("kind", "not in", kinds).execute();
}

/** When somebody is away. */
export const awayOf = <Tables extends DeskTables>(
  sql: Sql<Tables>,
  id: string,
): Promise<AwayRow | undefined> =>
  ours(sql).selectFrom("waiting_away").selectAll().where("staff_id", "=", id).executeTakeFirst();

/** Says when somebody is away. */
export async function putAway<Tables extends DeskTables>(
  trx: KitTransaction<Tables>,
  row: AwayRow,
): Promise<void> {
  const { staff_id: _, ...days } = row;
  await ours(trx)
    .insertInto("waiting_away")
    .values(row)
    .onConflict((same) => same.column("staff_id").doUpdateSet(days))
    .execute();
}

/** Says that somebody is there. */
export async function dropAway<Tables extends DeskTables>(
  trx: KitTransaction<Tables>,
  id: string,
): Promise<void> {
  await ours(trx).deleteFrom("waiting_away").where("staff_id", "=", id).execute();
}
