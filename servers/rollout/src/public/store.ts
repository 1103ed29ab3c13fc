/** The SQL of how much is held: of a table everybody is told its rows, and nothing in them. */
import type { Sql, Tables } from "../tables.ts";

/** How many rows a table has. */
export async function countRows(sql: Sql, table: keyof Tables): Promise<number> {
  const { rows } = await sql
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<string>().as("rows"))
    .executeTakeFirstOrThrow();
  return Number(rows);
}
