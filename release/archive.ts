/** A folder as one file whose bytes depend on nothing but the files in it: no time, owner or order of this machine. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

/** The time of every file, in seconds: the first that the archives of all systems can say. */
export const TIME = Date.UTC(1980, 0, 1) / 1_000;

/** Writes what is named in `folder` into the tar `file`; a name that ends with .gz is packed. Needs GNU tar. */
export async function archive(folder: string, names: readonly string[], file: string): Promise<void> {
  const tar = spawn(
    "tar",
    [
      ...["--create", "--format=gnu", "--sort=name", `--mtime=@${TIME}`],
      ...["--owner=0", "--group=0", "--numeric-owner", "--mode=u=rwX,go=rX"],
      ...["--directory", folder, ...names],
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const ended = once(tar, "exit");
  // Node's own zlib: it comes with the lock file, a gzip of the machine does not.
  const pack = file.endsWith(".gz") ? createGzip({ level: 6 }) : new PassThrough();
  await pipeline(tar.stdout, pack, createWriteStream(file));
  const [status] = await ended;
  if (status !== 0) throw new Error(`tar ended with ${status}`);
}
