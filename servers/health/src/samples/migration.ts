/** The table of samples. `tables.ts` says what each column is. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const samples = migration(async (db) => {
  await db.schema
    .createTable("sample")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("person_id", "text", (c) => c.notNull())
    .addColumn("case_id", "text", (c) => c.references("case_record.id").onDelete("cascade"))
    .addColumn("contact_id", "text", (c) => c.references("contact.id").onDelete("cascade"))
    .addColumn("taken_day", "integer", (c) => c.notNull())
    .addColumn("specimen", "text", (c) => c.notNull())
    .addColumn("test", "text", (c) => c.notNull())
    .addColumn("laboratory", "bytea")
    .addColumn("result", "text")
    .addColumn("result_day", "integer")
    .addColumn("lab_result_id", "text")
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("made_ms", "bigint", (c) => c.notNull())
    .addColumn("made_by", "text", (c) => c.notNull())
    .addColumn("changed_ms", "bigint", (c) => c.notNull())
    .addColumn("changed_by", "text", (c) => c.notNull())
    .execute();
  for (const column of ["person_id", "case_id", "contact_id"] as const)
    await db.schema.createIndex(`sample_${column}`).on("sample").column(column).execute();
  await db.schema
    .createIndex("sample_waiting")
    .on("sample")
    .column("taken_day")
    .where(sql<boolean>`result is null`)
    .execute();
});
