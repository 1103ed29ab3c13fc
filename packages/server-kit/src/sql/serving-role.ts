/**
 * One role migrates, another serves: the owner of a schema brings it up to date, and the role of the servers reads and writes
 * rows. It makes, changes and drops no table, and only reads which migrations have run.
 */
import { sql } from "kysely";
import { DEFAULT_MIGRATION_LOCK_TABLE, DEFAULT_MIGRATION_TABLE } from "kysely/migration";
import { StartError } from "../start/start-error.ts";
import type { Database } from "./database.ts";
import { type Migrations, migrate } from "./migrate.ts";
import { withSchema } from "./open-schema.ts";
import type { PostgresUrl } from "./postgres-url.ts";

/** From this version on somebody else than the owner may be let free the places of deleted rows (VACUUM). */
const MAINTAIN = 17;

/**
 * Brings a schema up to date as its owner, and lets a role serve it, when one is named. Returns the migrations that ran now.
 * Doing it twice does no harm. Throws StartError.
 */
export function migrateSchema(
  url: PostgresUrl,
  schema: string,
  migrations: Migrations,
  serving?: string,
): Promise<readonly string[]> {
  return withSchema({ at: "postgres", url }, schema, async (database: Database<unknown>) => {
    const ran = await migrate(database, migrations);
    if (serving !== undefined) await letServe(database, serving);
    return ran;
  });
}

async function letServe({ transaction, schema }: Database<unknown>, role: string): Promise<void> {
  await transaction(async (trx) => {
    const { rows } = await sql<{ owner: string | null; there: boolean; version: number }>`
      select current_setting('server_version_num')::integer / 10000 as version,
        exists (select from pg_roles where rolname = ${role}) as there,
        -- A member of the owner's role, or a superuser, has the owner's rights too.
        (select min(pg_get_userbyid(relowner)::text) from pg_class
          where relnamespace = ${schema}::regnamespace and pg_has_role(
            (select oid from pg_roles where rolname = ${role}), relowner, 'MEMBER')) as owner`.execute(trx);
    const { version, there, owner } = rows[0]!;
    if (!there)
      throw new StartError(`The database has no role ${role}; make it with: createuser --pwprompt ${role}`);
    if (owner !== null)
      throw new StartError(
        `The role ${role} has the rights of the owner of the schema ${schema}; a role that serves must be another than the one that migrates.`,
      );
    const [inside, to] = [sql.id(schema), sql.id(role)];
    const rights =
      version >= MAINTAIN ? "select, insert, update, delete, maintain" : "select, insert, update, delete";
    await sql`grant usage on schema ${inside} to ${to}`.execute(trx);
    await sql`revoke create on schema ${inside} from ${to}`.execute(trx);
    await sql`grant ${sql.raw(rights)} on all tables in schema ${inside} to ${to}`.execute(trx);
    await sql`grant usage on all sequences in schema ${inside} to ${to}`.execute(trx);
    // Everybody may by default, but a database can have been told otherwise.
    await sql`grant execute on all functions in schema ${inside} to ${to}`.execute(trx);
    for (const table of [DEFAULT_MIGRATION_TABLE, DEFAULT_MIGRATION_LOCK_TABLE]) {
      await sql`revoke all on ${sql.id(schema, table)} from ${to}`.execute(trx);
      await sql`grant select on ${sql.id(schema, table)} to ${to}`.execute(trx);
    }
  });
}
