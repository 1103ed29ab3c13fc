/** One process a folder: a file with the process's number, made whole at once and only when there is none. */
import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "./start-error.ts";

/** A hold on a folder. */
export type FolderLock = { release(): Promise<void> };

/**
 * Takes a folder for this process. A lock left by a process that is gone is taken over.
 * Throws StartError when a living process (another, or this one) has the folder, or it cannot be written.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = join(folder, "lock");
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await place(path, `${process.pid} ${session}`, folder))
      return { release: () => rm(path, { force: true }) };
    const found = await readFile(path, "utf8").catch(() => undefined);
    if (found === undefined) continue;
    const [pid, of] = found.split(" ");
    if (alive(Number(pid), of))
      throw new StartError(
        `The folder ${folder} is in use by process ${pid}; stop that one, or delete ${path} if it is not ours.`,
      );
    await takeAway(path, found);
  }
  throw new StartError(`The folder ${folder} is being opened by another process; try again.`);
}

/** Tells this run from an earlier process that had the same number (in a container all have). */
const session = `${process.hrtime.bigint()}`;

/** Puts a file with its whole text at `path`; false when there is one already. */
async function place(path: string, text: string, folder: string): Promise<boolean> {
  const unfinished = `${path}.${randomUUID()}`;
  try {
    await writeFile(unfinished, text, { mode: 0o600 });
    await link(unfinished, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw new StartError(
      `The folder ${folder} cannot be written; give this user the right, or name another.`,
      {
        cause: error,
      },
    );
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Removes a dead process's lock, but not one that a living process has put in its place meanwhile. */
async function takeAway(path: string, dead: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  if ((await readFile(aside, "utf8")) !== dead) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

function alive(pid: number, of: string | undefined): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (pid === process.pid) return of === session;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
