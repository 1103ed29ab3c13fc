/** Claims and corrections. Purpose: telling what is true. What was closed without a correction goes after 30 days (`retain`). */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const rumours = migration(async (db) => {
  await db.schema
    .createTable("rumour")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("unit", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("heard", "text", (c) => c.notNull())
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("answer", "text")
    .addColumn("hands", "text", (c) => c.notNull())
    .addColumn("approved_by", "text")
    .addColumn("published_ms", "bigint")
    .addColumn("reason", "text")
    .addColumn("changed_ms", "bigint", (c) => c.notNull())
    .addColumn("illustrative", "boolean", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("rumour_state").on("rumour").columns(["state", "published_ms"]).execute();
  await db.schema
    .createIndex("rumour_path")
    .on("rumour")
    .expression(sql`unit_path text_pattern_ops`)
    .execute();
  await db.schema
    .createTable("rumour_retention")
    .addColumn("day", "integer", (c) => c.primaryKey())
    .addColumn("deleted", "integer", (c) => c.notNull())
    .execute();
});
