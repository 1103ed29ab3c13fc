/** The only SQL of shards. */
import type { Shard } from "@bluezone/contract/keys/exports";
import type { Database } from "@bluezone/server-kit/sql/database";
import type { Tables } from "../tables.ts";

/** Shards whose export has begun, by name. */
export async function exportedShards(
  db: Pick<Database<Tables>["db"], "selectFrom">,
): Promise<readonly Shard[]> {
  const rows = await db.selectFrom("shard").select("shard").orderBy("shard").execute();
  return rows.map(({ shard }) => shard);
}
