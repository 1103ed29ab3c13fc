/** A folder made where it is absent, with what is above it. */
import { dirname } from "node:path";
import { type Disk, MACHINE_DISK } from "./disk.ts";

/**
 * Makes a folder and what is missing above it, each with these rights; one that is there stays as it is. Rejects with the
 * system's error where it cannot be made. Node's own `recursive` tries without end where a folder above is there and takes
 * none (`/proc`).
 */
export async function makeFolder(folder: string, mode = 0o777, disk: Disk = MACHINE_DISK): Promise<void> {
  try {
    await makeOne(folder, mode, disk);
  } catch (error) {
    const above = dirname(folder);
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT" && above !== folder;
    if (!missing) throw error;
    if (!(await isFolder(above, disk))) await makeFolder(above, mode, disk);
    // Another may have made it meanwhile; a place that takes none says so again.
    await makeOne(folder, mode, disk);
  }
}

async function makeOne(folder: string, mode: number, disk: Disk): Promise<void> {
  try {
    await disk.mkdir(folder, { mode });
  } catch (error) {
    // Some places refuse before they look: a root, a drive, one that only can be read.
    if (!(await isFolder(folder, disk))) throw error;
  }
}

const isFolder = (path: string, disk: Disk): Promise<boolean> =>
  disk.stat(path).then(
    (about) => about.isDirectory(),
    () => false,
  );
