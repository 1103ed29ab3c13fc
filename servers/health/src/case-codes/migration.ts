/** The table of codes that went out for cases. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const codesDesk = migration(async (db) => {
  await db.schema
    .createTable("case_code")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("n", "integer", (c) => c.generatedAlwaysAsIdentity().notNull().unique())
    .addColumn("case_id", "text", (c) => c.notNull().references("case_record.id").onDelete("cascade"))
    .addColumn("code_id", "text", (c) => c.notNull().unique())
    .addColumn("way", "text", (c) => c.notNull())
    .addColumn("made", "boolean", (c) => c.notNull())
    .addColumn("sms", "text", (c) => c.notNull())
    .addColumn("tries", "integer", (c) => c.notNull())
    .addColumn("next_try_ms", "bigint")
    .addColumn("issued_ms", "bigint", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addColumn("until_ms", "bigint")
    .addColumn("claimed_ms", "bigint")
    .addColumn("certified_ms", "bigint")
    .addColumn("ended_ms", "bigint")
    .execute();
  await db.schema.createIndex("case_code_case").on("case_code").column("case_id").execute();
  await db.schema.createIndex("case_code_issued").on("case_code").column("issued_ms").execute();
  await db.schema.createIndex("case_code_next_try").on("case_code").column("next_try_ms").execute();
});
