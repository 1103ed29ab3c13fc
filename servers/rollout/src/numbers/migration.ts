/** The tables of numbers. What was sent is never changed: a correction is a row with the next version. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const numbers = migration(async (db) => {
  await db.schema
    .createTable("unit_numbers")
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("week_day", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("district", "text")
    .addColumn("commune", "text")
    .addColumn("staff", "integer", (c) => c.notNull())
    .addColumn("smartphones", "integer", (c) => c.notNull())
    .addColumn("installed", "integer", (c) => c.notNull())
    .addColumn("helped", "integer", (c) => c.notNull())
    .addColumn("posters", "integer", (c) => c.notNull())
    .addColumn("difficulties", "text", (c) => c.notNull())
    .addColumn("proposals", "text", (c) => c.notNull())
    .addColumn("client_id", "text", (c) => c.notNull())
    .addColumn("by_id", "text", (c) => c.notNull())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("unit_numbers_key", ["unit_id", "week_day", "version"])
    .addUniqueConstraint("unit_numbers_client", ["unit_id", "week_day", "client_id"])
    .execute();
  await db.schema
    .createIndex("unit_numbers_week")
    .on("unit_numbers")
    .columns(["week_day", "district"])
    .execute();
  await db.schema
    .createTable("downloads")
    .addColumn("district", "text", (c) => c.notNull())
    .addColumn("week_day", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("count", "integer", (c) => c.notNull())
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("illustrative", "boolean", (c) => c.notNull())
    .addColumn("by_id", "text", (c) => c.notNull())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("downloads_key", ["district", "week_day", "version"])
    .execute();
  await db.schema.createIndex("downloads_week").on("downloads").column("week_day").execute();
  await db.schema
    .createTable("smartphone_count")
    .addColumn("district", "text", (c) => c.notNull())
    .addColumn("valid_from_day", "integer", (c) => c.notNull())
    .addColumn("valid_to_day", "integer")
    .addColumn("count", "integer", (c) => c.notNull())
    .addColumn("source", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("smartphone_count_key", ["district", "valid_from_day"])
    .execute();
  await db.schema
    .createTable("target")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("per", "text", (c) => c.notNull())
    .addColumn("share", "double precision", (c) => c.notNull())
    .addColumn("basis", "text", (c) => c.notNull())
    .addColumn("valid_from_day", "integer", (c) => c.notNull())
    .addColumn("valid_to_day", "integer")
    .addUniqueConstraint("target_from", ["source", "per", "valid_from_day"])
    .execute();
  await db.schema
    .createTable("active_answer")
    .addColumn("week_day", "integer", (c) => c.notNull())
    .addColumn("areas", "text", (c) => c.notNull())
    .addColumn("question", "text", (c) => c.notNull())
    .addColumn("answer", "text", (c) => c.notNull())
    .addColumn("n", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("active_answer_key", ["week_day", "areas", "question", "answer"])
    .execute();
});
