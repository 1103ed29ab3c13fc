/**
 * The programs that a machine with Node and npm has: quick tests find these alone, also where others are installed, so that
 * none comes to need one of them. What needs another program is a deep test.
 */
import { existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";

/** What quick tests and the scripts that they write call by name: npm, and of POSIX these three; npm itself needs the shell. */
const CALLED = ["npm", "sh", "cat", "sleep"];

/**
 * A PATH of the packages' own programs, with Node among them, and of links to `CALLED`. The links' folder goes with this
 * process. Windows makes no links for everybody and has none of the hidden programs: there `path` itself. Throws Error where
 * one of `CALLED` is nowhere on `path`.
 */
export function barePath(path: string): string {
  if (process.platform === "win32") return path;
  const folder = mkdtempSync(join(tmpdir(), "bluezone-path-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const name of CALLED) {
    const found = path
      .split(delimiter)
      .map((place) => resolve(place, name))
      .find((file) => existsSync(file));
    if (found === undefined) throw new Error(`${name} is nowhere on the PATH`);
    symlinkSync(found, join(folder, name));
  }
  return [resolve(import.meta.dirname, "../../node_modules/.bin"), folder].join(delimiter);
}
