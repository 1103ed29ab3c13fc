/** Adding a row that may be there already: a request that is repeated, or an id that somebody else drew. */
import type { Insertable } from "kysely";
import type { Transaction } from "./database.ts";
import { Overtaken } from "./ended-for-another.ts";

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

/**
 * Adds a row that this transaction has looked for and not found. Throws `Overtaken` when another has written it meanwhile, as when
 * the same is sent twice at once: the transaction begins anew and finds it.
 */
export async function addNew<Tables, Name extends keyof Tables & string>(
  trx: Transaction<Tables>,
  table: Name,
  row: Insertable<Tables[Name]>,
): Promise<void> {
  if (!(await addOnce(trx, table, row))) throw new Overtaken(`another has written this ${table}`);
}
