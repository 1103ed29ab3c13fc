/** The tables of a schema, brought up to date. */
import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type { Database } from "./database.ts";
import { StartError } from "./start-error.ts";

/** Migrations by name; they run in the order of their names ("0001-codes", "0002-…"), each once for ever. */
export type Migrations = { readonly [name: string]: Migration };

/**
 * A migration that makes (and never unmakes) something. `db` is already in the server's schema, but the names inside a
 * raw `sql` text are not: write them with `sql.table`, or not at all.
 */
export function migration(up: (db: Kysely<unknown>) => Promise<void>): Migration {
  return { up };
}

/**
 * Runs the migrations that have not run yet, all in one transaction. Returns their names.
 * Throws StartError, with nothing changed, when one fails or the database is newer than this program.
 */
export async function migrate<T>(database: Database<T>, migrations: Migrations): Promise<readonly string[]> {
  const { db, schema } = database;
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableSchema: schema,
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (!error) return results.map(({ migrationName }) => migrationName);
  const failed = results.find(({ status }) => status === "Error");
  throw new StartError(
    failed
      ? `The database schema ${schema} could not be brought up to date: migration ${failed.migrationName} failed, nothing was changed.`
      : `The database schema ${schema} was made by another version of this program; start that version, or a newer one.`,
    { cause: error },
  );
}
