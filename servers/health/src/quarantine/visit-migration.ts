/** What came from a round without a network: when an entry was recorded, by which visit; and visits at which nobody was met. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const quarantineVisit = migration(async (db) => {
  await db.schema.alterTable("quarantine_log").addColumn("visit_id", "text").execute();
  await db.schema.alterTable("quarantine_log").addColumn("recorded_ms", "bigint").execute();
  await db.schema
    .createIndex("quarantine_log_visit")
    .unique()
    .on("quarantine_log")
    .columns(["quarantine_id", "visit_id"])
    .execute();
  await db.schema
    .createTable("quarantine_missed")
    .addColumn("quarantine_id", "text", (c) => c.notNull().references("quarantine.id").onDelete("cascade"))
    .addColumn("visit_id", "text", (c) => c.notNull())
    .addColumn("recorded_ms", "bigint", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("quarantine_missed_key", ["quarantine_id", "visit_id"])
    .execute();
});
