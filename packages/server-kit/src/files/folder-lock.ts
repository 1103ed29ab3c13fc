/**
 * One process a folder, held by the kernel: SQLite's lock on a file without content. It ends with its process, however that ends,
 * so that no lock of the dead is ever in the way, and none of the living is taken for one: not after a crash or a power cut, not
 * where numbers of processes come again, not in containers that each have their own.
 */
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StartError } from "../start/start-error.ts";

/**
 * A hold on a folder. Its file stays when it is given back: were it removed each time, another could lock one that is gone, and
 * take a new file with the old one's number in the file system for it.
 */
export type FolderLock = {
  release(): Promise<void>;
  /** Gives it back with its file, for a folder that is deleted. */
  remove(): Promise<void>;
};

/** SQLite's code for what another connection has. */
const BUSY = 5;
/** Where in a file the kernel's lists show SQLite's locks. */
const LOCKED_AT = 0x4000_0000;

/** The file that is locked. That it is there says nothing. */
const fileIn = (folder: string): string => join(folder, "folder.lock");

/**
 * Takes a folder for this process. Throws StartError when a living process (another, or this one) has the folder, or it cannot
 * be written.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const file = take(folder);
    if (file !== undefined)
      return {
        release: async () => void (file.isOpen && file.close()),
        remove: async () => give(file, fileIn(folder)),
      };
  }
  throw new StartError(`The folder ${folder} is being opened by another process; try again.`);
}

/** Whether a living process has a folder. One that is not there is nobody's; one that cannot be tried is taken for somebody's. */
export async function isLocked(folder: string): Promise<boolean> {
  if (!existsSync(fileIn(folder))) return false;
  try {
    await (await lockFolder(folder)).release();
    return false;
  } catch (error) {
    if (error instanceof StartError) return true;
    throw error;
  }
}

/** A living process has the folder. */
export class FolderInUse extends StartError {
  override readonly name = "FolderInUse";
  /** "process 123" where the system tells it. */
  readonly holder: string;
  constructor(folder: string, holder: string) {
    super(`The folder ${folder} is in use by ${holder}; stop that one.`);
    this.holder = holder;
  }
}

/** The file, locked; undefined when it was removed meanwhile, and a lock on it would keep nobody out. */
function take(folder: string): DatabaseSync | undefined {
  const path = fileIn(folder);
  let file: DatabaseSync | undefined;
  try {
    makeNew(path);
    const before = inodeOf(path);
    file = new DatabaseSync(path);
    // Nothing is ever written, and a journal would be one more file.
    file.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    if (before !== undefined && inodeOf(path) === before) return file;
  } catch (error) {
    file?.close();
    if ((error as { errcode?: number }).errcode === BUSY) throw new FolderInUse(folder, holderOf(path));
    throw new StartError(
      `The folder ${folder} cannot be written; give this user the right, or name another.`,
      { cause: error },
    );
  }
  file.close();
  return undefined;
}

/** Gives it back, and takes the file away while nobody else can have it. */
function give(file: DatabaseSync, path: string): void {
  if (!file.isOpen) return;
  try {
    rmSync(path, { force: true });
  } catch {
    // Windows keeps a file that is open, and whoever may not write the folder any more keeps it too: it is in nobody's way.
  }
  file.close();
}

/**
 * Makes the file, its owner's only, when there is none. One that is there is not opened: a process that closes a file lets go of
 * all its locks on it.
 */
function makeNew(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

const inodeOf = (path: string): bigint | undefined =>
  statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;

/** "process 123" where the kernel tells it, as on Linux. */
function holderOf(path: string): string {
  try {
    const at = new RegExp(` (\\d+) \\S+:${inodeOf(path)} ${LOCKED_AT} `);
    const [, pid] = at.exec(readFileSync("/proc/locks", "utf8")) ?? [];
    return pid === undefined || pid === "0" ? "another process" : `process ${pid}`;
  } catch {
    return "another process";
  }
}
