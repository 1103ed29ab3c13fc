/** Which installation this is: each has one database, and no two databases were set up at one instant. */
import { sql } from "kysely";
import { DEFAULT_MIGRATION_TABLE } from "kysely/migration";
import type { Database } from "./database.ts";

/**
 * The server and when its tables were made, such as "keys, set up at 2020-12-27T07:00:00.123Z": the same for all instances on
 * one database, also after a fail-over, an upgrade or a return to a moment, and another after a restore into an empty one.
 */
export async function installationOf<T>({ db, schema }: Pick<Database<T>, "db" | "schema">): Promise<string> {
  const table = sql.table(`${schema}.${DEFAULT_MIGRATION_TABLE}`);
  const { rows } = await sql<{ at: string }>`select min("timestamp") as at from ${table}`.execute(db);
  return `${schema}, set up at ${rows[0]?.at}`;
}
