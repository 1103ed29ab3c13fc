/** The tables of contacts. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const contacts = migration(async (db) => {
  await db.schema
    .createTable("contact")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("person_id", "text", (c) => c.notNull())
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("case_id", "text")
    .addColumn("of_contact_id", "text", (c) => c.references("contact.id").onDelete("set null"))
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("day", "integer")
    .addColumn("part", "text")
    .addColumn("minutes", "integer")
    .addColumn("confidence", "text")
    .addColumn("sent_day", "integer")
    .addColumn("sent_part", "text")
    .addColumn("sent_minutes", "integer")
    .addColumn("masked", "text", (c) => c.notNull())
    .addColumn("distance", "text")
    .addColumn("touched", "boolean", (c) => c.notNull())
    .addColumn("carer", "boolean", (c) => c.notNull())
    .addColumn("class", "text")
    .addColumn("suggested", "text")
    .addColumn("rule_document", "text")
    .addColumn("rule_day", "integer")
    .addColumn("reason", "bytea")
    .addColumn("classed_ms", "bigint")
    .addColumn("classed_by", "text")
    .addColumn("note", "bytea")
    .addColumn("due_ms", "bigint")
    .addColumn("due_kind", "text")
    .addColumn("became_case_id", "text")
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("made_ms", "bigint", (c) => c.notNull())
    .addColumn("made_by", "text", (c) => c.notNull())
    .addColumn("changed_ms", "bigint", (c) => c.notNull())
    .addColumn("changed_by", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("contact_unit")
    .on("contact")
    .expression(sql`unit_path text_pattern_ops`)
    .execute();
  for (const column of ["person_id", "case_id", "of_contact_id", "due_ms"] as const)
    await db.schema.createIndex(`contact_${column}`).on("contact").column(column).execute();
  await db.schema.createIndex("contact_made").on("contact").columns(["made_ms", "id"]).execute();
  await db.schema
    .createIndex("contact_waiting")
    .on("contact")
    .columns(["made_ms", "id"])
    .where(sql<boolean>`class is null`)
    .execute();
  await db.schema.createIndex("contact_classed").on("contact").columns(["classed_ms", "class"]).execute();
  await db.schema
    .createIndex("contact_became_case")
    .on("contact")
    .column("became_case_id")
    .where(sql<boolean>`became_case_id is not null`)
    .execute();
  await db.schema
    .createTable("follow_up")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("contact_id", "text", (c) => c.notNull().references("contact.id").onDelete("cascade"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("due_ms", "bigint", (c) => c.notNull())
    .addColumn("outcome", "text")
    .addColumn("done_ms", "bigint")
    .addColumn("done_by", "text")
    .addColumn("note", "bytea")
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("made_ms", "bigint", (c) => c.notNull())
    .addColumn("made_by", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("follow_up_contact").on("follow_up").column("contact_id").execute();
  await db.schema.createIndex("follow_up_due").on("follow_up").columns(["due_ms", "id"]).execute();
  await db.schema.createIndex("follow_up_done").on("follow_up").column("done_ms").execute();
});
