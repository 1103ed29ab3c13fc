/**
 * The tables of call-backs. Purpose: calling people back who asked for it. A row goes 30 days after it was closed, 60 after it
 * came in at the latest, at once when the person takes it back; the times, which are nobody's, after a year.
 */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const callbacks = migration(async (db) => {
  await db.schema
    .createTable("callback")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("commune", "text", (c) => c.notNull())
    .addColumn("receipt", "text", (c) => c.notNull())
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("source_id", "text")
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("urgent", "boolean", (c) => c.notNull())
    .addColumn("wish", "text", (c) => c.notNull())
    .addColumn("key", "bytea", (c) => c.notNull())
    .addColumn("phone", "bytea", (c) => c.notNull())
    .addColumn("told", "bytea", (c) => c.notNull())
    .addColumn("phone_mark", "bigint", (c) => c.notNull())
    .addColumn("person_id", "text")
    .addColumn("nonce_hash", "bytea", (c) => c.unique())
    .addColumn("withdraw_hash", "bytea", (c) => c.unique())
    .addColumn("made_ms", "bigint", (c) => c.notNull())
    .addColumn("starts_ms", "bigint", (c) => c.notNull())
    .addColumn("again_ms", "bigint")
    .addColumn("tries", "integer", (c) => c.notNull())
    .addColumn("called_ms", "bigint")
    .addColumn("taken_by", "text")
    .addColumn("outcome", "text")
    .addColumn("closed_ms", "bigint")
    .addColumn("version", "integer", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("callback_open").on("callback").columns(["state", "starts_ms"]).execute();
  await db.schema.createIndex("callback_mark").on("callback").column("phone_mark").execute();
  await db.schema.createIndex("callback_person").on("callback").column("person_id").execute();
  await db.schema.createIndex("callback_source").on("callback").column("source_id").execute();
  await db.schema
    .createIndex("callback_path")
    .on("callback")
    .expression(sql`unit_path text_pattern_ops`)
    .execute();
  await db.schema
    .createTable("callback_time")
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("week", "integer", (c) => c.notNull())
    .addColumn("minutes", "integer", (c) => c.notNull())
    .addColumn("calls", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("callback_time_key", ["unit_id", "week", "minutes"])
    .execute();
  await db.schema
    .createTable("station_phone")
    .addColumn("unit_id", "text", (c) => c.primaryKey().references("unit.id"))
    .addColumn("phone", "text", (c) => c.notNull())
    .execute();
});
