/** The tables of a schema, brought up to date. */
import { type Kysely, sql } from "kysely";
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from "kysely/migration";
import { StartError } from "../start/start-error.ts";
import type { Database } from "./database.ts";
import { againWhenEnded } from "./ended-for-another.ts";
import { sqlStateOf } from "./sql-state.ts";

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
 * Runs the migrations that have not run yet, all in one transaction (or in that of `db`, when it is one). Returns their
 * names. Of many processes that come at once, one runs them. Ended in favour of who works meanwhile (deadlock), they run again. A database that later versions have added to is taken as it is
 * (docs/decisions/0077). Throws StartError, with nothing changed, when one fails or a later version has contracted.
 */
export async function migrate<T>(
  { db, schema }: Pick<Database<T>, "db" | "schema">,
  migrations: Migrations,
): Promise<readonly string[]> {
  if (db.isTransaction) return run(db, schema, migrations);
  if (await haveRun(db, schema, migrations)) return [];
  const all = () =>
    db.transaction().execute(async (trx) => {
      // A large table takes its time, and so does whoever waits for another process's migrations; not so a lock of a table:
      // whoever asks for the table later waits behind it.
      await sql`set local statement_timeout = 0`.execute(trx);
      await sql`set local lock_timeout = 0`.execute(trx);
      await sql`select pg_advisory_xact_lock(hashtext(${`migrations of ${schema}`}))`.execute(trx);
      await sql`set local lock_timeout = ${sql.lit(LOCK_TIMEOUT)}`.execute(trx);
      return run(trx, schema, migrations);
    });
  return againWhenEnded(all);
}

/** For how long a migration waits for a table. */
const LOCK_TIMEOUT = "10s";

/** A migration after which programs that do not know it cannot work any more is called so: "0012-contract-days". */
const CONTRACTS = /^\d+-contract-/;

/**
 * Whether these have run, and others only if programs that do not know them can go on. Kysely's migrator reads every column of
 * every table before it knows.
 */
async function haveRun<T>(db: Kysely<T>, schema: string, migrations: Migrations): Promise<boolean> {
  const table = sql.table(`${schema}.${DEFAULT_MIGRATION_TABLE}`);
  const there = await sql<{ there: boolean }>`
    select exists (select from pg_tables where schemaname = ${schema} and tablename = ${DEFAULT_MIGRATION_TABLE}) as there`.execute(
    db,
  );
  if (there.rows[0]?.there !== true) return false;
  const { rows } = await sql<{ name: string }>`select name from ${table}`.execute(db);
  const ran = new Set(rows.map(({ name }) => name));
  const unknown = [...ran].filter((name) => !(name in migrations));
  return (
    Object.keys(migrations).every((name) => ran.has(name)) && !unknown.some((name) => CONTRACTS.test(name))
  );
}

/** Whether this user may make something in the schema, or the schema is yet to be made. What a migration begins with may be refused for another reason. */
async function mayMigrate<T>(db: Kysely<T>, schema: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select has_schema_privilege(oid, 'create') as may from pg_namespace where nspname = ${schema}`.execute(
    db,
  );
  return rows[0]?.may ?? true;
}

const olderThanThis = (schema: string) =>
  `The database schema ${schema} is older than this program, and this user may not change it; with its owner's DATABASE_URL run: bluezone migrate --server ${schema}`;

async function run<T>(db: Kysely<T>, schema: string, migrations: Migrations): Promise<readonly string[]> {
  // Another process may have run them while this one waited.
  if (await haveRun(db, schema, migrations)) return [];
  if (!(await mayMigrate(db, schema))) throw new StartError(olderThanThis(schema));
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableSchema: schema,
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (!error) return results.map(({ migrationName }) => migrationName);
  const failed = results.find(({ status }) => status === "Error");
  const what = failed ? `migration ${failed.migrationName} failed` : "its migrations cannot be read";
  if (sqlStateOf(error) === "42501") throw new StartError(olderThanThis(schema), { cause: error });
  throw new StartError(
    String((error as Error).message).startsWith("corrupted migrations")
      ? `The database schema ${schema} was made by another version of this program; start that version, or a newer one.`
      : `The database schema ${schema} could not be brought up to date: ${what}, nothing was changed.`,
    { cause: error },
  );
}
