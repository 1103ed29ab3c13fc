/** What everybody is told: the situation of each day in its versions, the signed documents of phones and their files. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const publicTables = migration(async (db) => {
  await db.schema
    .createTable("situation")
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("unit", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("by_id", "text", (c) => c.notNull())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("situation_key", ["day", "version"])
    .execute();
  await db.schema
    .createTable("local_issue")
    .addColumn("version", "integer", (c) => c.primaryKey())
    .addColumn("digest", "text", (c) => c.notNull())
    .addColumn("document", "text", (c) => c.notNull())
    .addColumn("issued_ms", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("local_file")
    .addColumn("sum", "text", (c) => c.primaryKey())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .execute();
});
