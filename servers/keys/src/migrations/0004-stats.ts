/** Day totals of publishing, by issuer, and the signed document of their sums. `../tables.ts` says what each column is. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const stats = migration(async (db) => {
  await db.schema
    .createTable("day_count")
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("issuer", "text", (c) => c.notNull())
    .addColumn("uploads", "integer", (c) => c.notNull())
    .addColumn("keys", "integer", (c) => c.notNull())
    .addColumn("revisions", "integer", (c) => c.notNull())
    .addColumn("missing_onset", "integer", (c) => c.notNull())
    .addColumn("onset_to_upload", sql`integer[]`, (c) => c.notNull())
    .addColumn("oldest_key_age", sql`integer[]`, (c) => c.notNull())
    .addPrimaryKeyConstraint("day_count_key", ["day", "issuer"])
    .execute();
  await db.schema
    .createTable("signed_stats")
    .addColumn("one", "integer", (c) => c.primaryKey().defaultTo(1).check(sql`one = 1`))
    .addColumn("version", "bigint", (c) => c.notNull())
    .addColumn("document", "text", (c) => c.notNull())
    .execute();
});
