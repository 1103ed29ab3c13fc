/** Placements, what was done with them, their scans, and print runs. No table has an address, a device or a person who scanned. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const placements = migration(async (db) => {
  await db.schema
    .createTable("placement")
    .addColumn("code", "text", (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("unit", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("route", "text", (c) => c.notNull())
    .addColumn("terminal", "text", (c) => c.notNull())
    .addColumn("spot", "text", (c) => c.notNull())
    .addColumn("search", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("printed_ms", "bigint")
    .addColumn("hung_day", "integer")
    .addColumn("reprint_day", "integer")
    .addColumn("illustrative", "boolean", (c) => c.notNull())
    .addColumn("created_ms", "bigint", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("placement_path")
    .on("placement")
    .expression(sql`unit_path text_pattern_ops`)
    .execute();
  await db.schema.createIndex("placement_unit").on("placement").column("unit").execute();
  await db.schema
    .createTable("placement_deed")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("code", "text", (c) => c.notNull().references("placement.code"))
    .addColumn("deed", "text", (c) => c.notNull())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addColumn("received_ms", "bigint", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addColumn("photo", "text")
    .addColumn("photo_sha256", "text")
    .addColumn("photo_type", "text")
    .execute();
  await db.schema.createIndex("placement_deed_code").on("placement_deed").column("code").execute();
  await db.schema
    .createTable("placement_scan")
    .addColumn("code", "text", (c) => c.notNull().references("placement.code"))
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("scans", "integer", (c) => c.notNull())
    .addColumn("elsewhere", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("placement_scan_key", ["code", "day"])
    .execute();
  await db.schema.createIndex("placement_scan_day").on("placement_scan").column("day").execute();
  await db.schema
    .createTable("placement_import")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("answer", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("print_run")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("unit", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("unit_path", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("languages", "text", (c) => c.notNull())
    .addColumn("places", "text", (c) => c.notNull())
    .addColumn("again", "boolean", (c) => c.notNull())
    .addColumn("sheets", "integer", (c) => c.notNull())
    .addColumn("placed", "integer", (c) => c.notNull())
    .addColumn("set", "integer", (c) => c.notNull())
    .addColumn("piece", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("fault", "text")
    .addColumn("illustrative", "boolean", (c) => c.notNull())
    .addColumn("created_ms", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("print_sheet")
    .addColumn("run", "text", (c) => c.notNull().references("print_run.id"))
    .addColumn("sheet", "integer", (c) => c.notNull())
    .addColumn("code", "text", (c) => c.notNull().references("placement.code"))
    .addPrimaryKeyConstraint("print_sheet_key", ["run", "sheet"])
    .execute();
});
