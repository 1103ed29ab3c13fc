/** The only SQL of the desk over call-backs. */
import { type Day, type Instant, inMinutes, Minutes } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw, type Selectable } from "kysely";
import { placesOf } from "../floods/places-store.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";
import { firstCallDue } from "./due-store.ts";
import type { CallbackRow } from "./tables.ts";

/** As it was read. */
export type Call = Selectable<CallbackRow>;
/** With the names that a list shows. */
export type NamedCall = Call & { readonly unit_name: string; readonly taker: string | null };

const named = (sql: Sql, scope: Scope) =>
  sql
    .selectFrom("callback")
    .innerJoin("unit", "unit.id", "callback.unit_id")
    .leftJoin("staff_user", "staff_user.id", "callback.taken_by")
    .selectAll("callback")
    .select(["unit.name as unit_name", "staff_user.name as taker"])
    .where(inScope(scope, "callback.unit_path"));

/** A part of a list: so many, after so many. `crowded`: more wait than it shows. */
export type Part = { readonly limit: number; readonly offset: number; readonly crowded: boolean };

/**
 * Open ones within a scope: what somebody has in hand first, what is due now before what is to be tried later, confirmed numbers
 * before others, the urgent first, then by how long they wait; in a crowd by honest shares (`../floods/places-store.ts`).
 */
export function findOpen(
  sql: Sql,
  scope: Scope,
  now: Instant,
  { limit, offset, crowded }: Part,
): Promise<NamedCall[]> {
  const later = raw<boolean>`greatest(coalesce(again_ms, 0), starts_ms) > ${ms(now)}`;
  const open = raw`state != 'closed' and ${inScope(scope, "callback.unit_path")}`;
  const places = placesOf("callback", raw`(${later}, urgent)`, open).as<"placed">("placed");
  return named(sql, scope)
    .where("callback.state", "!=", "closed")
    .orderBy(raw`callback.state = 'taken'`, "desc")
    .orderBy(later)
    .orderBy("callback.confirmed", "desc")
    .$if(crowded, (query) => query.innerJoin(places, "placed.id", "callback.id").orderBy("placed.place"))
    .orderBy("callback.urgent", "desc")
    .orderBy("callback.starts_ms")
    .orderBy("callback.id")
    .limit(limit)
    .offset(offset)
    .execute();
}

/** Closed ones within a scope, the newest first. */
export const findClosed = (
  sql: Sql,
  scope: Scope,
  { limit, offset }: Pick<Part, "limit" | "offset">,
): Promise<NamedCall[]> =>
  named(sql, scope)
    .where("callback.state", "=", "closed")
    .orderBy("callback.closed_ms", "desc")
    .orderBy("callback.id")
    .limit(limit)
    .offset(offset)
    .execute();

/** One within a scope, held until the transaction ends. */
export const lockCall = (trx: Transaction, scope: Scope, id: string): Promise<Call | undefined> =>
  trx
    .selectFrom("callback")
    .selectAll()
    .where("id", "=", id)
    .where(inScope(scope, "callback.unit_path"))
    .forUpdate()
    .executeTakeFirst();

/** Changes one, and counts its version up. */
export async function updateCall(
  trx: Transaction,
  { id, version }: Pick<Call, "id" | "version">,
  changes: Partial<CallbackRow>,
): Promise<number> {
  await trx
    .updateTable("callback")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .execute();
  return version + 1;
}

/** How many of a scope wait for somebody to take them, for how many of those nobody called in time, and how many are taken. */
export async function openCounts(
  sql: Sql,
  scope: Scope,
  now: Instant,
): Promise<{ readonly waiting: number; readonly late: number; readonly taken: number }> {
  const late = raw`callback.state = 'waiting' and callback.called_ms is null and ${firstCallDue()} < ${ms(now)}::bigint`;
  const row = await sql
    .selectFrom("callback")
    .select([
      raw<string>`count(*) filter (where callback.state = 'waiting')`.as("waiting"),
      raw<string>`count(*) filter (where callback.state = 'taken')`.as("taken"),
      raw<string>`count(*) filter (where ${late})`.as("late"),
    ])
    .where("state", "!=", "closed")
    .where(inScope(scope, "callback.unit_path"))
    .executeTakeFirstOrThrow();
  return { waiting: Number(row.waiting), late: Number(row.late), taken: Number(row.taken) };
}

/** Reply times are kept in steps of ten minutes. */
const STEP = inMinutes(Minutes(10));

/** Counts a first call that came after so many working minutes. */
export async function countFirstCall(
  trx: Transaction,
  { unit_id, unit_path }: Pick<Call, "unit_id" | "unit_path">,
  week: Day,
  minutes: number,
): Promise<void> {
  await trx
    .insertInto("callback_time")
    .values({ unit_id, unit_path, week, minutes: Math.ceil(minutes / STEP) * STEP, calls: 1 })
    .onConflict((same) =>
      same.columns(["unit_id", "week", "minutes"]).doUpdateSet({ calls: raw`callback_time.calls + 1` }),
    )
    .execute();
}

/** First calls within a scope since a week, by unit, week and minutes. */
export const findTimes = (sql: Sql, scope: Scope, since: Day) =>
  sql
    .selectFrom("callback_time")
    .innerJoin("unit", "unit.id", "callback_time.unit_id")
    .select(["unit_id", "unit.name as unit_name", "week", "minutes", "calls"])
    .where("week", ">=", since)
    .where(inScope(scope, "callback_time.unit_path"))
    .orderBy("week", "desc")
    .orderBy("callback_time.unit_path")
    .orderBy("minutes")
    .execute();

/** Enters the number under which a unit can be reached; null takes it out. */
export async function putStationPhone(trx: Transaction, unitId: string, phone: string | null): Promise<void> {
  if (phone === null) await trx.deleteFrom("station_phone").where("unit_id", "=", unitId).execute();
  else
    await trx
      .insertInto("station_phone")
      .values({ unit_id: unitId, phone })
      .onConflict((same) => same.column("unit_id").doUpdateSet({ phone }))
      .execute();
}
