/** The table of answers to the questions of a disease. `tables.ts` says what each column is. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const questionnaire = migration(async (db) => {
  await db.schema
    .createTable("questionnaire")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("person_id", "text", (c) => c.notNull())
    .addColumn("case_id", "text", (c) => c.unique().references("case_record.id").onDelete("cascade"))
    .addColumn("contact_id", "text", (c) => c.unique().references("contact.id").onDelete("cascade"))
    .addColumn("edition", "integer", (c) => c.notNull())
    .addColumn("body", "bytea", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("made_ms", "bigint", (c) => c.notNull())
    .addColumn("made_by", "text", (c) => c.notNull())
    .addColumn("changed_ms", "bigint", (c) => c.notNull())
    .addColumn("changed_by", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("questionnaire_person_id").on("questionnaire").column("person_id").execute();
});
