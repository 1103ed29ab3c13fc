/**
 * The tables of declarations and requests for advice. Purpose: telling people what to do for their health. A declaration goes
 * with its diary after 30 days, a request 30 days after it was closed and 60 after it came in at the latest; both at once when
 * the person erases them.
 */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const declarations = migration(async (db) => {
  const sent = (table: string) =>
    db.schema
      .createTable(table)
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
      .addColumn("unit_path", "text", (c) => c.notNull())
      .addColumn("commune", "text", (c) => c.notNull())
      .addColumn("receipt", "text", (c) => c.notNull())
      .addColumn("state", "text", (c) => c.notNull())
      .addColumn("key", "bytea", (c) => c.notNull())
      .addColumn("nonce_hash", "bytea", (c) => c.notNull().unique())
      .addColumn("erase_hash", "bytea", (c) => c.notNull().unique())
      .addColumn("person_id", "text")
      .addColumn("made_ms", "bigint", (c) => c.notNull())
      .addColumn("version", "integer", (c) => c.notNull());
  await sent("declaration")
    .addColumn("flagged", "boolean", (c) => c.notNull())
    .addColumn("answers", "bytea", (c) => c.notNull())
    .execute();
  await sent("advice_request")
    .addColumn("outcome", "text")
    .addColumn("phone_mark", "bigint")
    .addColumn("said", "bytea", (c) => c.notNull())
    .addColumn("closed_ms", "bigint")
    .execute();
  for (const table of ["declaration", "advice_request"]) {
    await db.schema.createIndex(`${table}_state`).on(table).columns(["state", "made_ms"]).execute();
    await db.schema.createIndex(`${table}_person`).on(table).column("person_id").execute();
    await db.schema
      .createIndex(`${table}_path`)
      .on(table)
      .expression(sql`unit_path text_pattern_ops`)
      .execute();
  }
  await db.schema.createIndex("advice_request_mark").on("advice_request").column("phone_mark").execute();
  await db.schema
    .createTable("declaration_diary")
    .addColumn("declaration_id", "text", (c) => c.notNull().references("declaration.id").onDelete("cascade"))
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("said", "bytea", (c) => c.notNull())
    .addPrimaryKeyConstraint("declaration_diary_key", ["declaration_id", "day"])
    .execute();
});
