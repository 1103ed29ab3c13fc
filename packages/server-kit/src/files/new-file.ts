/** A file made whole at once, and only when there is none: whoever is killed leaves none or all of it. */
import { randomUUID } from "node:crypto";
import { link, open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { flushFolder } from "./flush-folder.ts";

/**
 * Makes a file with its whole text, on disk before this resolves. A file that is there stays as it is, also one that
 * another process has made meanwhile. @param mode its rights. @returns whether it was made.
 */
export async function makeFile(path: string, text: string, mode = 0o600): Promise<boolean> {
  const unfinished = `${path}.${randomUUID()}.unfinished`;
  const file = await open(unfinished, "wx", mode);
  try {
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(unfinished, path);
    await flushFolder(dirname(path));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
}
