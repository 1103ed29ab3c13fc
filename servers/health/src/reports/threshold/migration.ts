/** The thresholds of alerts that somebody asked for. `../tables.ts` says what each column is. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const alertThresholds = migration(async (db) => {
  await db.schema
    .createTable("alert_threshold")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("people", "integer", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("asked_ms", "bigint", (c) => c.notNull())
    .addColumn("asked_by", "text", (c) => c.notNull())
    .addColumn("decision", "text")
    .addColumn("decided_ms", "bigint")
    .addColumn("decided_by", "text")
    .addColumn("decision_reason", "text", (c) => c.notNull())
    .execute();
});
