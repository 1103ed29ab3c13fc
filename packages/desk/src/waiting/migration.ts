/**
 * The tables of what waits. Purpose: sharing work out among colleagues. An assignment goes within an hour after its item is
 * gone, and with the account; a time away goes when it is over.
 */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const waitingTables = migration(async (db) => {
  await db.schema
    .createTable("waiting_assignment")
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("staff_id", "text", (c) => c.notNull().references("staff_user.id").onDelete("cascade"))
    .addColumn("by_id", "text", (c) => c.notNull())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("waiting_assignment_key", ["kind", "subject"])
    .execute();
  await db.schema
    .createTable("waiting_away")
    .addColumn("staff_id", "text", (c) => c.primaryKey().references("staff_user.id").onDelete("cascade"))
    .addColumn("from_day", "integer", (c) => c.notNull())
    .addColumn("to_day", "integer", (c) => c.notNull())
    .execute();
});
