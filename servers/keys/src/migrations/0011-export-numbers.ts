/** Which numbers a window's files have in their names: each attempt at writing it has its own, so none writes over another's. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const exportNumbers = migration(async (db) => {
  await db.schema
    .alterTable("export_window")
    .addColumn("first_file", "integer", (c) => c.notNull().defaultTo(1))
    .addColumn("next_file", "integer", (c) => c.notNull().defaultTo(1))
    .execute();
});
