/** Counts what a query finds, up to a limit: beyond it nobody reads the number, and the database is spared the rest. */
import type { SelectQueryBuilder } from "kysely";
import { sql as raw } from "kysely";
import type { Sql } from "./tables.ts";

/** How many rows, at most `most`; `more` says that there are more than that. */
export async function countTo<Named, From extends keyof Named, Row>(
  sql: Sql,
  query: SelectQueryBuilder<Named, From, Row>,
  most: number,
): Promise<{ readonly total: number; readonly more: boolean }> {
  const { n } = await sql
    .selectFrom(
      query
        .select(raw<number>`1`.as("one"))
        .limit(most + 1)
        .as("some"),
    )
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .executeTakeFirstOrThrow();
  return { total: Math.min(Number(n), most), more: Number(n) > most };
}
