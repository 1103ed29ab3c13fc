/** The SQL of quarantines and of what hangs on them. Who asks says how far they reach; what is out of reach is not there. */
import type { Day, Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Home } from "../people/store.ts";
import { hasMarks } from "../people/store.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { QuarantineLogRow, QuarantineRow, QuarantineTestRow } from "./tables.ts";
import { unwellIds } from "./unwell.ts";

/** What a list is narrowed by. `missing` names the half-day without an entry, `marks` are those of typed words. */
export type QuarantineFilter = {
  readonly state: "open" | "due" | "ended";
  readonly missing?: { readonly day: Day; readonly half: QuarantineLogRow["half"] } | undefined;
  /** Only those with a fever or symptoms by their last entry. */
  readonly unwell?: boolean | undefined;
  readonly place?: QuarantineRow["place"] | undefined;
  readonly siteName?: string | undefined;
  readonly marks?: readonly string[] | undefined;
  readonly today: Day;
  readonly limit: number;
  readonly offset: number;
};

/** The ids of those that have an entry for a half-day. */
const logged = (sql: Sql, { day, half }: { readonly day: Day; readonly half: QuarantineLogRow["half"] }) =>
  sql
    .selectFrom("quarantine_log")
    .select("quarantine_id")
    .where("day", "=", day)
    .where("half", "=", half)
    .where("replaced_ms", "is", null);

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
  if (unwell) query = query.where("quarantine.id", "in", unwellIds(sql));
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

/** How many have no entry for a half-day, of those that are in quarantine by then. */
export async function countUnlogged(
  sql: Sql,
  scope: Scope,
  at: { readonly day: Day; readonly half: QuarantineLogRow["half"] },
): Promise<{ readonly open: number; readonly missing: number }> {
  const row = await sql
    .selectFrom("quarantine")
    .select(({ fn, eb }) => [
      fn.countAll<string>().as("open"),
      fn
        .countAll<string>()
        .filterWhere(eb("quarantine.id", "not in", logged(sql, at)))
        .as("missing"),
    ])
    .where(inScope(scope, "quarantine.unit_path"))
    .where("ended_day", "is", null)
    .where("first_day", "<=", at.day)
    .executeTakeFirstOrThrow();
  return { open: Number(row.open), missing: Number(row.missing) };
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

/** Entries of these quarantines: those of one day that hold, or all with what was corrected. */
export function findLogs(sql: Sql, ids: readonly string[], day?: Day): Promise<QuarantineLogRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  let query = sql.selectFrom("quarantine_log").selectAll().where("quarantine_id", "in", ids);
  if (day !== undefined) query = query.where("day", "=", day);
  return query.orderBy("day").orderBy("half", "desc").orderBy("nth", "desc").execute();
}

/** Samples of these quarantines. */
export const findTests = (sql: Sql, ids: readonly string[]): Promise<QuarantineTestRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : sql
        .selectFrom("quarantine_test")
        .selectAll()
        .where("quarantine_id", "in", ids)
        .orderBy("course_day")
        .execute();

/** Which of these have an end that a rule moved and nobody has confirmed. */
export async function unseenOf(sql: Sql, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await sql
    .selectFrom("quarantine_change")
    .select("quarantine_id")
    .where("quarantine_id", "in", ids)
    .where("seen_ms", "is", null)
    .execute();
  return new Set(rows.map(({ quarantine_id }) => quarantine_id));
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
