/** The tables of reports: papers that went out, and how far each series of numbers has come. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const reports = migration(async (db) => {
  await db.schema
    .createTable("paper_series")
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("symbol", "text", (c) => c.notNull())
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("last", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("paper_series_key", ["unit_id", "symbol", "year"])
    .execute();
  await db.schema
    .createTable("outgoing_paper")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("symbol", "text", (c) => c.notNull())
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("week_day", "integer")
    .addColumn("client_id", "text")
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("head", "text", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("rows", "text")
    .addColumn("by_id", "text", (c) => c.notNull())
    .addColumn("closed_ms", "bigint", (c) => c.notNull())
    .addUniqueConstraint("outgoing_paper_number", ["unit_id", "symbol", "year", "number"])
    .execute();
  await db.schema
    .createIndex("outgoing_paper_week")
    .on("outgoing_paper")
    .columns(["unit_id", "week_day"])
    .unique()
    .where(sql.ref("week_day"), "is not", null)
    .execute();
  await db.schema
    .createIndex("outgoing_paper_client")
    .on("outgoing_paper")
    .columns(["unit_id", "client_id"])
    .unique()
    .where(sql.ref("client_id"), "is not", null)
    .execute();
});
