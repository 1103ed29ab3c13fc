/** A backup's place: a file of this machine, or a name in an object store (`s3://bucket/path/NAME`). */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { World } from "./command.ts";

/** Whether a backup's name is one in an object store. */
const isAway = (name: string): boolean => name.startsWith("s3://");

/**
 * Does work with a file that stands for a backup in an object store, in a folder that is gone afterwards: it is fetched before the work,
 * or sent after it. The store is that of the server's own variables.
 */
export async function withAway<T>(
  name: string,
  { server, env }: { readonly server: string; readonly env: World["env"] },
  work: (file: string) => Promise<T>,
  way: "send" | "fetch",
): Promise<T> {
  if (!isAway(name)) return work(name);
  const { fetchBackup, sendBackup } = await import("@bluezone/server-kit/backup/backup-away");
  const { filesPlace, openFiles } = await import("@bluezone/server-kit/files/files-place");
  const { systemRandom } = await import("@bluezone/server-kit/time/random");
  const blobs = await openFiles(filesPlace(env, server.toUpperCase(), name));
  const folder = await mkdtemp(join(env["TMPDIR"] ?? tmpdir(), "bluezone-backup-"));
  const file = join(folder, "backup");
  try {
    if (way === "fetch") await fetchBackup(blobs, file);
    const done = await work(file);
    if (way === "send") await sendBackup(file, blobs, systemRandom);
    return done;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
