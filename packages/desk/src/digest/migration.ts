/**
 * The table of digests. Purpose: telling whoever asked that work waits. A row goes when its person turns the digest off, leaves or
 * is suspended, and when its number is not confirmed in time.
 */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const digestTable = migration(async (db) => {
  await db.schema
    .createTable("digest")
    .addColumn("staff_id", "text", (c) => c.primaryKey().references("staff_user.id").onDelete("cascade"))
    .addColumn("phone", "bytea", (c) => c.notNull())
    .addColumn("hours", sql`integer[]`, (c) => c.notNull())
    .addColumn("code", "bytea")
    .addColumn("code_until_ms", "bigint", (c) => c.notNull())
    .addColumn("tries", "integer", (c) => c.notNull())
    .addColumn("confirmed_ms", "bigint")
    .addColumn("window_ms", "bigint", (c) => c.notNull())
    .execute();
});
