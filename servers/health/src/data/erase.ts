/** Deletes somebody with all that is kept of them, and counts before and after. */
import { destroyPerson } from "../people/store.ts";
import type { Sql, Transaction } from "../tables.ts";
import { PERSON_TABLES } from "./holding.ts";
import { HOLDINGS } from "./holdings.ts";

/** How many rows of a table were about somebody, before and after. */
export type ErasedRows = { readonly table: string; readonly before: number; readonly after: number };

async function counts(sql: Sql, personId: string): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const table of [...PERSON_TABLES, "person_reading"] as const) {
    const { n } = await sql
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<string>().as("n"))
      .where("person_id", "=", personId)
      .executeTakeFirstOrThrow();
    found.set(table, Number(n));
  }
  const { n } = await sql
    .selectFrom("person")
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  return found.set("person", Number(n));
}

/** Deletes rows, person and data key in a transaction. Doing it again does no harm. */
export async function erasePerson(trx: Transaction, personId: string): Promise<readonly ErasedRows[]> {
  const before = await counts(trx, personId);
  for (const { drop } of HOLDINGS) await drop(trx, personId);
  await destroyPerson(trx, personId);
  const after = await counts(trx, personId);
  return [...before].map(([table, n]) => ({ table, before: n, after: after.get(table) ?? 0 }));
}
