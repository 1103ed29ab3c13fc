/** The first tables: API keys, audit, keys, codes, tokens, phones, wrong codes, proofs of retention. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const codes = migration(async (db) => {
  await db.schema
    .createTable("api_key")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("hotline", "text")
    .addColumn("hash", "bytea", (c) => c.notNull().unique())
    .addColumn("made_ms", "bigint", (c) => c.notNull())
    .addColumn("disabled_ms", "bigint")
    .execute();
  await db.schema
    .createTable("audit")
    .addColumn("id", "integer", (c) => c.primaryKey().generatedAlwaysAsIdentity())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .addColumn("action", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("fields", "text", (c) => c.notNull())
    .addColumn("keep_until_ms", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("hash_key")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("family", "text", (c) => c.notNull())
    .addColumn("made_ms", "bigint", (c) => c.notNull())
    .addColumn("sealed", "bytea", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("signing_key")
    .addColumn("kid", "text", (c) => c.primaryKey())
    .addColumn("made_ms", "bigint", (c) => c.notNull())
    .addColumn("active_ms", "bigint", (c) => c.notNull())
    .addColumn("x", "text", (c) => c.notNull())
    .addColumn("y", "text", (c) => c.notNull())
    .addColumn("sealed", "bytea")
    .execute();
  await db.schema
    .createTable("code")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("issuer", "text", (c) => c.notNull())
    .addColumn("short_hash", "bytea", (c) => c.unique())
    .addColumn("long_hash", "bytea", (c) => c.unique())
    .addColumn("report_type", "text", (c) => c.notNull())
    .addColumn("symptom_day", "integer")
    .addColumn("test_day", "integer")
    .addColumn("nonce_hash", "bytea")
    .addColumn("made_ms", "bigint", (c) => c.notNull())
    .addColumn("short_until_ms", "bigint", (c) => c.notNull())
    .addColumn("long_until_ms", "bigint", (c) => c.notNull())
    .addColumn("used_ms", "bigint")
    .execute();
  await db.schema.createIndex("code_long_until").on("code").column("long_until_ms").execute();
  await db.schema
    .createTable("token")
    .addColumn("code_id", "text", (c) => c.primaryKey())
    .addColumn("hash", "bytea", (c) => c.notNull().unique())
    .addColumn("report_type", "text", (c) => c.notNull())
    .addColumn("symptom_day", "integer")
    .addColumn("until_ms", "bigint", (c) => c.notNull())
    .addColumn("nonce_hash", "bytea")
    .addColumn("bound_hash", "bytea")
    .execute();
  await db.schema
    .createTable("phone")
    .addColumn("hash", "bytea", (c) => c.primaryKey())
    .addColumn("code_id", "text", (c) => c.notNull().unique())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addColumn("claimed", "boolean", (c) => c.notNull().defaultTo(sql`false`))
    .execute();
  await db.schema
    .createTable("wrong_code")
    .addColumn("minute_ms", "bigint", (c) => c.primaryKey())
    .addColumn("wrong", "integer", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("retention_proof")
    .addColumn("day", "integer", (c) => c.primaryKey())
    .addColumn("codes", "integer", (c) => c.notNull())
    .addColumn("tokens", "integer", (c) => c.notNull())
    .addColumn("phones", "integer", (c) => c.notNull())
    .addColumn("entries", "integer", (c) => c.notNull())
    .addColumn("minutes", "integer", (c) => c.notNull())
    .addColumn("overdue", "integer", (c) => c.notNull())
    .execute();
});
