/** The only SQL of stations and airings. */
import { type Day, Day as day, type Instant } from "@bluezone/protocol/time";
import { addOnce } from "@bluezone/server-kit/sql/add-once";
import { holdsOn } from "@bluezone/server-kit/sql/holds-on";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { UnitRow } from "@bluezone/units/rows";
import { STATION_TYPES } from "../bulletins/store.ts";
import { ms, type Sql, type Tables, type Transaction } from "../tables.ts";
import type { Setting } from "./slot.ts";
import type { AiringRow, GapRow, MissRow } from "./tables.ts";

/** A station, as far as airings need it. */
export type Station = Pick<UnitRow, "id" | "name" | "path" | "district" | "border" | "illustrative">;

/** The stations within a scope that hold on a day, by district and name. */
export const stationsOn = (sql: Sql, scope: Scope, on: Day): Promise<Station[]> =>
  sql
    .selectFrom("unit")
    .select(["id", "name", "path", "district", "border", "illustrative"])
    .where("type", "in", STATION_TYPES)
    .where(inScope(scope, "unit.path"))
    .where(holdsOn(on, "unit"))
    .orderBy("district")
    .orderBy("name")
    .execute();

/** One station within a scope; undefined when it is none, or out of reach. */
export const stationOf = (sql: Sql, scope: Scope, id: string): Promise<Station | undefined> =>
  sql
    .selectFrom("unit")
    .select(["id", "name", "path", "district", "border", "illustrative"])
    .where("id", "=", id)
    .where("type", "in", STATION_TYPES)
    .where(inScope(scope, "unit.path"))
    .executeTakeFirst();

/** What stations of a scope set up to a day. */
export async function settingsOf(
  sql: Sql,
  scope: Scope,
  until: Day,
): Promise<ReadonlyMap<string, readonly Setting[]>> {
  const rows = await sql
    .selectFrom("airing_slots")
    .selectAll()
    .where(inScope(scope, "airing_slots.unit_path"))
    .where("from_day", "<=", until)
    .execute();
  return grouped(rows, ({ from_day, slots }) => ({
    from: day(from_day),
    slots: slots.split(",").map(Number),
  }));
}

/** Sets slots from a day on; a later call for the same day takes its place. */
export async function putSlots(
  trx: Transaction,
  { id, path }: Pick<Station, "id" | "path">,
  from: Day,
  slots: readonly number[],
): Promise<void> {
  const row = { unit_id: id, unit_path: path, from_day: from, slots: slots.join(",") };
  await trx
    .insertInto("airing_slots")
    .values(row)
    .onConflict((conflict) => conflict.columns(["unit_id", "from_day"]).doUpdateSet({ slots: row.slots }))
    .execute();
}

/** An airing with the name of who confirmed it. */
export type NamedAiring = AiringRow & { readonly by_name: string | null };

/** Airings of a scope on some days that were not taken back, in the order in which they were aired. */
export async function airingsOf(
  sql: Sql,
  scope: Scope,
  [from, to]: readonly [Day, Day],
): Promise<ReadonlyMap<string, readonly NamedAiring[]>> {
  const rows = await sql
    .selectFrom("airing")
    .leftJoin("staff_user", "staff_user.id", "airing.by_id")
    .selectAll("airing")
    .select("staff_user.name as by_name")
    .where(inScope(scope, "airing.unit_path"))
    .where("airing.day", ">=", from)
    .where("airing.day", "<=", to)
    .where("taken_back_ms", "is", null)
    .orderBy("airing.aired_ms")
    .execute();
  return grouped(rows, (row) => row);
}

/** Reasons of a scope on some days. */
export async function missesOf(
  sql: Sql,
  scope: Scope,
  [from, to]: readonly [Day, Day],
): Promise<ReadonlyMap<string, readonly MissRow[]>> {
  const rows = await sql
    .selectFrom("airing_miss")
    .selectAll()
    .where(inScope(scope, "airing_miss.unit_path"))
    .where("day", ">=", from)
    .where("day", "<=", to)
    .orderBy("slot")
    .execute();
  return grouped(rows, (row) => row);
}

/** Gaps of a scope that were told on a day. */
export async function gapsOf(sql: Sql, scope: Scope, on: Day): Promise<ReadonlyMap<string, GapRow>> {
  const rows = await sql
    .selectFrom("airing_gap")
    .selectAll()
    .where(inScope(scope, "airing_gap.unit_path"))
    .where("day", "=", on)
    .execute();
  return new Map(rows.map((row) => [row.unit_id, row]));
}

/** The airing of an id, wherever it is: ids are drawn by stations' machines. */
export const airingWith = (
  sql: Sql,
  id: string,
): Promise<Pick<Tables["airing"], "unit_id" | "received_ms" | "taken_back_ms"> | undefined> =>
  sql
    .selectFrom("airing")
    .select(["unit_id", "received_ms", "taken_back_ms"])
    .where("id", "=", id)
    .executeTakeFirst();

/** Keeps an airing. False when its slot has one already, or its id is known. */
export const insertAiring = (trx: Transaction, row: AiringRow): Promise<boolean> =>
  addOnce(trx, "airing", row);

/** Marks an airing as taken back. */
export const markTakenBack = async (
  trx: Transaction,
  id: string,
  by: string,
  now: Instant,
): Promise<void> => {
  await trx
    .updateTable("airing")
    .set({ taken_back_ms: ms(now), taken_back_by: by })
    .where("id", "=", id)
    .execute();
};

/** Whether a slot was aired. */
export const slotAired = async (trx: Transaction, unitId: string, on: Day, slot: number): Promise<boolean> =>
  (await trx
    .selectFrom("airing")
    .select("id")
    .where("unit_id", "=", unitId)
    .where("day", "=", on)
    .where("slot", "=", slot)
    .where("taken_back_ms", "is", null)
    .executeTakeFirst()) !== undefined;

/** Keeps a reason, in place of the one before. */
export async function putMiss(trx: Transaction, row: MissRow): Promise<void> {
  const { reason, note, by_id, at_ms } = row;
  await trx
    .insertInto("airing_miss")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["unit_id", "day", "slot"]).doUpdateSet({ reason, note, by_id, at_ms }),
    )
    .execute();
}

/** Notes that gaps were told; those of the same station and day that are noted already stay. How many are new. */
export async function tellGaps(
  trx: Transaction,
  gaps: readonly { readonly station: Station; readonly aired: number }[],
  on: Day,
  now: Instant,
): Promise<number> {
  if (gaps.length === 0) return 0;
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto("airing_gap")
    .values(
      gaps.map(({ station: { id, path }, aired }) => ({
        unit_id: id,
        unit_path: path,
        day: on,
        aired,
        told_ms: ms(now),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows);
}

function grouped<Row extends { readonly unit_id: string }, To>(
  rows: readonly Row[],
  to: (row: Row) => To,
): ReadonlyMap<string, readonly To[]> {
  const groups = new Map<string, To[]>();
  for (const row of rows) {
    const group = groups.get(row.unit_id) ?? [];
    group.push(to(row));
    groups.set(row.unit_id, group);
  }
  return groups;
}
