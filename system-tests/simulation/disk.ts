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

/** Files in a folder, by the real code, on such a disk. @param changed told after each change that readers can see */
export function createFolder(
  scheduler: Scheduler,
  { faults, draw, changed }: { readonly faults: Faults; readonly draw: Draw; changed(): void },
): SimStore {
  const root = folder();
  let fullUntil = Instant(0);

  const find = (path: string) => entryAt(root, path);
  const folderOf = (path: string) => folderAbove(root, path);
  const fileAt = (path: string) => fileIn(root, path);
  function write(file: File, bytes: Uint8Array): void {
    if (faults.hit("disk full")) fullUntil = plus(scheduler.now, Minutes(draw.number(1, 10)));
    const full = scheduler.now < fullUntil && faults.on && bytes.length > 0;
    const room = full ? draw.number(0, bytes.length - 1) : bytes.length;
    file.bytes = bytes.slice(0, room);
    if (room < bytes.length) throw refused("ENOSPC");
  }
  function flush(entry: Entry): void {
    if (faults.hit("flush fails")) throw refused("EIO");
    if (entry.is === "file") entry.flushed = entry.bytes;
    else entry.flushed = new Map(entry.names);
  }
  function diskOf(party: Party): Disk {
    const call = <T>(what: string, work: () => T): Promise<T> => scheduler.call(party, `disk: ${what}`, work);
    return {
      open: (path, flags) =>
        call("open", () => {
          if (flags === "w")
            folderOf(path).names.set(basename(path), {
              is: "file",
              bytes: new Uint8Array(0),
              flushed: undefined,
            });
          const entry = flags === "w" ? fileAt(path) : find(path);
          if (!entry) throw refused("ENOENT");
          return {
            writeFile: (bytes) => call("write", () => write(entry as File, bytes)),
            sync: () => call("flush", () => flush(entry)),
            close: () => call("close", () => undefined),
          };
        }),
      rename: (from, to) =>
        call("rename", () => {
          const file = fileAt(from);
          folderOf(from).names.delete(basename(from));
          folderOf(to).names.set(basename(to), file);
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
          const found = find(path);
          if (found?.is !== "folder") throw refused("ENOENT");
          return [...below(found, path)].map(({ path: parentPath, name, entry }) => ({
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
    blobsOf: (party) => folderBlobs(PLACE, diskOf(party)),
    cutPower() {
      cut(root, draw);
      changed();
    },
    files() {
      const found = find(PLACE);
      const all = found?.is === "folder" ? [...below(found, "")] : [];
      return new Map(
        all.flatMap(({ path: above, name, entry }) =>
          entry.is === "file" ? [[`${above}/${name}`.slice(1), entry.bytes] as const] : [],
        ),
      );
    },
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

function entryAt(root: Folder, path: string): Entry | undefined {
  let found: Entry | undefined = root;
  for (const part of path.split("/").filter((one) => one !== ""))
    found = found?.is === "folder" ? found.names.get(part) : undefined;
  return found;
}

/** The folder in which a name is to be. Throws ENOENT where there is none. */
function folderAbove(root: Folder, path: string): Folder {
  const found = entryAt(root, dirname(path));
  if (found?.is !== "folder") throw refused("ENOENT");
  return found;
}

/** A file. Throws ENOENT where there is none. */
function fileIn(root: Folder, path: string): File {
  const found = entryAt(root, path);
  if (found?.is !== "file") throw refused("ENOENT");
  return found;
}
