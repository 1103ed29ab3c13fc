/** The tables of people: sealed columns, marks under a GIN index, readings. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const people = migration(async (db) => {
  await db.schema
    .createTable("people_key")
    .addColumn("use", "text", (c) => c.primaryKey())
    .addColumn("sealed", "bytea", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("person")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("commune", "text")
    .addColumn("key", "bytea", (c) => c.notNull())
    .addColumn("name", "bytea", (c) => c.notNull())
    .addColumn("birth", "bytea")
    .addColumn("phone", "bytea")
    .addColumn("address", "bytea")
    .addColumn("marks", sql`bigint[]`, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("made_ms", "bigint", (c) => c.notNull())
    .addColumn("changed_ms", "bigint", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("person_marks").on("person").using("gin").column("marks").execute();
  await db.schema
    .createIndex("person_unit")
    .on("person")
    .expression(sql`unit_path text_pattern_ops`)
    .execute();
  await db.schema.createIndex("person_changed").on("person").column("changed_ms").execute();
  await db.schema
    .createTable("person_reading")
    .addColumn("person_id", "text", (c) => c.notNull())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .addColumn("view", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("person_reading_person").on("person_reading").column("person_id").execute();
  await db.schema.createIndex("person_reading_at").on("person_reading").column("at_ms").execute();
});

/** Sex, pregnancy, occupation and place of work, in one sealed column. */
export const peopleAbout = migration(async (db) => {
  await db.schema.alterTable("person").addColumn("about", "bytea").execute();
});
