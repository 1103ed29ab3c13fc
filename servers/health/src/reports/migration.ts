/** The tables of reports, holds of alerts and signed policies. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const reports = migration(async (db) => {
  await db.schema
    .createTable("report_closed")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("period", "text", (c) => c.notNull())
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("exact", "text", (c) => c.notNull())
    .addColumn("told", "text")
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("illustrative", "boolean", (c) => c.notNull())
    .addColumn("closed_ms", "bigint", (c) => c.notNull())
    .addColumn("closed_by", "text", (c) => c.notNull())
    .addUniqueConstraint("report_closed_once", ["unit_id", "period", "day"])
    .execute();
  await db.schema
    .createIndex("report_closed_unit")
    .on("report_closed")
    .expression(sql`unit_path text_pattern_ops`)
    .execute();
  await db.schema
    .createTable("alert_hold")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("cause", "text", (c) => c.notNull())
    .addColumn("from_ms", "bigint", (c) => c.notNull())
    .addColumn("until_ms", "bigint", (c) => c.notNull())
    .addColumn("codes", "integer", (c) => c.notNull())
    .addColumn("most", "integer", (c) => c.notNull())
    .addColumn("by", "text")
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("decision", "text")
    .addColumn("decided_ms", "bigint")
    .addColumn("decided_by", "text")
    .addColumn("decision_reason", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("policy_issue")
    .addColumn("version", "bigint", (c) => c.primaryKey())
    .addColumn("digest", "text", (c) => c.notNull())
    .addColumn("document", "text", (c) => c.notNull())
    .addColumn("issued_ms", "bigint", (c) => c.notNull())
    .execute();
});
