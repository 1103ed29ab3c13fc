/** The tables of blocks with their first versions, and of bulletins with their history. */
import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.ts";
import { SEED_BLOCKS, SEED_END, SEED_OWNER } from "./seed-blocks.ts";

/** Makes and fills them. */
export async function bulletinTables(db: Kysely<unknown>): Promise<void> {
  await makeBlocks(db);
  await makeBulletins(db);
  await seed(db as Kysely<Tables>);
}

async function makeBlocks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("block")
    .addColumn("code", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("place", "text", (c) => c.notNull())
    .addColumn("title_vi", "text", (c) => c.notNull())
    .addColumn("title_en", "text", (c) => c.notNull())
    .addColumn("vi", "text", (c) => c.notNull())
    .addColumn("en", "text", (c) => c.notNull())
    .addColumn("km", "text")
    .addColumn("km_signed_by", "text")
    .addColumn("cham", "text")
    .addColumn("cham_signed_by", "text")
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("owner", "text", (c) => c.notNull())
    .addColumn("border", "boolean", (c) => c.notNull())
    .addColumn("illustrative", "boolean", (c) => c.notNull())
    .addColumn("valid_from_day", "integer", (c) => c.notNull())
    .addColumn("valid_to_day", "integer", (c) => c.notNull())
    .addColumn("written_by", "text")
    .addColumn("written_ms", "bigint", (c) => c.notNull())
    .addColumn("approved_by", "text")
    .addColumn("approved_ms", "bigint")
    .addPrimaryKeyConstraint("block_key", ["code", "version"])
    .execute();
}

async function makeBulletins(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("bulletin")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("fields", "text", (c) => c.notNull())
    .addColumn("hands", "text", (c) => c.notNull())
    .addColumn("priority", "text", (c) => c.notNull())
    .addColumn("first_day", "integer", (c) => c.notNull())
    .addColumn("last_day", "integer", (c) => c.notNull())
    .addColumn("border_only", "boolean", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull())
    .addColumn("created_ms", "bigint", (c) => c.notNull())
    .addColumn("changed_by", "text", (c) => c.notNull())
    .addColumn("changed_ms", "bigint", (c) => c.notNull())
    .addColumn("submitted_by", "text")
    .addColumn("submitted_ms", "bigint")
    .addColumn("approved_by", "text")
    .addColumn("approved_ms", "bigint")
    .addColumn("review_due_ms", "bigint")
    .addColumn("reviewed_by", "text")
    .addColumn("reviewed_ms", "bigint")
    .addColumn("withdrawn_by", "text")
    .addColumn("withdrawn_ms", "bigint")
    .addColumn("reason", "text")
    .addColumn("number", "integer", (c) => c.unique())
    .addColumn("package", "text")
    .addColumn("checksum", "text")
    .addColumn("audio_blob", "text")
    .addColumn("audio_sha256", "text")
    .addColumn("audio_bytes", "integer")
    .addColumn("audio_seconds", "real")
    .execute();
  await db.schema.createIndex("bulletin_days").on("bulletin").columns(["last_day", "first_day"]).execute();
  await db.schema
    .createIndex("bulletin_path")
    .on("bulletin")
    .expression(sql`unit_path text_pattern_ops`)
    .execute();
  const of = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn("bulletin_id", "text", (c) => c.notNull().references("bulletin.id"));
  await of("bulletin_version")
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("by_id", "text", (c) => c.notNull())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("bulletin_version_key", ["bulletin_id", "version"])
    .execute();
  await of("bulletin_target")
    .addColumn("path", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("bulletin_target_key", ["bulletin_id", "path"])
    .execute();
  await of("bulletin_recording")
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("language", "text", (c) => c.notNull())
    .addColumn("blob", "text", (c) => c.notNull())
    .addColumn("sha256", "text", (c) => c.notNull())
    .addColumn("bytes", "integer", (c) => c.notNull())
    .addColumn("media_type", "text", (c) => c.notNull())
    .addColumn("by_id", "text", (c) => c.notNull())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("bulletin_recording_key", ["bulletin_id", "unit_id", "language"])
    .execute();
}

/** The first versions; they count as approved with the release that brings them. */
async function seed(db: Kysely<Tables>): Promise<void> {
  const rows = SEED_BLOCKS.map(
    ({ code, place, title, vi, en, source, border, illustrative, validFrom, validTo }) => ({
      code,
      version: 1,
      place,
      title_vi: title.vi,
      title_en: title.en,
      vi,
      en,
      km: null,
      km_signed_by: null,
      cham: null,
      cham_signed_by: null,
      source,
      owner: SEED_OWNER,
      border: border === true,
      illustrative: illustrative === true,
      valid_from_day: validFrom,
      // What has no end got one here; 0017 takes it away.
      valid_to_day: validTo ?? SEED_END,
      written_by: null,
      written_ms: "0",
      approved_by: null,
      approved_ms: "0",
    }),
  );
  await db.insertInto("block").values(rows).execute();
}
