/** The one embedded database of a worker: its tables are made once, and emptied before each run. */
import { migrations as health } from "@bluezone/health/slices";
import { migrations as keys } from "@bluezone/keys/migrations/migrations";
import { testPglite } from "@bluezone/server-kit/testing/database";
import { type Prepared, prepareOn } from "@bluezone/server-kit/testing/prepared";

/** Rows of a table by its name with its schema: "keys.diagnosis_key". */
export type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

export type SimTables = {
  readonly postgres: Prepared;
  /** Brings it back to what it was when the tables were made: also the places of rows and what sequences give. */
  empty(): Promise<void>;
  rows(): Promise<Rows>;
  close(): Promise<void>;
};

const SERVERS = [
  { schema: "keys", migrations: keys },
  { schema: "health", migrations: health },
];
/** What migrations and nothing else writes. */
const KEPT = /^kysely_/;

export async function openTables(): Promise<SimTables> {
  const pglite = await testPglite(SERVERS);
  const postgres = prepareOn(pglite);
  const written = async (): Promise<readonly string[]> => {
    const { rows } = postgres.query<{ schema: string; name: string }>(
      `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname = any($1) and pg_relation_size(c.oid) > 0 order by 1, 2`,
      [SERVERS.map(({ schema }) => schema)],
    );
    return rows.filter(({ name }) => !KEPT.test(name)).map(({ schema, name }) => `"${schema}"."${name}"`);
  };
  const rowsOf = async (names: readonly string[]): Promise<Rows> => {
    const all: Record<string, Rows[string]> = {};
    for (const name of names)
      all[name.replaceAll('"', "")] = postgres.query<Rows[string][number]>(`select * from ${name}`).rows;
    return all;
  };
  const first = await rowsOf(await written());
  return {
    postgres,
    rows: async () => rowsOf(await written()),
    async empty() {
      postgres.forgetPlans();
      const names = await written();
      if (names.length > 0) await pglite.exec(`truncate ${names.join()} restart identity cascade`);
      for (const [name, rows] of Object.entries(first))
        for (const row of rows) {
          const columns = Object.keys(row);
          postgres.query(
            `insert into ${name} (${columns.map((c) => `"${c}"`).join()}) values (${columns.map((_, i) => `$${i + 1}`).join()})`,
            Object.values(row),
          );
        }
    },
    close: () => pglite.close(),
  };
}
