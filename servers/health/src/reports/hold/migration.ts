/** Holds of the alerts of self-reports alone, and who asks to lift one. `../tables.ts` says what each column is. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const holdsOfSelfReports = migration(async (db) => {
  await db.schema
    .alterTable("alert_hold")
    .addColumn("of", "text", (c) => c.notNull().defaultTo("all"))
    .addColumn("asked_by", "text")
    .addColumn("asked_reason", "text", (c) => c.notNull().defaultTo(sql`''`))
    .execute();
});
