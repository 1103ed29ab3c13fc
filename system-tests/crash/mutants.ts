/**
 * Ports that are broken on purpose, one defect each: what the invariants must find. They stand below the counting of
 * steps, so that a process can be killed in the middle of what they do wrong.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { Database } from "@bluezone/server-kit/sql/database";
import {
  type CompiledQuery,
  type Kysely,
  type KyselyPlugin,
  type QueryExecutor,
  type RawBuilder,
  sql,
} from "kysely";
import type { Steps } from "./step.ts";

/** What a mutant may replace. */
export type Stand = {
  readonly folder: string;
  readonly blobs: Blobs;
  readonly keys: Database<never>;
  readonly health: Database<never>;
  readonly steps: Steps;
};

/** Runs a transaction's statements one by one, each kept at once: a death leaves the first of them. */
const inPieces = (database: Database<never>): Database<never> => ({
  ...database,
  transaction: (work) => work(database.db as never),
  lockTable: async () => {},
});

/** Says that a transaction, or a statement that is one by itself, is kept when it is not yet; what comes soon after a death is lost. */
function tooEarly(database: Database<never>): Database<never> {
  const transaction: Database<never>["transaction"] = (work) =>
    new Promise((done, failed) => {
      database
        .transaction(async (trx) => {
          done(await work(trx));
          // Longer than a busy machine takes to answer, or the kill would come when it is kept.
          await new Promise((later) => setTimeout(later, 250));
        })
        .catch(failed);
    });
  return { ...database, transaction, db: statementsIn(transaction, database.db) };
}

/** `db` whose written-out statements each run in a transaction of these. */
function statementsIn(transaction: Database<never>["transaction"], db: Kysely<never>): Kysely<never> {
  const within = (executor: QueryExecutor): QueryExecutor =>
    replaced(executor, {
      executeQuery: (query: CompiledQuery) =>
        query.query.kind !== "RawNode"
          ? executor.executeQuery(query)
          : transaction((trx) =>
              executor
                .withConnectionProvider({
                  provideConnection: (use) => trx.getExecutor().provideConnection(use),
                })
                .executeQuery(query),
            ),
    });
  return replaced(db, {
    getExecutor: () => within(db.getExecutor()),
    withPlugin: (plugin: KyselyPlugin) => statementsIn(transaction, db.withPlugin(plugin)),
  });
}

/** An object with some of its methods replaced; the others are its own. */
function replaced<T extends object>(of: T, methods: Readonly<Record<string, unknown>>): T {
  return new Proxy(of, {
    get(target, name) {
      const found = methods[String(name)] ?? Reflect.get(target, name);
      return typeof found === "function" ? found.bind(target) : found;
    },
  });
}

/** What statements wrote was kept only in memory: they are undone at each start. */
async function forgetful(
  database: Database<never>,
  undo: (table: (name: string) => Table) => RawBuilder<unknown>[],
) {
  const statements = undo((name) => sql.table(`${database.schema}.${name}`));
  // There are no tables before the first start.
  for (const statement of statements) await statement.execute(database.db).catch(() => {});
  return database;
}
type Table = ReturnType<typeof sql.table>;

export const MUTANTS = {
  /** A store of files that writes a file in its place. */
  "torn files": async (stand) => ({
    ...stand,
    blobs: {
      ...stand.blobs,
      async put(name, bytes, type) {
        await stand.blobs.put(name, new Uint8Array(0), type);
        await writeFile(join(stand.folder, "exports", name), bytes.subarray(0, bytes.length >> 1));
        stand.steps.done(`torn ${name}`);
        await writeFile(join(stand.folder, "exports", name), bytes);
      },
    },
  }),
  /** A database that commits in pieces. */
  "commits in pieces": async (stand) => ({ ...stand, keys: inPieces(stand.keys) }),
  /** A database that says "kept" before it is. */
  "says kept too early": async (stand) => ({ ...stand, keys: tooEarly(stand.keys) }),
  /** A claim that forgets which keys it took. */
  "forgets claims": async (stand) => ({
    ...stand,
    keys: await forgetful(stand.keys, (table) => [sql`update ${table("diagnosis_key")} set claimed = null`]),
  }),
  /** A health server that forgets that a code was used. */
  "forgets used codes": async (stand) => ({
    ...stand,
    health: await forgetful(stand.health, (table) => [
      sql`update ${table("code")} set used_ms = null`,
      sql`delete from ${table("token")}`,
    ]),
  }),
  /** A store that removes nothing. */
  "removes no file": async (stand) => ({ ...stand, blobs: { ...stand.blobs, remove: async () => {} } }),
} as const satisfies Record<string, (stand: Stand) => Promise<Stand>>;
export type MutantName = keyof typeof MUTANTS;
