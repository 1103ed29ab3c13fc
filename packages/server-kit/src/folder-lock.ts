/** One process a folder: a file with the process's number, made only when there is none. */
import { open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "./start-error.ts";

/** A hold on a folder. */
export type FolderLock = { release(): Promise<void> };

/**
 * Takes a folder for this process. A lock left by a process that is gone is taken over.
 * Throws StartError when another living process (or this one) has the folder.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = join(folder, "lock");
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const file = await open(path, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return undefined;
      throw new StartError(
        `The folder ${folder} cannot be written; give this user the right, or name another.`,
        {
          cause: error,
        },
      );
    });
    if (file) {
      await file.writeFile(`${process.pid} ${session}`);
      await file.close();
      return { release: () => rm(path, { force: true }) };
    }
    const [pid, of] = (await readFile(path, "utf8").catch(() => "")).split(" ");
    if (alive(Number(pid), of))
      throw new StartError(
        `The folder ${folder} is in use by process ${pid}; stop that one, or delete ${path} if it is not ours.`,
      );
    await rm(path, { force: true });
  }
  throw new StartError(`The folder ${folder} is being opened by another process; try again.`);
}

/** Tells this run from an earlier process that had the same number (in a container all have). */
const session = `${process.hrtime.bigint()}`;

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
