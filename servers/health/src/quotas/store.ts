/** The SQL of quotas that is this server's own; how they are counted is the kit's. */
import type { Sql, Transaction } from "../tables.ts";

/** The codes of communes that units have; null for units of none. */
export async function communesOfUnits(sql: Sql): Promise<ReadonlySet<string | null>> {
  const rows = await sql.selectFrom("unit").select("commune").distinct().execute();
  return new Set(rows.map(({ commune }) => commune));
}

/** Forgets what was used up under these names. */
export async function forgetQuotas(trx: Transaction, keyIds: readonly string[]): Promise<void> {
  await trx.deleteFrom("quota").where("key_id", "in", keyIds).execute();
}
