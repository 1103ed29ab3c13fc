/**
 * A disk as a port, in memory: what was not flushed may be lost, torn or kept when the power goes, each name and each file by
 * itself, as POSIX allows (Pillai et al. 2014, "All file systems are not created equal").
 */
import { basename, dirname } from "node:path";
import { Instant, Minutes, plus } from "@bluezone/protocol/time";
import { folderBlobs } from "@bluezone/server-kit/files/blobs-folder";
import type { Disk } from "@bluezone/server-kit/files/disk";
import type { Draw } from "../crash/draw.ts";
import type { Faults } from "./faults.ts";
import type { Party, Scheduler } from "./scheduler.ts";
import type { SimStore } from "./store.ts";

/** Where the files are, on the disk of the servers' machine. */
const PLACE = "/data/exports";

type File = { readonly is: "file"; bytes: Uint8Array; flushed: Uint8Array | undefined };
type Folder = { readonly is: "folder"; readonly names: Map<string, Entry>; flushed: Map<string, Entry> };
type Entry = File | Folder;

const folder = (): Folder => ({ is: "folder", names: new Map(), flushed: new Map() });
const refused = (code: string): Error => Object.assign(new Error(code), { code });

/** The machine's disk, empty. */
type SimDisk = {
  /** How a process reaches it. */
  diskOf(party: Party): Disk;
  /** The power goes. */
  cutPower(): void;
  /** Paths of files that were lost or torn because a flush had lied, until they are written anew. */
  readonly lost: ReadonlySet<string>;
  /** All files below a folder by their names from there on, as readers find them. */
  files(place: string): ReadonlyMap<string, Uint8Array>;
};

/** What a disk stands on; `changed` is told after each change that readers can see. */
type Around = { readonly faults: Faults; readonly draw: Draw; changed(): void };

/** Files in a folder, by the real code, on such a disk. */
export function createFolder(scheduler: Scheduler, around: Around): SimStore {
  const { diskOf, cutPower, files, lost } = createDisk(scheduler, around);
  return {
    blobsOf: (party) => folderBlobs(PLACE, diskOf(party)),
    cutPower,
    files: () => files(PLACE),
    lost: () => new Set([...lost].map((path) => path.slice(PLACE.length + 1))),
  };
}

export function createDisk(scheduler: Scheduler, { faults, draw, changed }: Around): SimDisk {
  const root = folder();
  let fullUntil = Instant(0);
  /** Whether a flush has lied since the power last went. */
  let lied = false;
  const lost = new Set<string>();

  const find = (path: string) => entryAt(root, path);
  const folderOf = (path: string) => folderAt(root, dirname(path));
  const fileAt = (path: string) => fileIn(root, path);
  function emptied(path: string): File {
    const { names } = folderOf(path);
    if (names.get(basename(path))?.is === "folder") throw refused("EISDIR");
    const file: File = { is: "file", bytes: new Uint8Array(0), flushed: undefined };
    names.set(basename(path), file);
    changed();
    return file;
  }
  function write(file: File, bytes: Uint8Array): void {
    if (faults.hit("disk full")) fullUntil = plus(scheduler.now, Minutes(draw.number(1, 10)));
    const full = scheduler.now < fullUntil && faults.on && bytes.length > 0;
    const room = full ? draw.number(0, bytes.length - 1) : bytes.length;
    file.bytes = bytes.slice(0, room);
    changed();
    if (room < bytes.length) throw refused("ENOSPC");
  }
  function flush(entry: Entry): void {
    if (faults.hit("flush fails")) throw refused("EIO");
    if (faults.hit("flush lies")) {
      lied = true;
      return;
    }
    if (entry.is === "file") entry.flushed = entry.bytes;
    else entry.flushed = new Map(entry.names);
  }
  function diskOf(party: Party): Disk {
    const call = <T>(what: string, work: () => T): Promise<T> => scheduler.call(party, `disk: ${what}`, work);
    return {
      open: (path, flags) =>
        call("open", () => {
          const entry = flags === "w" ? emptied(path) : find(path);
          if (!entry) throw refused("ENOENT");
          return {
            writeFile: (bytes) => call("write", () => write(entry as File, bytes)),
            sync: () => call("flush", () => flush(entry)),
            close: () => call("close", () => undefined),
          };
        }),
      rename: (from, to) =>
        call(`rename to ${basename(to)}`, () => {
          const [file, above] = [fileAt(from), folderOf(to)];
          folderOf(from).names.delete(basename(from));
          above.names.set(basename(to), file);
          lost.delete(to);
          changed();
        }),
      rm: (path) =>
        call("remove", () => {
          const above = find(dirname(path));
          if (above?.is === "folder") above.names.delete(basename(path));
          changed();
        }),
      readFile: (path) => call("read", () => fileAt(path).bytes.slice()),
      readdir: (path) =>
        call("list", () => {
          return [...below(folderAt(root, path), path)].map(({ path: parentPath, name, entry }) => ({
            ...{ name, parentPath },
            isFile: () => entry.is === "file",
          }));
        }),
      stat: (path) =>
        call("look", () => {
          const found = find(path);
          if (!found) throw refused("ENOENT");
          return { mtimeMs: scheduler.now, isDirectory: () => found.is === "folder" };
        }),
      mkdir: (path) =>
        call("make a folder", () => {
          const { names } = folderOf(path);
          if (names.has(basename(path))) throw refused("EEXIST");
          names.set(basename(path), folder());
        }),
    };
  }

  return {
    diskOf,
    lost,
    cutPower() {
      const before = filesBelow(root, "/");
      cut(root, draw);
      const after = filesBelow(root, "/");
      if (lied) for (const [name, bytes] of before) if (after.get(name) !== bytes) lost.add(`/${name}`);
      lied = false;
      changed();
    },
    files: (place) => filesBelow(root, place),
  };
}

