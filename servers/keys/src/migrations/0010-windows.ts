/** The document of windows, and what of a configuration does not change with them. `../tables.ts` says what each column is. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const windows = migration(async (db) => {
  await db.schema
    .createTable("signed_windows")
    .addColumn("one", "integer", (c) => c.primaryKey().defaultTo(1).check(sql`one = 1`))
    .addColumn("version", "bigint", (c) => c.notNull())
    .addColumn("digest", "text", (c) => c.notNull())
    .addColumn("issued_at", "bigint", (c) => c.notNull())
    .addColumn("document", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .alterTable("signed_config")
    .addColumn("settled", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("settled_since", "bigint", (c) => c.notNull().defaultTo(0))
    .execute();
});
