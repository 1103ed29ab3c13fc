/** Blobs in a folder, laid out as named, so that any web server can serve them. */
import { basename, dirname, join, resolve, sep } from "node:path";
import { Hours } from "@bluezone/protocol/time";
import { StartError } from "../start/start-error.ts";
import { type Blobs, blobName } from "./blobs.ts";
import { type Disk, MACHINE_DISK } from "./disk.ts";
import { flushFolder } from "./flush-folder.ts";
import { makeFolder } from "./make-folder.ts";

/** No blob's name begins so. */
const UNFINISHED = ".unfinished-";

/**
 * A store in a folder, made when absent. A file is written beside its place, flushed to the disk and then renamed;
 * what a killed process left unfinished an hour ago is swept away here. Throws StartError when the folder cannot be used.
 */
export async function folderBlobs(named: string, disk: Disk = MACHINE_DISK): Promise<Blobs> {
  // One way to write it: folders are compared by their names.
  const folder = resolve(named);
  try {
    await makeFolder(folder, 0o777, disk);
    await flushAbove(folder, disk);
    await sweep(disk, folder, Date.now() - Hours(1));
  } catch (error) {
    throw new StartError(
      `The folder ${folder} cannot be used for files; name one that this user can write.`,
      {
        cause: error,
      },
    );
  }
  let written = 0;
  /** Folders whose own names this process has flushed: whoever made them may have been killed before. */
  const lasting = new Set([folder]);
  async function makeLasting(place: string): Promise<void> {
    await makeFolder(place, 0o777, disk);
    if (lasting.has(place)) return;
    for (let at = place; !lasting.has(at); at = dirname(at)) await flushFolder(dirname(at), disk);
    lasting.add(place);
  }
  return {
    async put(name, bytes) {
      const path = join(folder, blobName(name));
      const place = dirname(path);
      await makeLasting(place);
      written += 1;
      const unfinished = join(
        place,
        `${UNFINISHED}${process.pid}-${written}-${basename(path).slice(0, 100)}`,
      );
      try {
        await writeThrough(disk, unfinished, bytes);
        await disk.rename(unfinished, path);
      } catch (error) {
        await disk.rm(unfinished, { force: true });
        throw error;
      }
      await flushFolder(place, disk);
    },
    async get(name) {
      return disk.readFile(join(folder, blobName(name))).then((bytes) => new Uint8Array(bytes), absent);
    },
    async list(prefix) {
      return (await filesBelow(disk, folder))
        .filter((name) => !isUnfinished(name) && name.startsWith(prefix))
        .sort();
    },
    async remove(name) {
      await disk.rm(join(folder, blobName(name)), { force: true });
    },
  };
}

/** Folders above that are not ours need not let themselves be read or flushed. */
const NOT_OURS: ReadonlySet<string | undefined> = new Set(["EACCES", "EPERM", "EROFS", "EINVAL"]);

/** Makes the names of all folders on the way to one last: any of them may have been made just now. */
async function flushAbove(folder: string, disk: Disk): Promise<void> {
  for (let at = folder; dirname(at) !== at; at = dirname(at))
    await flushFolder(dirname(at), disk).catch((error: NodeJS.ErrnoException) => {
      if (!NOT_OURS.has(error.code)) throw error;
    });
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

const isUnfinished = (name: string) => basename(name).startsWith(UNFINISHED);

async function filesBelow(disk: Disk, folder: string): Promise<string[]> {
  const entries = await disk.readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length).replaceAll(sep, "/"));
}

async function sweep(disk: Disk, folder: string, before: number): Promise<void> {
  for (const name of (await filesBelow(disk, folder)).filter(isUnfinished)) {
    const path = join(folder, name);
    const found = await disk.stat(path).catch(absent);
    if (found && found.mtimeMs < before) await disk.rm(path, { force: true });
  }
}

async function writeThrough(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const file = await disk.open(path, "w", 0o644);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
