/** Deletes somebody with all that is kept of them, and counts before and after. */
import type { Holding } from "../people/holding.ts";
import { destroyPerson } from "../people/store.ts";
import type { Transaction } from "../tables.ts";
import { countsAbout } from "./erase-store.ts";

/** How many rows of a table were about somebody, before and after. */
export type ErasedRows = { readonly table: string; readonly before: number; readonly after: number };

/** Deletes rows, person and data key in a transaction. Doing it again does no harm. */
export async function erasePerson(
  trx: Transaction,
  holdings: readonly Holding[],
  personId: string,
): Promise<readonly ErasedRows[]> {
  const before = await countsAbout(trx, personId);
  for (const { drop } of holdings) await drop(trx, personId);
  await destroyPerson(trx, personId);
  const after = await countsAbout(trx, personId);
  return [...before].map(([table, n]) => ({ table, before: n, after: after.get(table) ?? 0 }));
}
