/** The SQL of keys of keyed hashes. */
import { fromMs, type Sql, type Transaction } from "../tables.ts";
import type { Family, KeyAge } from "./rotation.ts";
import type { HashKeyRow } from "./tables.ts";

/** The keys of a family, sealed, the newest first. */
export const sealedKeysOf = (sql: Sql, family: Family): Promise<Pick<HashKeyRow, "id" | "sealed">[]> =>
  sql
    .selectFrom("hash_key")
    .select(["id", "sealed"])
    .where("family", "=", family)
    .orderBy("made_ms", "desc")
    .orderBy("id", "desc")
    .execute();

/** When each key of a family was made. */
export async function datesOf(sql: Sql, family: Family): Promise<readonly KeyAge[]> {
  const rows = await sql
    .selectFrom("hash_key")
    .select(["id", "made_ms"])
    .where("family", "=", family)
    .execute();
  return rows.map(({ id, made_ms }) => ({ id, made: fromMs(made_ms) }));
}

/** Adds a key. */
export async function insertKey(trx: Transaction, row: HashKeyRow): Promise<void> {
  await trx.insertInto("hash_key").values(row).execute();
}

/** Destroys keys. */
export async function dropKeys(trx: Transaction, ids: readonly string[]): Promise<void> {
  await trx.deleteFrom("hash_key").where("id", "in", ids).execute();
}

/** The keys of all families. */
export const allKeys = (sql: Sql): Promise<HashKeyRow[]> => sql.selectFrom("hash_key").selectAll().execute();

/** Puts the same key there, sealed anew. */
export async function putSealedKey(
  trx: Transaction,
  { id, sealed }: Pick<HashKeyRow, "id" | "sealed">,
): Promise<void> {
  await trx.updateTable("hash_key").set({ sealed }).where("id", "=", id).execute();
}
