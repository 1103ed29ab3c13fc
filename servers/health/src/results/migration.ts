/** The tables of laboratory results. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const results = migration(async (db) => {
  await db.schema
    .createTable("lab_file")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addColumn("name", "bytea", (c) => c.notNull())
    .addColumn("key", "bytea", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("rows", "integer", (c) => c.notNull())
    .addColumn("next_row", "integer", (c) => c.notNull())
    .addColumn("positive", "integer", (c) => c.notNull())
    .addColumn("negative", "integer", (c) => c.notNull())
    .addColumn("repeated", "integer", (c) => c.notNull())
    .addColumn("known", "integer", (c) => c.notNull())
    .addColumn("faults", "integer", (c) => c.notNull())
    .addColumn("tell_negative", "boolean", (c) => c.notNull())
    .addColumn("made_ms", "bigint", (c) => c.notNull())
    .addColumn("ended_ms", "bigint")
    .execute();
  await db.schema
    .createIndex("lab_file_unit")
    .on("lab_file")
    .expression(sql`unit_path text_pattern_ops`)
    .execute();
  await db.schema
    .createTable("lab_fault")
    .addColumn("file_id", "text", (c) => c.notNull().references("lab_file.id").onDelete("cascade"))
    .addColumn("row", "integer", (c) => c.notNull())
    .addColumn("column", "text", (c) => c.notNull())
    .addColumn("code", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("lab_fault_key", ["file_id", "row", "column"])
    .execute();
  await db.schema
    .createTable("lab_result")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("file_id", "text")
    .addColumn("unit_id", "text")
    .addColumn("unit_path", "text")
    .addColumn("commune", "text")
    .addColumn("test", "text", (c) => c.notNull())
    .addColumn("result", "text", (c) => c.notNull())
    .addColumn("sample_day", "integer", (c) => c.notNull())
    .addColumn("result_day", "integer", (c) => c.notNull())
    .addColumn("case_id", "text")
    .addColumn("taken_ms", "bigint", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("lab_result_file").on("lab_result").column("file_id").execute();
  await db.schema
    .createIndex("lab_result_case")
    .on("lab_result")
    .columns(["file_id", "case_id"])
    .where("case_id", "is not", null)
    .execute();
  await db.schema.createIndex("lab_result_taken").on("lab_result").column("taken_ms").execute();
  await db.schema
    .createTable("negative_notice")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("sample_day", "integer", (c) => c.notNull())
    .addColumn("phone", "bytea", (c) => c.notNull())
    .addColumn("sending", "boolean", (c) => c.notNull())
    .addColumn("tries", "integer", (c) => c.notNull())
    .addColumn("next_try_ms", "bigint", (c) => c.notNull())
    .addColumn("made_ms", "bigint", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("negative_notice_due").on("negative_notice").column("next_try_ms").execute();
});
