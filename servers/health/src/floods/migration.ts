/**
 * What queues are sorted by before they are cut, and what was closed as a flood. `confirmed`: a message has reached the number
 * that was left, and its link or code was used. `gravity` of a declaration: 0 short breath, 1 anything else, 2 nothing; what came
 * in before this was known is 1. `flood` names the closing: milliseconds, a hyphen, and random digits.
 */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { sql } from "kysely";

export const floods = migration(async (db) => {
  for (const table of ["callback", "declaration", "advice_request"] as const)
    await db.schema
      .alterTable(table)
      .addColumn("confirmed", "boolean", (c) => c.notNull().defaultTo(sql`false`))
      .addColumn("flood", "text")
      .execute();
  await db.schema
    .alterTable("declaration")
    .addColumn("gravity", "integer", (c) => c.notNull().defaultTo(1))
    .execute();
});
