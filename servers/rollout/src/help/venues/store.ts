/** The only SQL of venues. */
import type { VenueFilter } from "@bluezone/contract/rollout/venues";
import type { Day } from "@bluezone/protocol/time";
import { holdsOn } from "@bluezone/server-kit/sql/holds-on";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { fold } from "@bluezone/vietnamese/fold";
import { type RawBuilder, sql as raw, type SqlBool } from "kysely";
import type { Sql, Transaction } from "../../tables.ts";
import type { VenueRow } from "../tables.ts";

const has: Readonly<Record<VenueFilter, RawBuilder<SqlBool>>> = {
  cashless: raw<SqlBool>`${raw.ref("venue.cashless")} <> '[]'`,
  online: raw<SqlBool>`${raw.ref("venue.online")} is not null`,
  phone: raw<SqlBool>`${raw.ref("venue.order_phone")} is not null`,
  delivery: raw<SqlBool>`${raw.ref("venue.delivery")} <> '[]'`,
};

const listed = (sql: Sql, day: Day) =>
  sql
    .selectFrom("venue")
    .where("gone", "=", false)
    .where("approved_by", "is not", null)
    .where(holdsOn(day, "venue"));

/** Venues of the units within a scope, by name; what waits for a second person comes first. */
export async function findVenues(
  sql: Sql,
  scope: Scope,
  {
    district,
    filter,
    words,
    limit,
  }: {
    readonly district?: string | undefined;
    readonly filter?: VenueFilter | undefined;
    readonly words?: string | undefined;
    readonly limit: number;
  },
): Promise<{ readonly rows: readonly VenueRow[]; readonly total: number }> {
  let query = sql.selectFrom("venue").where(inScope(scope, "venue.unit_path")).where("gone", "=", false);
  if (district !== undefined) query = query.where("district", "=", district);
  if (filter !== undefined) query = query.where(has[filter]);
  for (const word of fold(words ?? "").split(" "))
    if (word !== "") query = query.where("search", "like", `%${word}%`);
  const rows = await query
    .selectAll("venue")
    .select(({ fn }) => fn.countAll<string>().over().as("total"))
    .orderBy(raw`approved_by is not null`)
    .orderBy("search")
    .limit(limit)
    .execute();
  return { rows: rows.map(({ total: _, ...row }) => row), total: Number(rows[0]?.total ?? 0) };
}

/** Venues that everybody sees on a day, of one district or all, by name. */
export async function publicVenues(
  sql: Sql,
  day: Day,
  district?: string,
  filter?: VenueFilter,
): Promise<readonly VenueRow[]> {
  let query = listed(sql, day);
  if (district !== undefined) query = query.where("district", "=", district);
  if (filter !== undefined) query = query.where(has[filter]);
  return query.selectAll("venue").orderBy("search").limit(20_000).execute();
}

/** How many are listed on a day by district: in all and for each filter. `scope` absent: everywhere. */
export async function countVenues(sql: Sql, day: Day, scope?: Scope) {
  let query = listed(sql, day);
  if (scope) query = query.where(inScope(scope, "venue.unit_path"));
  const rows = await query
    .groupBy("district")
    .orderBy("district")
    .select(({ fn }) => [
      "district",
      fn.countAll<string>().as("all"),
      fn.countAll<string>().filterWhere(has.cashless).as("cashless"),
      fn.countAll<string>().filterWhere(has.online).as("online"),
      fn.countAll<string>().filterWhere(has.phone).as("phone"),
      fn.countAll<string>().filterWhere(has.delivery).as("delivery"),
    ])
    .execute();
  return rows.map(({ district, ...counts }) => ({
    district,
    all: Number(counts.all),
    cashless: Number(counts.cashless),
    online: Number(counts.online),
    phone: Number(counts.phone),
    delivery: Number(counts.delivery),
  }));
}

/** One venue within a scope. */
export const findVenue = (sql: Sql, scope: Scope, id: string): Promise<VenueRow | undefined> =>
  sql
    .selectFrom("venue")
    .selectAll()
    .where("id", "=", id)
    .where("gone", "=", false)
    .where(inScope(scope, "venue.unit_path"))
    .executeTakeFirst();

/**
 * Adds a venue and answers its version; undefined when its id is taken, or the same venue is listed already. An id that was
 * taken out comes back as its next version, so that nobody approves what they read before; another id takes its key over.
 */
export async function insertVenue(
  trx: Transaction,
  row: Omit<VenueRow, "version">,
): Promise<number | undefined> {
  await trx
    .updateTable("venue")
    .set(({ ref }) => ({ key: ref("id") }))
    .where("key", "=", row.key)
    .where("id", "<>", row.id)
    .where("gone", "=", true)
    .execute();
  if (await isTaken(trx, row.key, row.id)) return undefined;
  const back = await trx
    .updateTable("venue")
    .set(({ eb }) => ({ ...row, version: eb("version", "+", 1) }))
    .where("id", "=", row.id)
    .where("gone", "=", true)
    .returning("version")
    .executeTakeFirst();
  if (back) return back.version;
  const added = await trx
    .insertInto("venue")
    .values({ ...row, version: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .returning("version")
    .executeTakeFirst();
  return added?.version;
}

/** Whether a venue of this key is listed under another id. */
export async function isTaken(sql: Sql, key: string, id: string): Promise<boolean> {
  const row = await sql
    .selectFrom("venue")
    .select("id")
    .where("key", "=", key)
    .where("id", "<>", id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Changes a venue; false when it is no longer of that version. */
export async function updateVenue(
  trx: Transaction,
  { id, version }: Pick<VenueRow, "id" | "version">,
  changes: Partial<VenueRow>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("venue")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whether a scope holds the committee of a district. */
export async function committeeWithin(sql: Sql, scope: Scope, district: string): Promise<boolean> {
  const committee = await sql
    .selectFrom("unit")
    .select("id")
    .where("type", "=", "district-committee")
    .where("district", "=", district)
    .where(inScope(scope, "unit.path"))
    .limit(1)
    .executeTakeFirst();
  return committee !== undefined;
}
