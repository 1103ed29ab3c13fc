/** The register of units. `path` is that of `@bluezone/staff/scope`; `search` is the folded name. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const units = migration(async (db) => {
  await db.schema
    .createTable("unit")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("code", "text", (c) => c.notNull())
    .addColumn("type", "text", (c) => c.notNull())
    .addColumn("level", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("search", "text", (c) => c.notNull())
    .addColumn("parent", "text", (c) => c.references("unit.id"))
    .addColumn("path", "text", (c) => c.notNull().unique())
    .addColumn("district", "text")
    .addColumn("commune", "text")
    .addColumn("population", "integer")
    .addColumn("border", "boolean", (c) => c.notNull())
    .addColumn("valid_from_day", "integer", (c) => c.notNull())
    .addColumn("valid_to_day", "integer")
    .addColumn("illustrative", "boolean", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("unit_parent").on("unit").column("parent").execute();
  await db.schema.createIndex("unit_type").on("unit").columns(["type", "district"]).execute();
  await db.schema.createIndex("unit_path").on("unit").expression(sql`path text_pattern_ops`).execute();
});
