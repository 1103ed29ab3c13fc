/** Adding a row that may be there already: a request that is repeated, or an id that somebody else drew. */
import type { Insertable } from "kysely";
import type { Transaction } from "./database.ts";

/** Adds a row; false when one is there that keeps it out, by its id or another unique key. */
export async function addOnce<Tables, Name extends keyof Tables & string>(
  trx: Transaction<Tables>,
  table: Name,
  row: Insertable<Tables[Name]>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto(table)
    .values(row as never)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
