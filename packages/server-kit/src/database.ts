/**
 * SQL: one PGlite (PostgreSQL in this process), in memory or in a folder, that several servers share with a schema
 * each, read and written through Kysely.
 * Inside a transaction use only the `trx` it gives: the one connection is taken, and anything else waits for ever.
 */
import { mkdir } from "node:fs/promises";
import { PGlite, type PGliteOptions, types } from "@electric-sql/pglite";
import { Kysely, PGliteDialect, sql } from "kysely";
import { lockFolder } from "./folder-lock.ts";
import { StartError } from "./start-error.ts";

/** A whole database engine; every server has its own schema in it. */
export type { PGlite };

/** bigint and numeric are read as strings: as numbers they would be rounded in silence. */
const PARSERS: NonNullable<PGliteOptions["parsers"]> = { [types.INT8]: String, [types.NUMERIC]: String };

/** Opens an engine in memory, gone with the process; `from` is a dump (`dumpDataDir`) to begin with. */
export function memoryPglite(from?: Blob): Promise<PGlite> {
  return PGlite.create({ parsers: PARSERS, ...(from ? { loadDataDir: from } : {}) });
}

/**
 * Opens the engine kept in a folder, made when absent; only one process may have it open, and closing the engine
 * lets it go. Throws StartError when the folder cannot be made, is in use, or holds no sound database.
 */
export async function folderPglite(folder: string): Promise<PGlite> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartError(
      `The database folder ${folder} cannot be made; name one in a place that can be written.`,
      {
        cause: error,
      },
    );
  }
  const lock = await lockFolder(folder);
  try {
    const pglite = await PGlite.create(`${folder}/data`, { parsers: PARSERS });
    const close = pglite.close.bind(pglite);
    pglite.close = () => close().finally(lock.release);
    return pglite;
  } catch (error) {
    await lock.release();
    throw new StartError(
      `The database in ${folder} cannot be opened; put back a copy of the folder, or move it away to begin anew.`,
      { cause: error },
    );
  }
}

/** One server's schema. `Tables` are its tables by name, as Kysely wants them. */
export type Database<Tables> = {
  /** For single statements; every table name means a table of this schema. */
  readonly db: Kysely<Tables>;
  readonly schema: string;
  /** Runs `work` in one transaction: all of it is kept, or nothing when it throws. */
  transaction<T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** Whether it answers. */
  answers(): Promise<boolean>;
};

/** What a transaction gives its work: the only door to the database until it ends. */
export type Transaction<Tables> = Parameters<
  Parameters<ReturnType<Kysely<Tables>["transaction"]>["execute"]>[0]
>[0];

/** Opens a server's schema, made when absent. Closing is the engine's: `pglite.close()`. */
export async function openDatabase<Tables>(options: {
  readonly schema: string;
  readonly pglite: PGlite;
}): Promise<Database<Tables>> {
  const { schema, pglite } = options;
  const whole = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  await whole.schema.createSchema(schema).ifNotExists().execute();
  const db = whole.withSchema(schema);
  return {
    db,
    schema,
    transaction: (work) => db.transaction().execute(work),
    answers: () =>
      sql`select 1`.execute(db).then(
        () => true,
        () => false,
      ),
  };
}
