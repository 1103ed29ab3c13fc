/** How many rows a query finds. */
import type { SelectQueryBuilder } from "kysely";

/** Counts the rows of a query that has selected nothing yet, in the database. */
export async function howMany<Tables, Names extends keyof Tables>(
  query: SelectQueryBuilder<Tables, Names, object>,
): Promise<number> {
  const counted = query.select(({ fn }) => fn.countAll<string>().as("rows"));
  const { rows } = (await counted.executeTakeFirstOrThrow()) as { readonly rows: string };
  return Number(rows);
}
