/** The SQL that counts what there is of somebody before and after they are deleted. */
import { PERSON_TABLES } from "../people/holding.ts";
import type { Sql } from "../tables.ts";

/** How many rows of each table are about somebody. */
export async function countsAbout(sql: Sql, personId: string): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const table of [...PERSON_TABLES, "person_reading"] as const) {
    const { n } = await sql
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<string>().as("n"))
      .where("person_id", "=", personId)
      .executeTakeFirstOrThrow();
    found.set(table, Number(n));
  }
  const { n } = await sql
    .selectFrom("person")
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  return found.set("person", Number(n));
}
