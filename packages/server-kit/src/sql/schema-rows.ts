/** The rows of a schema as lines of text, out of one engine and into another: each row a JSON array of its columns' text. */
import { sql } from "kysely";
import type { Transaction } from "./database.ts";

/** Rows that are read, and written, at once. */
export const ROWS = 1_000;

/** Each row as a JSON array of its columns' text, a page of them at a time. */
export async function* rowsOf<Tables>(
  trx: Transaction<Tables>,
  schema: string,
  table: string,
  columns: readonly string[],
): AsyncGenerator<readonly string[]> {
  const texts = sql.join(columns.map((name) => sql`${sql.id(name)}::text`));
  await sql`declare backup no scroll cursor for
    select json_build_array(${texts})::text as line from ${sql.id(schema, table)}`.execute(trx);
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(ROWS)} from backup`.execute(trx);
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < ROWS) break;
  }
  await sql`close backup`.execute(trx);
}

/** Inserts rows that are JSON arrays of text, each column read by its own type. */
export async function inserter<Tables>(
  trx: Transaction<Tables>,
  schema: string,
  table: string,
  columns: readonly string[],
): Promise<(lines: readonly string[]) => Promise<void>> {
  const types = new Map((await columnsOf(trx, schema, table)).map(({ name, type }) => [name, type]));
  const names = sql.join(columns.map((name) => sql.id(name)));
  const values = sql.join(
    columns.map((name, i) => sql`(given ->> ${sql.lit(i)})::${sql.raw(types.get(name) ?? "text")}`),
  );
  return async (lines) => {
    await sql`insert into ${sql.id(schema, table)} (${names}) overriding system value
      select ${values} from jsonb_array_elements(${`[${lines.join(",")}]`}::text::jsonb) as rows(given)`.execute(
      trx,
    );
  };
}

/** Columns that hold data of their own, in their order, with their types. */
export async function columnsOf<Tables>(
  trx: Transaction<Tables>,
  schema: string,
  table: string,
): Promise<readonly { readonly name: string; readonly type: string }[]> {
  const { rows } = await sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${`"${schema}"."${table}"`}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
    order by attnum`.execute(trx);
  return rows;
}

/** The schema's tables but those of migrations, and the names of the migrations that have run. */
export async function history<Tables>(
  trx: Transaction<Tables>,
  schema: string,
): Promise<{ readonly tables: readonly string[]; readonly names: readonly string[] }> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = ${schema} order by tablename`.execute(trx);
  const all = rows.map(({ name }) => name);
  const ran = all.includes("kysely_migration")
    ? await sql<{
        name: string;
      }>`select name from ${sql.id(schema, "kysely_migration")} order by name`.execute(trx)
    : { rows: [] };
  return {
    tables: all.filter((name) => !name.startsWith("kysely_")),
    names: ran.rows.map(({ name }) => name),
  };
}

/** Columns that count up go on after the rows that were put in. */
export async function advanceCounters<Tables>(trx: Transaction<Tables>, schema: string): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select relname as table, attname as column from pg_attribute
    join pg_class on pg_class.oid = attrelid join pg_namespace on pg_namespace.oid = relnamespace
    where nspname = ${schema} and attidentity <> ''`.execute(trx);
  for (const { table, column } of rows)
    await sql`select setval(pg_get_serial_sequence(${`"${schema}"."${table}"`}, ${column}),
      coalesce(max(${sql.id(column)}), 0) + 1, false) from ${sql.id(schema, table)}`.execute(trx);
}

/**
 * Runs `work` while no row of the schema needs the one that it refers to, then demands it of all rows again. So rows can be
 * put in whatever order they come, also where a table refers to itself. Rejects when a row then refers to none.
 */
export async function withoutReferences<Tables, T>(
  trx: Transaction<Tables>,
  schema: string,
  work: () => Promise<T>,
): Promise<T> {
  const { rows } = await sql<{ table: string; name: string; rule: string }>`
    select relname as table, conname as name, pg_get_constraintdef(pg_constraint.oid) as rule from pg_constraint
    join pg_class on pg_class.oid = conrelid join pg_namespace on pg_namespace.oid = relnamespace
    where nspname = ${schema} and contype = 'f' order by conrelid, conname`.execute(trx);
  for (const { table, name } of rows)
    await sql`alter table ${sql.id(schema, table)} drop constraint ${sql.id(name)}`.execute(trx);
  const done = await work();
  for (const { table, name, rule } of rows)
    await sql`alter table ${sql.id(schema, table)} add constraint ${sql.id(name)} ${sql.raw(rule)}`.execute(
      trx,
    );
  return done;
}

/** Empties tables, whatever a migration put into them. */
export async function emptyTables<Tables>(
  trx: Transaction<Tables>,
  schema: string,
  tables: readonly string[],
): Promise<void> {
  for (const table of tables) await sql`delete from ${sql.id(schema, table)}`.execute(trx);
}
