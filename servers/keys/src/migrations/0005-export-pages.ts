/** Indexes with which a window's keys are read page by page, in the order of their bytes. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const exportPages = migration(async (db) => {
  await db.schema
    .createIndex("diagnosis_key_claimed_key")
    .on("diagnosis_key")
    .columns(["shard", "claimed", "key"])
    .execute();
  await db.schema
    .createIndex("diagnosis_key_revised_claimed_key")
    .on("diagnosis_key")
    .columns(["shard", "revised_claimed", "key"])
    .where(sql.ref("revised_claimed"), "is not", null)
    .execute();
  await db.schema.dropIndex("diagnosis_key_claimed").execute();
  await db.schema.dropIndex("diagnosis_key_revised_claimed").execute();
});
