/** Published keys, and the publishes of the last 24 hours. `../tables.ts` says what each column is. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const keys = migration(async (db) => {
  await db.schema
    .createTable("diagnosis_key")
    .addColumn("key", "bytea", (c) => c.primaryKey().check(sql`length(key) = 16`))
    .addColumn("shard", "text", (c) => c.notNull())
    .addColumn("rolling_start", "integer", (c) => c.notNull())
    .addColumn("rolling_period", "integer", (c) => c.notNull().check(sql`rolling_period between 1 and 144`))
    .addColumn("ends", "integer", (c) => c.notNull())
    .addColumn("transmission_risk", "integer", (c) => c.notNull())
    .addColumn("report_type", "text", (c) =>
      c.notNull().check(sql`report_type in ('confirmed', 'likely', 'user-report')`),
    )
    .addColumn("days_since_onset", "integer")
    .addColumn("created", "integer", (c) => c.notNull())
    .addColumn("claimed", "integer")
    .addColumn("revised_report_type", "text", (c) =>
      c.check(sql`revised_report_type in ('confirmed', 'likely', 'revoked')`),
    )
    .addColumn("revised_transmission_risk", "integer")
    .addColumn("revised_days_since_onset", "integer")
    .addColumn("revised_claimed", "integer")
    .execute();
  await db.schema
    .createIndex("diagnosis_key_unclaimed")
    .on("diagnosis_key")
    .columns(["shard", "ends"])
    .where(sql.ref("claimed"), "is", null)
    .execute();
  await db.schema
    .createIndex("diagnosis_key_revision_unclaimed")
    .on("diagnosis_key")
    .column("shard")
    .where(sql<boolean>`revised_report_type is not null and revised_claimed is null`)
    .execute();
  await db.schema
    .createIndex("diagnosis_key_claimed")
    .on("diagnosis_key")
    .columns(["shard", "claimed"])
    .execute();
  await db.schema
    .createIndex("diagnosis_key_revised_claimed")
    .on("diagnosis_key")
    .columns(["shard", "revised_claimed"])
    .where(sql.ref("revised_claimed"), "is not", null)
    .execute();
  await db.schema.createIndex("diagnosis_key_ends").on("diagnosis_key").column("ends").execute();
  await db.schema
    .createTable("remembered_publish")
    .addColumn("hash", "bytea", (c) => c.primaryKey())
    .addColumn("at", "integer", (c) => c.notNull())
    .addColumn("inserted", "integer", (c) => c.notNull())
    .execute();
});
