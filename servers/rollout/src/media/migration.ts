/** Plans of press, radio, television and boards, what came out, and photos of it. Purpose: showing that it came out. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const media = migration(async (db) => {
  await db.schema
    .createTable("media")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("unit", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("channel", "text", (c) => c.notNull())
    .addColumn("first_day", "integer", (c) => c.notNull())
    .addColumn("last_day", "integer", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("changed_ms", "bigint", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("media_days").on("media").columns(["first_day", "last_day"]).execute();
  await db.schema.createIndex("media_path").on("media").expression(sql`unit_path text_pattern_ops`).execute();
  await db.schema
    .createTable("media_out")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("entry", "text", (c) => c.notNull().references("media.id"))
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("time", "text")
    .addColumn("link", "text")
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("media_out_entry").on("media_out").column("entry").execute();
  await db.schema
    .createTable("media_photo")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("out", "text", (c) => c.notNull().references("media_out.id"))
    .addColumn("entry", "text", (c) => c.notNull().references("media.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("blob", "text", (c) => c.notNull())
    .addColumn("sha256", "text", (c) => c.notNull())
    .addColumn("media_type", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("media_photo_out").on("media_photo").column("out").execute();
});
