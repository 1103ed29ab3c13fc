/** The only SQL of shards. */
import type { Shard } from "@bluezone/contract/keys/exports";
import type { Database } from "@bluezone/server-kit/sql/database";
import type { Tables } from "../tables.ts";

/** Shards whose export has begun, and those in which keys wait for it, by name. */
export async function exportedShards(
  db: Pick<Database<Tables>["db"], "selectFrom">,
): Promise<readonly Shard[]> {
  const rows = await db
    .selectFrom("shard")
    .select("shard")
    .union((waiting) => waiting.selectFrom("diagnosis_key").select("shard").where("claimed", "is", null))
    .orderBy("shard")
    .execute();
  return rows.map(({ shard }) => shard);
}
