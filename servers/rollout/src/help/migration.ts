/** Tallies of help, checklists, visits, venues. Purpose: counting help, advising places, telling who sells how; no person is in them. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const help = migration(async (db) => {
  const owned = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("unit", "text", (c) => c.notNull().references("unit.id"))
      .addColumn("unit_path", "text", (c) => c.notNull());
  await owned("help_tally")
    .addColumn("district", "text")
    .addColumn("commune", "text")
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("place", "text", (c) => c.notNull())
    .addColumn("phone", "text", (c) => c.notNull())
    .addColumn("problem", "text", (c) => c.notNull())
    .addColumn("count", "integer", (c) => c.notNull())
    .addColumn("received_ms", "bigint", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("help_tally_day").on("help_tally").column("day").execute();
  await owned("checklist")
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("answers", "text", (c) => c.notNull())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("checklist_unit").on("checklist").columns(["unit", "day"]).execute();
  await owned("visit")
    .addColumn("host", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("host_path", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("together", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("answers", "text", (c) => c.notNull())
    .addColumn("advice", "text", (c) => c.notNull())
    .addColumn("changed_ms", "bigint", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("visit_day").on("visit").column("day").execute();
  await owned("venue")
    .addColumn("key", "text", (c) => c.notNull().unique())
    .addColumn("search", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("district", "text", (c) => c.notNull())
    .addColumn("place", "text", (c) => c.notNull())
    .addColumn("cashless", "text", (c) => c.notNull())
    .addColumn("online", "text")
    .addColumn("order_phone", "text")
    .addColumn("delivery", "text", (c) => c.notNull())
    .addColumn("valid_from_day", "integer", (c) => c.notNull())
    .addColumn("valid_to_day", "integer")
    .addColumn("gone", "boolean", (c) => c.notNull())
    .addColumn("illustrative", "boolean", (c) => c.notNull())
    .addColumn("changed_ms", "bigint", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("venue_district").on("venue").column("district").execute();
  for (const table of ["help_tally", "checklist", "visit", "venue"])
    await db.schema
      .createIndex(`${table}_path`)
      .on(table)
      .expression(sql`unit_path text_pattern_ops`)
      .execute();
});
