/** Letters, photos, sounds and sheets that no row names, or names any more, go. Filed letters are named for good. */
import { type Instant, minus } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import { UNNAMED_FOR } from "../deadlines.ts";
import { noteUnnamed, overdueFiles, takeOverdue } from "../files/store.ts";
import { runOfPiece } from "../placements/prints/piece.ts";
import type { Store } from "../tables.ts";
import { namedFiles, printRuns } from "./store.ts";

/** Where files lie that are looked at. */
const FOLDERS = ["letter/", "photo/", "sound/", "prints/"] as const;

/**
 * Notes files that no row names, and removes those that were noted long enough ago. Killed anywhere it goes on at the next
 * run. @returns how many went, and how many that should have gone are left.
 */
export async function forgetFiles(
  { database, blobs }: { readonly database: Store; readonly blobs: Blobs },
  now: Instant,
): Promise<{ readonly gone: number; readonly left: number }> {
  const unnamed = async (): Promise<readonly string[]> => {
    // Files first: one whose row comes meanwhile is then named.
    const files = (await Promise.all(FOLDERS.map((folder) => blobs.list(folder)))).flat();
    const [named, runs] = [await namedFiles(database.db), await printRuns(database.db)];
    return files.filter((name) => {
      const run = runOfPiece(name);
      return run === undefined ? !named.has(name) : !runs.has(run);
    });
  };
  const due = async () => {
    const noted = await overdueFiles(database.db, minus(now, UNNAMED_FOR));
    return (await unnamed()).filter((name) => noted.has(name));
  };
  const found = await unnamed();
  await database.transaction((trx) => noteUnnamed(trx, found, now));
  let gone = 0;
  // Its note goes with it, in one transaction: a file that was announced anew meanwhile stays, and one that is announced now waits.
  for (const name of await due())
    gone += await database.transaction(async (trx) => {
      if (!(await takeOverdue(trx, name, minus(now, UNNAMED_FOR)))) return 0;
      await blobs.remove(name);
      return 1;
    });
  return { gone, left: (await due()).length };
}
