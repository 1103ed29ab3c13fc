/** The export folder as anybody could see it at one moment: indexes and files. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Names and bytes below `exports/`, and names that no file may have for good. */
export type Exports = {
  /** Index by name, with its lines. */
  readonly indexes: ReadonlyMap<string, readonly string[]>;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Files that were begun and never became what they should. */
  readonly unfinished: readonly string[];
};

export function readExports(folder: string): Exports {
  const root = join(folder, "exports");
  const indexes = new Map<string, readonly string[]>();
  const files = new Map<string, Uint8Array>();
  const unfinished: string[] = [];
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(root.length + 1);
    if (entry.name.endsWith(".zip")) files.set(name, readFileSync(path));
    else if (entry.name.endsWith(".txt"))
      indexes.set(name, readFileSync(path, "utf8").split("\n").slice(0, -1));
    if (entry.name.startsWith(".")) {
      unfinished.push(name);
      files.delete(name);
      indexes.delete(name);
    }
  }
  return { indexes, files, unfinished };
}

export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
