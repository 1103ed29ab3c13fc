/** The SQL of how much is held: of a table everybody is told its rows, and nothing in them. */
import { howMany } from "@bluezone/server-kit/sql/how-many";
import type { Sql, Tables } from "../tables.ts";

/** How many rows a table has. */
export async function countRows(sql: Sql, table: keyof Tables): Promise<number> {
  return howMany(sql.selectFrom(table));
}
