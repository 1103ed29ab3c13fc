/** The people of communes. `tables.ts` says what each column is. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const populations = migration(async (db) => {
  await db.schema
    .createTable("population")
    .addColumn("commune", "text", (c) => c.primaryKey())
    .addColumn("people", "integer", (c) => c.notNull())
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("source", "text", (c) => c.notNull())
    .execute();
});
