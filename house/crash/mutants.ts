/**
 * Ports that are broken on purpose, one defect each: what the invariants must find. They stand below the counting of
 * steps, so that a process can be killed in the middle of what they do wrong.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Blobs } from "@bluezone/server-kit/blobs";
import type { Database } from "@bluezone/server-kit/database";
import { type KyselyPlugin, sql } from "kysely";
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

/** Says that a transaction is kept when it is not yet; what comes soon after a death is lost. */
function tooEarly(database: Database<never>): Database<never> {
  return {
    ...database,
    transaction: (work) =>
      new Promise((done, failed) => {
        database
          .transaction(async (trx) => {
            done(await work(trx));
            await new Promise((later) => setTimeout(later, 30));
          })
          .catch(failed);
      }),
  };
}

/** Leaves out what a statement of one kind writes, as if it had been kept only in memory. */
function without(database: Database<never>, statement: RegExp): Database<never> {
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      if (!statement.test(`${node.kind} ${JSON.stringify(node, (_, v) => (typeof v === "bigint" ? 0 : v))}`))
        return node;
      return {
        ...node,
        where: { kind: "WhereNode", where: { kind: "RawNode", sqlFragments: ["false"], parameters: [] } },
      } as never;
    },
    transformResult: async ({ result }) => result,
  };
  return {
    ...database,
    db: database.db.withPlugin(plugin),
    transaction: (work) => database.transaction((trx) => work(trx.withPlugin(plugin) as typeof trx)),
  };
}

/** Its claims were kept only in memory. */
async function withoutClaims(database: Database<never>): Promise<Database<never>> {
  const table = sql.table(`${database.schema}.diagnosis_key`);
  // There is no table before the first start.
  await sql`update ${table} set claimed = null`.execute(database.db).catch(() => {});
  return database;
}

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
  "forgets claims": async (stand) => ({ ...stand, keys: await withoutClaims(stand.keys) }),
  /** A health server that forgets that a code was used. */
  "forgets used codes": async (stand) => ({
    ...stand,
    health: without(stand.health, /^UpdateQueryNode.*"name":"used_ms"/),
  }),
  /** A store that removes nothing. */
  "removes no file": async (stand) => ({ ...stand, blobs: { ...stand.blobs, remove: async () => {} } }),
} as const satisfies Record<string, (stand: Stand) => Promise<Stand>>;
export type MutantName = keyof typeof MUTANTS;
