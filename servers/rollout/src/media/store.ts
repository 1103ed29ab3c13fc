/** The only SQL of press, radio, television and boards. */
import type { Day } from "@bluezone/protocol/time";
import { addOnce } from "@bluezone/server-kit/sql/add-once";
import { lockWithin } from "@bluezone/staff/lock-within";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Sql, Transaction } from "../tables.ts";
import type { MediaOutRow, MediaPhotoRow, MediaRow } from "./tables.ts";

const seen = (sql: Sql, scope: Scope) =>
  sql
    .selectFrom("media")
    .innerJoin("unit", "unit.id", "media.unit")
    .selectAll("media")
    .select(["unit.name as unit_name", "unit.illustrative"])
    .where(inScope(scope, "media.unit_path"));

/** An entry with its unit's name. */
export type SeenMedia = MediaRow & { readonly unit_name: string; readonly illustrative: boolean };

/** Entries within a scope that come out on some days, by first day. */
export function findMedia(
  sql: Sql,
  scope: Scope,
  {
    channel,
    from,
    to,
    limit,
  }: {
    readonly channel?: string | undefined;
    readonly from?: Day | undefined;
    readonly to?: Day | undefined;
    readonly limit: number;
  },
): Promise<SeenMedia[]> {
  let query = seen(sql, scope);
  if (channel !== undefined) query = query.where("media.channel", "=", channel);
  if (from !== undefined) query = query.where("media.last_day", ">=", from);
  if (to !== undefined) query = query.where("media.first_day", "<=", to);
  return query.orderBy("media.first_day").orderBy("media.id").limit(limit).execute();
}

/** One within a scope. */
export const findEntry = (sql: Sql, scope: Scope, id: string): Promise<SeenMedia | undefined> =>
  seen(sql, scope).where("media.id", "=", id).executeTakeFirst();

/** One within a scope, held until the transaction ends. */
export const lockEntry = (trx: Transaction, scope: Scope, id: string) => lockWithin(trx, "media", scope, id);

/** Adds an entry; false when its id is taken. */
export const insertEntry = (trx: Transaction, row: MediaRow): Promise<boolean> => addOnce(trx, "media", row);

/** Changes an entry. */
export async function updateEntry(trx: Transaction, id: string, changes: Partial<MediaRow>): Promise<void> {
  await trx.updateTable("media").set(changes).where("id", "=", id).execute();
}

/** Notes that it came out; false when that id is there. */
export const insertOut = (trx: Transaction, row: MediaOutRow): Promise<boolean> =>
  addOnce(trx, "media_out", row);

/** When some entries came out, with how many photos show it, by day. */
export async function outsOf(sql: Sql, entries: readonly string[]) {
  if (entries.length === 0) return [];
  const rows = await sql
    .selectFrom("media_out")
    .leftJoin("media_photo", "media_photo.out", "media_out.id")
    .where("media_out.entry", "in", entries)
    .groupBy("media_out.id")
    .selectAll("media_out")
    .select(({ fn }) => fn.count<string>("media_photo.id").as("photos"))
    .orderBy("media_out.day")
    .orderBy("media_out.time")
    .execute();
  return rows.map(({ photos, ...row }) => ({ ...row, photos: Number(photos) }));
}

/** Photos of an entry. */
export const photosOf = (sql: Sql, entry: string) =>
  sql.selectFrom("media_photo").select(["id", "out"]).where("entry", "=", entry).orderBy("id").execute();

/** Keeps a photo. */
export async function insertPhoto(trx: Transaction, row: MediaPhotoRow): Promise<void> {
  await trx
    .insertInto("media_photo")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

/** A photo within a scope. */
export const findPhoto = (sql: Sql, scope: Scope, id: string): Promise<MediaPhotoRow | undefined> =>
  sql
    .selectFrom("media_photo")
    .selectAll()
    .where("id", "=", id)
    .where(inScope(scope, "media_photo.unit_path"))
    .executeTakeFirst();
