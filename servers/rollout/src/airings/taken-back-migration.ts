/** A confirmation that was taken back stays, marked as that; its slot can be confirmed anew. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const takenBack = migration(async (db) => {
  await db.schema
    .alterTable("airing")
    .addColumn("taken_back_ms", "bigint")
    .addColumn("taken_back_by", "text")
    .execute();
  await db.schema.dropIndex("airing_slot").execute();
  await db.schema
    .createIndex("airing_slot")
    .on("airing")
    .columns(["unit_id", "day", "slot"])
    .unique()
    .where(sql.ref("taken_back_ms"), "is", null)
    .execute();
});
