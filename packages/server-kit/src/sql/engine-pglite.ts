/** PostgreSQL inside this process (PGlite): in memory, or in a folder that one process has open. */
import { PGlite, type PGliteOptions, types } from "@electric-sql/pglite";
import { PGliteDialect } from "kysely";
import { lockFolder } from "../files/folder-lock.ts";
import { makeFolder } from "../files/make-folder.ts";
import { StartError } from "../start/start-error.ts";
import type { Engine } from "./engine.ts";

/** bigint and numeric are read as strings: as numbers they would be rounded in silence. */
const PARSERS: NonNullable<PGliteOptions["parsers"]> = {
  [types.INT8]: String,
  [types.NUMERIC]: String,
};

/** PostgreSQL's code for a server that has gone down: whoever asks may ask again later. */
const CRASHED = "57P02";

/**
 * Lets an instance do nothing more after a PANIC, such as of a full disk: PostgreSQL ends its process there, PGlite goes on with a
 * lock that nobody gives back, and its next commit turns for ever on this thread. What comes later is refused, and the next start
 * recovers what was acknowledged. Kysely waits for ever for a transaction that cannot begin, and does not catch it: a server
 * whose next work is one ends there.
 */
function endedByPanic(pglite: PGlite): PGlite {
  let panic: unknown;
  // Each call has an error of its own: one that nobody catches then says which call it was.
  const ended = (): Error =>
    Object.assign(new Error("the embedded database has ended", { cause: panic }), { code: CRASHED });
  const exec = pglite.execProtocolStream.bind(pglite);
  pglite.execProtocolStream = async (...given) => {
    if (panic) throw ended();
    try {
      return await exec(...given);
    } catch (error) {
      if ((error as { readonly severity?: unknown }).severity === "PANIC") panic = error;
      throw panic ? ended() : error;
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
    return engineOn(endedByPanic(await PGlite.create(`${folder}/data`, { parsers: PARSERS })), lock.release);
  } catch (error) {
    await lock.release();
    throw new StartError(
      `The database in ${folder} cannot be opened; put back a copy of the folder, or move it away to begin anew.`,
      { cause: error },
    );
  }
}
