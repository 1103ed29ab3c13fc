/** The SQL of calls by the declaration or request that they came with. */
import type { Home } from "../people/store.ts";
import type { Sql, Transaction } from "../tables.ts";

/** When somebody called who sent one of these, by its id: null while nobody has. Who asked for no call is left out. */
export async function calledFor(
  sql: Sql,
  sourceIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  if (sourceIds.length === 0) return new Map();
  const calls = await sql
    .selectFrom("callback")
    .select(["source_id", "called_ms"])
    .where("source_id", "in", sourceIds)
    .execute();
  return new Map(calls.map((row) => [row.source_id ?? "", row.called_ms]));
}

/** Makes the call urgent that waits for whoever sent one. */
export async function makeCallUrgent(trx: Transaction, sourceId: string): Promise<void> {
  await trx
    .updateTable("callback")
    .set((eb) => ({ urgent: true, version: eb("version", "+", 1) }))
    .where("source_id", "=", sourceId)
    .where("state", "=", "waiting")
    .execute();
}

/** Gives the call of one to another unit, unless it is closed: there it waits anew. */
export async function routeCall(
  trx: Transaction,
  sourceId: string,
  { unitId, unitPath }: Home,
): Promise<void> {
  await trx
    .updateTable("callback")
    .set((eb) => ({
      unit_id: unitId,
      unit_path: unitPath,
      state: "waiting" as const,
      taken_by: null,
      version: eb("version", "+", 1),
    }))
    .where("source_id", "=", sourceId)
    .where("state", "!=", "closed")
    .execute();
}
