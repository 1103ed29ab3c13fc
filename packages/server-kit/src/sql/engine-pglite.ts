/** PostgreSQL inside this process (PGlite): in memory, or in a folder that one process has open. */
import { PGlite, type PGliteOptions, types } from "@electric-sql/pglite";
import { PGliteDialect } from "kysely";
import { lockFolder } from "../files/folder-lock.ts";
import { makeFolder } from "../files/make-folder.ts";
import { StartError } from "../start/start-error.ts";
import { DatabaseEnded, isFull } from "./database-ended.ts";
import type { Engine } from "./engine.ts";

/** bigint and numeric are read as strings: as numbers they would be rounded in silence. */
const PARSERS: NonNullable<PGliteOptions["parsers"]> = {
  [types.INT8]: String,
  [types.NUMERIC]: String,
};

/**
 * Lets an instance do nothing more after a PANIC, such as of a full disk: PostgreSQL ends its process there, PGlite goes on with a
 * lock that nobody gives back, and its next commit turns for ever on this thread. What comes later is refused, and the next start
 * recovers what was acknowledged. Kysely waits for ever for a transaction that cannot begin, and so would its callers: the process
 * ends as PostgreSQL's does, by an error that nobody catches and of which mains say the sentence.
 */
function endedByPanic(pglite: PGlite, folder: string): PGlite {
  let panic: unknown;
  const exec = pglite.execProtocolStream.bind(pglite);
  pglite.execProtocolStream = async (...given) => {
    if (panic) throw new DatabaseEnded(folder, panic);
    try {
      return await exec(...given);
    } catch (error) {
      if ((error as { readonly severity?: unknown }).severity !== "PANIC") throw error;
      panic = error;
      const ended = new DatabaseEnded(folder, panic);
      // Who waits for this call hears of it first.
      setImmediate(() => {
        throw ended;
      });
      throw ended;
    }
  };
  const close = pglite.close.bind(pglite);
  pglite.close = async () => (panic ? undefined : close());
  return pglite;
}

/** An engine on an instance; `closed` runs when it has been closed. */
export function engineOn(pglite: PGlite, closed: () => Promise<void> = async () => {}): Engine {
  return {
    dialect: new PGliteDialect({ pglite }),
    query: (statement, values = []) => pglite.query(statement, [...values]),
    close: () => pglite.close().finally(closed),
  };
}

/** Opens an instance in memory, which reads values as every engine does; `more` are further options of PGlite. */
export const memoryPglite = (more: PGliteOptions = {}): Promise<PGlite> =>
  PGlite.create({ parsers: PARSERS, ...more });

/** Opens an engine in memory, gone with the process; `more` are further options of PGlite. */
export const memoryEngine = async (more: PGliteOptions = {}): Promise<Engine> =>
  engineOn(await memoryPglite(more));

/**
 * Opens the engine kept in a folder, made when absent; only one process may have it open, and closing the engine
 * lets it go. Throws StartError when the folder cannot be made, is in use, or holds no sound database.
 */
export async function folderEngine(folder: string): Promise<Engine> {
  try {
    await makeFolder(folder, 0o700);
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
    return engineOn(endedByPanic(pglite, folder), lock.release);
  } catch (error) {
    await lock.release();
    if (await isFull(folder))
      throw new StartError(
        `The database in ${folder} cannot be opened, because its disk is full: make room there, and change nothing in the folder; all that was acknowledged is there.`,
        { cause: error },
      );
    throw new StartError(
      `The database in ${folder} cannot be opened; put back a copy of the folder, or move it away to begin anew.`,
      { cause: error },
    );
  }
}
