/** The tables of requests about people's own data, and of retention's proof. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const data = migration(async (db) => {
  await db.schema
    .createTable("data_request")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("person_id", "text", (c) => c.notNull())
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("proof", "text", (c) => c.notNull())
    .addColumn("note", "bytea")
    .addColumn("asked_ms", "bigint", (c) => c.notNull())
    .addColumn("asked_by", "text", (c) => c.notNull())
    .addColumn("due_day", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("refusal", "bytea")
    .addColumn("answered_ms", "bigint")
    .addColumn("answered_by", "text")
    .addColumn("erased", "text")
    .addColumn("version", "integer", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("data_request_unit")
    .on("data_request")
    .expression(sql`unit_path text_pattern_ops`)
    .execute();
  await db.schema.createIndex("data_request_person").on("data_request").column("person_id").execute();
  await db.schema
    .createTable("keep_proof")
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("table_name", "text", (c) => c.notNull())
    .addColumn("gone", "integer", (c) => c.notNull())
    .addColumn("overdue", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("keep_proof_key", ["day", "table_name"])
    .execute();
});
