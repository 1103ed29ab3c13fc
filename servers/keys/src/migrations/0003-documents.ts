/** The signed configuration, copies of documents of others, and retention's proofs. `../tables.ts` says what each column is. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const documents = migration(async (db) => {
  await db.schema
    .createTable("signed_config")
    .addColumn("one", "integer", (c) => c.primaryKey().defaultTo(1).check(sql`one = 1`))
    .addColumn("version", "bigint", (c) => c.notNull())
    .addColumn("digest", "text", (c) => c.notNull())
    .addColumn("issued_at", "bigint", (c) => c.notNull())
    .addColumn("document", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("document_copy")
    .addColumn("location", "text", (c) => c.primaryKey())
    .addColumn("body", "text")
    .addColumn("fetched", "bigint", (c) => c.notNull())
    .addColumn("tried", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("retention_proof")
    .addColumn("day", "integer", (c) => c.primaryKey())
    .addColumn("keys", "integer", (c) => c.notNull())
    .addColumn("files", "integer", (c) => c.notNull())
    .addColumn("publishes", "integer", (c) => c.notNull())
    .addColumn("secrets", "integer", (c) => c.notNull())
    .addColumn("overdue", "integer", (c) => c.notNull())
    .execute();
});
