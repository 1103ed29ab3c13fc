/**
 * Node's file system, whose writes are steps: a file that is being written, renamed, linked or removed. It is changed for
 * the whole process, so that servers and their stores run as they stand.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { basename } from "node:path";
import type { Steps } from "./step.ts";

type Handle = fs.promises.FileHandle;

/** Makes every later write below `folder` a step; writes of open files (the embedded database's) are pages. */
export function stepFiles(folder: string, steps: Steps): void {
  const ours = (path: unknown): path is string => typeof path === "string" && path.startsWith(folder);
  const { promises } = fs;
  const open = promises.open.bind(promises);
  promises.open = async (path, ...how) => {
    const handle = await open(path, ...how);
    return ours(path) && how[0] !== "r" ? steppingHandle(handle, basename(path), steps) : handle;
  };
  for (const name of ["rename", "link", "rm", "writeFile", "mkdir"] as const) {
    const plain = promises[name].bind(promises) as (...given: unknown[]) => Promise<unknown>;
    const stepping = async (...given: unknown[]) => {
      if (!ours(given[0])) return plain(...given);
      steps.reach(`${name} ${basename(given[0])}`);
      const result = await plain(...given);
      steps.done(`after ${name} ${basename(given[0])}`);
      return result;
    };
    Object.assign(promises, { [name]: stepping });
  }
  const writeSync = fs.writeSync as (...given: unknown[]) => number;
  const writePage = (fd: number, bytes: unknown, at?: unknown, length?: unknown, ...where: unknown[]) => {
    if (typeof length === "number" && steps.page()) {
      writeSync(fd, bytes, at, length >> 1, ...where);
      steps.die(`half a page of ${length} bytes`);
    }
    return writeSync(fd, bytes, at, length, ...where);
  };
  Object.assign(fs, { writeSync: writePage });
  syncBuiltinESMExports();
}

/** A file that is written in two halves, with a step before each and after both. */
function steppingHandle(handle: Handle, name: string, { reach, done }: Steps): Handle {
  handle.writeFile = async (given) => {
    const bytes = Buffer.from(given as Uint8Array);
    reach(`write ${name}`);
    await handle.write(bytes, 0, bytes.length >> 1);
    done(`half of ${name}`);
    await handle.write(bytes, bytes.length >> 1);
    done(`all of ${name}`);
  };
  return handle;
}
