/**
 * What searches of cases and contacts lean on: cases of a commune in the order of their list, and statistics of both search tables.
 * A server on PostgreSQL gathers statistics a minute or more after the migrations that filled the tables, the embedded database
 * gathers none by itself.
 */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { namesIn } from "@bluezone/server-kit/sql/names-in";
import { sql } from "kysely";

export const search = migration(async (db) => {
  await db.schema
    .createIndex("case_record_commune")
    .on("case_record")
    .columns(["commune", "number"])
    .execute();
  const named = namesIn(db);
  for (const table of ["case_record_marks", "contact_marks"]) await sql`analyze ${named(table)}`.execute(db);
});
