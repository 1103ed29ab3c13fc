/** The tables of cases. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { type Kysely, sql } from "kysely";

async function makeCluster(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("cluster")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("made_ms", "bigint", (c) => c.notNull())
    .addColumn("made_by", "text", (c) => c.notNull())
    .execute();
}

async function makeCaseRecord(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("case_record")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("number", "integer", (c) => c.generatedAlwaysAsIdentity().notNull().unique())
    .addColumn("person_id", "text", (c) => c.notNull())
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("commune", "text")
    .addColumn("test", "text", (c) => c.notNull())
    .addColumn("result", "text", (c) => c.notNull())
    .addColumn("sample_day", "integer", (c) => c.notNull())
    .addColumn("result_day", "integer", (c) => c.notNull())
    .addColumn("onset", "text", (c) => c.notNull())
    .addColumn("onset_day", "integer")
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("lab_reference", "text", (c) => c.unique())
    .addColumn("cluster_id", "text", (c) => c.references("cluster.id"))
    .addColumn("from_contact_id", "text")
    .addColumn("note", "bytea")
    .addColumn("interviewed_ms", "bigint")
    .addColumn("closed_ms", "bigint")
    .addColumn("merged_into", "text")
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("made_ms", "bigint", (c) => c.notNull())
    .addColumn("made_by", "text", (c) => c.notNull())
    .addColumn("changed_ms", "bigint", (c) => c.notNull())
    .addColumn("changed_by", "text", (c) => c.notNull())
    .addColumn("once", "text", (c) => c.unique())
    .execute();
  await db.schema
    .createIndex("case_record_unit")
    .on("case_record")
    .expression(sql`unit_path text_pattern_ops`)
    .execute();
  await db.schema.createIndex("case_record_cluster").on("case_record").column("cluster_id").execute();
  await db.schema.createIndex("case_record_person").on("case_record").column("person_id").execute();
  await db.schema.createIndex("case_record_result_day").on("case_record").column("result_day").execute();
  await db.schema.createIndex("case_record_made").on("case_record").column("made_ms").execute();
  await db.schema
    .createIndex("case_record_open")
    .on("case_record")
    .column("number")
    .where(sql<boolean>`closed_ms is null and merged_into is null`)
    .execute();
  await db.schema
    .createIndex("case_record_began")
    .on("case_record")
    .expression(sql`coalesce(onset_day, sample_day)`)
    .execute();
  for (const column of ["merged_into", "from_contact_id"] as const)
    await db.schema
      .createIndex(`case_record_${column}`)
      .on("case_record")
      .column(column)
      .where(column, "is not", null)
      .execute();
}

async function makeCaseResult(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("case_result")
    .addColumn("case_id", "text", (c) => c.notNull().references("case_record.id").onDelete("cascade"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("result", "text", (c) => c.notNull())
    .addColumn("test", "text", (c) => c.notNull())
    .addColumn("sample_day", "integer", (c) => c.notNull())
    .addColumn("result_day", "integer", (c) => c.notNull())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("case_result_key", ["case_id", "version"])
    .execute();
}

async function makeHandOver(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("hand_over")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("case_id", "text", (c) => c.notNull().references("case_record.id").onDelete("cascade"))
    .addColumn("from_unit_id", "text", (c) => c.notNull())
    .addColumn("from_unit_path", "text", (c) => c.notNull())
    .addColumn("to_unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("to_unit_path", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("asked_ms", "bigint", (c) => c.notNull())
    .addColumn("asked_by", "text", (c) => c.notNull())
    .addColumn("answer", "text")
    .addColumn("answered_ms", "bigint")
    .addColumn("answered_by", "text")
    .execute();
  await db.schema.createIndex("hand_over_case").on("hand_over").column("case_id").execute();
}

async function makeCaseMerge(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("case_merge")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("keep_id", "text", (c) => c.notNull().references("case_record.id").onDelete("cascade"))
    .addColumn("gone_id", "text", (c) => c.notNull().references("case_record.id").onDelete("cascade"))
    .addColumn("contacts", sql`text[]`, (c) => c.notNull())
    .addColumn("filled", sql`text[]`, (c) => c.notNull())
    .addColumn("gone_closed_ms", "bigint")
    .addColumn("merged_ms", "bigint", (c) => c.notNull())
    .addColumn("merged_by", "text", (c) => c.notNull())
    .addColumn("undone_ms", "bigint")
    .execute();
  await db.schema.createIndex("case_merge_keep").on("case_merge").column("keep_id").execute();
  await db.schema.createIndex("case_merge_gone").on("case_merge").column("gone_id").execute();
}

export const cases = migration(async (db) => {
  await makeCluster(db);
  await makeCaseRecord(db);
  await makeCaseResult(db);
  await makeHandOver(db);
  await makeCaseMerge(db);
});
