/** The proof of retention by the day, and files that no row names with when that was first seen. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const retention = migration(async (db) => {
  const count = ["tallies", "scans", "checklists", "visits", "claims", "runs", "files", "people", "overdue"];
  await count
    .reduce(
      (table, name) => table.addColumn(name, "integer", (c) => c.notNull().defaultTo(0)),
      db.schema.createTable("retention_proof").addColumn("day", "integer", (c) => c.primaryKey()),
    )
    .execute();
  await db.schema
    .createTable("unnamed_file")
    .addColumn("blob", "text", (c) => c.primaryKey())
    .addColumn("since_ms", "bigint", (c) => c.notNull())
    .execute();
});
