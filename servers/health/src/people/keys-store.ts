/** The SQL of this room's two keys. */
import type { Sql, Transaction } from "../tables.ts";
import type { PeopleKeyRow } from "./tables.ts";

/** The keys, sealed. */
export const sealedKeys = (sql: Sql): Promise<PeopleKeyRow[]> =>
  sql.selectFrom("people_key").selectAll().execute();

/** Adds a key, unless there is one for the same use. */
export async function insertKey(trx: Transaction, row: PeopleKeyRow): Promise<void> {
  await trx
    .insertInto("people_key")
    .values(row)
    .onConflict((there) => there.column("use").doNothing())
    .execute();
}

/** Puts the same key there, sealed anew. */
export async function putSealedKey(trx: Transaction, { use, sealed }: PeopleKeyRow): Promise<void> {
  await trx.updateTable("people_key").set({ sealed }).where("use", "=", use).execute();
}
