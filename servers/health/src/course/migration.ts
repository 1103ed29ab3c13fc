/** The table of the course of cases. `tables.ts` says what each column is. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const course = migration(async (db) => {
  await db.schema
    .createTable("course")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("case_id", "text", (c) => c.notNull().references("case_record.id").onDelete("cascade"))
    .addColumn("person_id", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("from_day", "integer", (c) => c.notNull())
    .addColumn("to_day", "integer")
    .addColumn("body", "bytea", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("made_ms", "bigint", (c) => c.notNull())
    .addColumn("made_by", "text", (c) => c.notNull())
    .addColumn("changed_ms", "bigint", (c) => c.notNull())
    .addColumn("changed_by", "text", (c) => c.notNull())
    .execute();
  for (const column of ["case_id", "person_id"] as const)
    await db.schema.createIndex(`course_${column}`).on("course").column(column).execute();
});
