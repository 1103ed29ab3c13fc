/** The SQL of digests. */
import type { Day, Instant } from "@bluezone/protocol/time";
import type { Database, Transaction as KitTransaction } from "@bluezone/server-kit/sql/database";
import { ms } from "@bluezone/staff/tables";
import { type Kysely, sql as raw } from "kysely";
import type { DeskTables } from "../waiting/store.ts";
import type { DigestRow, DigestTable } from "./tables.ts";

/** What a desk with digests has. */
export type DigestTables = DeskTables & DigestTable;
/** Where a statement can run, of any schema that has these tables. */
export type Sql<Tables extends DigestTables> = Database<Tables>["db"] | KitTransaction<Tables>;

const ours = <Tables extends DigestTables>(sql: Sql<Tables>): Kysely<DigestTables> =>
  sql as unknown as Kysely<DigestTables>;

/** Somebody's digest. */
export const digestOf = <Tables extends DigestTables>(
  sql: Sql<Tables>,
  id: string,
): Promise<DigestRow | undefined> =>
  ours(sql).selectFrom("digest").selectAll().where("staff_id", "=", id).executeTakeFirst();

/** The same, held until the transaction ends. */
export const lockDigest = <Tables extends DigestTables>(
  trx: KitTransaction<Tables>,
  id: string,
): Promise<DigestRow | undefined> =>
  ours(trx).selectFrom("digest").selectAll().where("staff_id", "=", id).forUpdate().executeTakeFirst();

/** Keeps what somebody asked for, in place of what they asked for before. */
export async function putDigest<Tables extends DigestTables>(
  trx: KitTransaction<Tables>,
  row: DigestRow,
): Promise<void> {
  const { staff_id: _, ...asked } = row;
  await ours(trx)
    .insertInto("digest")
    .values(row)
    .onConflict((same) => same.column("staff_id").doUpdateSet(asked))
    .execute();
}

/** Changes somebody's digest. */
export async function changeDigestRow<Tables extends DigestTables>(
  trx: KitTransaction<Tables>,
  id: string,
  changes: Partial<Omit<DigestRow, "staff_id">>,
): Promise<void> {
  await ours(trx).updateTable("digest").set(changes).where("staff_id", "=", id).execute();
}

/** Forgets somebody's digest; false when there was none. */
export async function dropDigest<Tables extends DigestTables>(
  trx: KitTransaction<Tables>,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await ours(trx)
    .deleteFrom("digest")
    .where("staff_id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Forgets numbers that were not confirmed in time, and digests of who is suspended. */
export async function dropEnded<Tables extends DigestTables>(
  trx: KitTransaction<Tables>,
  now: Instant,
): Promise<void> {
  await ours(trx)
    .deleteFrom("digest")
    .where("confirmed_ms", "is", null)
    .where("code_until_ms", "<=", ms(now))
    .execute();
  await ours(trx)
    .deleteFrom("digest")
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("staff_user")
          .select("staff_user.id")
          .whereRef("staff_user.id", "=", "digest.staff_id")
          .where("staff_user.suspended_ms", "is not", null),
      ),
    )
    .execute();
}

/** An hour of a day: its number, and the instant at which it begins. */
export type Window = { readonly hour: number; readonly begin: Instant; readonly today: Day };

/** Who asked for this hour, is there today, and whose digest nobody has taken yet. */
export async function dueDigests<Tables extends DigestTables>(
  sql: Sql<Tables>,
  { hour, begin, today }: Window,
): Promise<readonly string[]> {
  const rows = await ours(sql)
    .selectFrom("digest")
    .leftJoin("waiting_away", "waiting_away.staff_id", "digest.staff_id")
    .select("digest.staff_id as id")
    .where("digest.confirmed_ms", "is not", null)
    .where("digest.window_ms", "<", ms(begin))
    .where(raw<boolean>`${hour} = any(digest.hours)`)
    .where(raw<boolean>`(waiting_away.from_day <= ${today} and waiting_away.to_day >= ${today}) is not true`)
    .orderBy("digest.staff_id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes the digest of an hour: the sealed number, once. Undefined when somebody else has it, or it was ended meanwhile. */
export async function takeDigest<Tables extends DigestTables>(
  trx: KitTransaction<Tables>,
  id: string,
  { begin }: Window,
): Promise<Uint8Array | undefined> {
  const row = await ours(trx)
    .updateTable("digest")
    .set({ window_ms: ms(begin) })
    .where("staff_id", "=", id)
    .where("confirmed_ms", "is not", null)
    .where("window_ms", "<", ms(begin))
    .returning("phone")
    .executeTakeFirst();
  return row?.phone;
}
