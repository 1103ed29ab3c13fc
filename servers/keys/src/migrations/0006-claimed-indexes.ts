/**
 * Indexes that only claimed keys are in: most of what storing a key costs is its indexes, a publish waits for that, and
 * nobody looks there for a key before an export has claimed it.
 */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const claimedIndexes = migration(async (db) => {
  await db.schema
    .createIndex("diagnosis_key_claimed_page")
    .on("diagnosis_key")
    .columns(["shard", "claimed", "key"])
    .where(sql.ref("claimed"), "is not", null)
    .execute();
  await db.schema
    .createIndex("diagnosis_key_claimed_ends")
    .on("diagnosis_key")
    .column("ends")
    .where(sql.ref("claimed"), "is not", null)
    .execute();
  await db.schema.dropIndex("diagnosis_key_claimed_key").execute();
  await db.schema.dropIndex("diagnosis_key_ends").execute();
});
