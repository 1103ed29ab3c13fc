/** The table of the key server's day totals. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const uploads = migration(async (db) => {
  await db.schema
    .createTable("upload_day")
    .addColumn("day", "integer", (c) => c.primaryKey())
    .addColumn("uploads", "integer", (c) => c.notNull())
    .addColumn("keys", "integer", (c) => c.notNull())
    .addColumn("revisions", "integer", (c) => c.notNull())
    .execute();
});