/** What is left of an entry when the power goes. */
function cut(entry: Entry, draw: Draw): void {
  if (entry.is === "file") {
    if (entry.flushed !== entry.bytes && draw.chance(70))
      entry.bytes = entry.flushed ?? entry.bytes.slice(0, draw.number(0, entry.bytes.length));
    entry.flushed = entry.bytes;
    return;
  }
  for (const name of new Set([...entry.names.keys(), ...entry.flushed.keys()])) {
    const kept = draw.chance(50) ? entry.names.get(name) : entry.flushed.get(name);
    if (kept) entry.names.set(name, kept);
    else entry.names.delete(name);
  }
  entry.flushed = new Map(entry.names);
  for (const below of entry.names.values()) cut(below, draw);
}

/** Everything in a folder, in the order of names. */
function* below(entry: Folder, path: string): Generator<{ path: string; name: string; entry: Entry }> {
  for (const [name, found] of [...entry.names].sort(([a], [b]) => (a < b ? -1 : 1))) {
    yield { path, name, entry: found };
    if (found.is === "folder") yield* below(found, `${path}/${name}`);
  }
}

/** All files below a folder by their names from there on. */
function filesBelow(root: Folder, place: string): ReadonlyMap<string, Uint8Array> {
  const found = entryAt(root, place);
  const all = found?.is === "folder" ? [...below(found, "")] : [];
  return new Map(
    all.flatMap(({ path: above, name, entry }) =>
      entry.is === "file" ? [[`${above}/${name}`.slice(1), entry.bytes] as const] : [],
    ),
  );
}

/** What has a path. Throws ENOTDIR where a file is in the way. */
function entryAt(root: Folder, path: string): Entry | undefined {
  let found: Entry | undefined = root;
  for (const part of path.split("/").filter((one) => one !== "")) {
    if (found?.is === "file") throw refused("ENOTDIR");
    found = found?.names.get(part);
  }
  return found;
}

/** A folder. Throws ENOENT where there is none. */
function folderAt(root: Folder, path: string): Folder {
  const found = entryAt(root, path);
  if (!found) throw refused("ENOENT");
  if (found.is === "file") throw refused("ENOTDIR");
  return found;
}

/** A file. Throws ENOENT where there is none. */
function fileIn(root: Folder, path: string): File {
  const found = entryAt(root, path);
  if (!found) throw refused("ENOENT");
  if (found.is === "folder") throw refused("EISDIR");
  return found;
}
