/** The SQL of quarantines: found, held, begun, changed. Who asks says how far they reach; what is out of reach is not there. */
import type { Day, Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { type Home, hasMarks } from "../people/store.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";
import { type Half, logged } from "./entries-store.ts";
import type { QuarantineRow } from "./tables.ts";
import { type Signs, unwellIds } from "./unwell-store.ts";

/** What a list is narrowed by. `missing` names the half-day without an entry, `marks` are those of typed words. */
export type QuarantineFilter = {
  readonly state: "open" | "due" | "ended";
  readonly missing?: Half | undefined;
  /** Only those who are unwell by their last entry: what makes them so. */
  readonly unwell?: Signs | undefined;
  readonly place?: QuarantineRow["place"] | undefined;
  readonly siteName?: string | undefined;
  readonly marks?: readonly string[] | undefined;
  readonly today: Day;
  readonly limit: number;
  readonly offset: number;
};

/** Quarantines within a scope and how many there are in all: open and due ones by their end, ended ones the newest first. */
export async function findQuarantines(
  sql: Sql,
  scope: Scope,
  { state, missing, unwell, place, siteName, marks, today, limit, offset }: QuarantineFilter,
): Promise<{ readonly rows: readonly QuarantineRow[]; readonly total: number }> {
  let query = sql
    .selectFrom("quarantine")
    .innerJoin("person", "person.id", "quarantine.person_id")
    .where(inScope(scope, "quarantine.unit_path"))
    .where("quarantine.ended_day", state === "ended" ? "is not" : "is", null);
  if (state === "due") query = query.where("last_day", "<=", today);
  if (missing)
    query = query.where("quarantine.id", "not in", logged(sql, missing)).where("first_day", "<=", today);
  if (unwell) query = query.where("quarantine.id", "in", unwellIds(sql, unwell));
  if (place) query = query.where("place", "=", place);
  if (siteName) query = query.where("site_name", "=", siteName);
  if (marks) query = query.where(hasMarks("person.marks", marks));
  const ordered =
    state === "ended"
      ? query.orderBy("ended_ms", "desc").orderBy("quarantine.id")
      : query.orderBy("last_day").orderBy("quarantine.id");
  const rows = await ordered
    .selectAll("quarantine")
    .select(({ fn }) => fn.countAll<string>().over().as("total"))
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows: rows.map(({ total: _, ...row }) => row), total: Number(rows[0]?.total ?? 0) };
}

/** Names of sites where somebody is in quarantine. */
export async function siteNames(sql: Sql, scope: Scope): Promise<string[]> {
  const rows = await sql
    .selectFrom("quarantine")
    .select("site_name")
    .distinct()
    .where(inScope(scope, "quarantine.unit_path"))
    .where("ended_day", "is", null)
    .where("site_name", "is not", null)
    .orderBy("site_name")
    .limit(500)
    .execute();
  return rows.flatMap(({ site_name }) => (site_name === null ? [] : [site_name]));
}

/** One quarantine; undefined when there is none of that id, or it lies out of reach. */
export const findQuarantine = (sql: Sql, scope: Scope, id: string): Promise<QuarantineRow | undefined> =>
  sql
    .selectFrom("quarantine")
    .selectAll()
    .where("id", "=", id)
    .where(inScope(scope, "quarantine.unit_path"))
    .executeTakeFirst();

/** The same, held until the transaction ends. */
export const lockQuarantine = (
  trx: Transaction,
  scope: Scope,
  id: string,
): Promise<QuarantineRow | undefined> =>
  trx
    .selectFrom("quarantine")
    .selectAll()
    .where("id", "=", id)
    .where(inScope(scope, "quarantine.unit_path"))
    .forUpdate()
    .executeTakeFirst();

/** One that is there, for whoever was let through to it before. */
export const quarantineOf = (sql: Sql, id: string): Promise<QuarantineRow> =>
  sql.selectFrom("quarantine").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

/** One that is open, held until the transaction ends: for what the server does by itself. */
export const lockOpen = (trx: Transaction, id: string): Promise<QuarantineRow | undefined> =>
  trx
    .selectFrom("quarantine")
    .selectAll()
    .where("id", "=", id)
    .where("ended_day", "is", null)
    .forUpdate()
    .executeTakeFirst();

/** Open ones of these people, wherever they are, held until the transaction ends. */
export const lockOpenOf = async (trx: Transaction, people: readonly string[]): Promise<QuarantineRow[]> =>
  people.length === 0
    ? []
    : trx
        .selectFrom("quarantine")
        .selectAll()
        .where("person_id", "in", people)
        .where("ended_day", "is", null)
        .orderBy("id")
        .forUpdate()
        .execute();

/** Open ones that go by a rule from before a day and do not end before it, held until the transaction ends. */
export const lockUnderFormerRule = (
  trx: Transaction,
  validFrom: Day,
  most: number,
): Promise<QuarantineRow[]> =>
  trx
    .selectFrom("quarantine")
    .selectAll()
    .where("ended_day", "is", null)
    .where("rule_day", "<", validFrom)
    .where("last_day", ">=", validFrom)
    .orderBy("id")
    .limit(most)
    .forUpdate()
    .execute();

/** Of these people, the open quarantine of whoever has one within a scope, by the person's id. */
export async function quarantinedAmong(
  sql: Sql,
  scope: Scope,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await sql
    .selectFrom("quarantine")
    .select(["id", "person_id"])
    .where("person_id", "in", personIds)
    .where("ended_day", "is", null)
    .where(inScope(scope, "quarantine.unit_path"))
    .execute();
  return new Map(rows.map(({ id, person_id }) => [person_id, id]));
}

/** At most so many quarantines of one person are shown. */
const MOST_COURSES = 20;

/** A person's quarantines within a scope, the latest first. */
export const coursesOf = (sql: Sql, scope: Scope, personId: string): Promise<QuarantineRow[]> =>
  sql
    .selectFrom("quarantine")
    .selectAll()
    .where("person_id", "=", personId)
    .where(inScope(scope, "quarantine.unit_path"))
    .orderBy("first_day", "desc")
    .limit(MOST_COURSES)
    .execute();

/** Adds one; false when this person has an open one. */
export async function insertQuarantine(trx: Transaction, row: QuarantineRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("quarantine")
    .values(row)
    .onConflict((open) => open.column("person_id").where("ended_day", "is", null).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Changes a row that is held, and counts its version up. */
export async function updateQuarantine(
  trx: Transaction,
  row: Pick<QuarantineRow, "id" | "version">,
  changes: Partial<Omit<QuarantineRow, "id" | "version">>,
  now: Instant,
): Promise<number> {
  const version = row.version + 1;
  await trx
    .updateTable("quarantine")
    .set({ ...changes, version, changed_ms: ms(now) })
    .where("id", "=", row.id)
    .execute();
  return version;
}

/** Gives what this slice keeps of people into another unit's care. */
export async function moveQuarantines(
  trx: Transaction,
  personIds: readonly string[],
  { unitId, unitPath }: Home,
): Promise<void> {
  await trx
    .updateTable("quarantine")
    .set({ unit_id: unitId, unit_path: unitPath })
    .where("person_id", "in", personIds)
    .execute();
}
