/** The table of indicators for everybody: what was entered of the health desk's files. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const indicatorTables = migration(async (db) => {
  await db.schema
    .createTable("indicator_report")
    .addColumn("version", "integer", (c) => c.primaryKey())
    .addColumn("unit", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("by_id", "text", (c) => c.notNull())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .execute();
});
