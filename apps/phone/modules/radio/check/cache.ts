/**
 * What was made once is not made again: a folder of the user's cache, outside the repository, with an entry for each content that
 * something was made of.
 */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const root = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "bluezone", "native-check");

/** Entries of a kind that are kept, newest first: an older one is of a content that nobody has any more. */
const KEPT = 4;

/** All files below folders, and files by themselves, in order. */
export function filesOf(...places: readonly string[]): string[] {
  return places
    .flatMap((place) =>
      statSync(place).isDirectory()
        ? readdirSync(place, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => join(entry.parentPath, entry.name))
        : [place],
    )
    .sort();
}

/** A name for the content of files and of texts beside them. */
export function contentOf(files: readonly string[], ...texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  for (const text of texts) hash.update(text).update("\0");
  return hash.digest("hex").slice(0, 24);
}

/**
 * The folder of what `make` made of this content. It is made in a folder beside it and moved when it is whole, so that a
 * check that was killed leaves nothing half. Throws what `make` throws; then nothing is kept.
 */
export async function made(
  kind: string,
  content: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const kindFolder = join(root, kind);
  const folder = join(kindFolder, content);
  if (existsSync(folder)) return folder;
  mkdirSync(kindFolder, { recursive: true });
  const half = mkdtempSync(join(kindFolder, ".half-"));
  try {
    await make(half);
    if (!existsSync(folder)) renameSync(half, folder);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  const entries = readdirSync(kindFolder).filter((name) => !name.startsWith("."));
  const byAge = entries.map((name) => ({ name, at: statSync(join(kindFolder, name)).mtimeMs }));
  for (const { name } of byAge.sort((a, b) => b.at - a.at).slice(KEPT))
    rmSync(join(kindFolder, name), { recursive: true, force: true });
  return folder;
}
