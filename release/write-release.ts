/** What an operator installs, in a folder: an archive for each server, its image, and the hashes of all in `SHA256SUMS`. */
import { createHash } from "node:crypto";
import {
  createReadStream,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { archive } from "./archive.ts";
import { writeBundle } from "./bundle.ts";
import { buildDesks } from "./desks.ts";
import { writeImage } from "./image.ts";
import { hasDesk, type Server } from "./servers.ts";

/** Makes the release of some servers in `out` and says the name and size of every file. */
export async function writeRelease(
  servers: readonly Server[],
  out: string,
  image: boolean,
  say: (line: string) => void,
): Promise<void> {
  mkdirSync(out, { recursive: true });
  const work = mkdtempSync(join(tmpdir(), "bluezone-release-"));
  const sums: string[] = [];
  try {
    const desks = servers.some(hasDesk) ? await buildDesks(join(work, "desks")) : async () => [];
    for (const server of servers) {
      const made = join(work, server);
      const { name, version } = await writeBundle(server, made, desks);
      const folder = join(work, name);
      renameSync(made, folder);
      const files = [`${name}.tar.gz`, ...(image ? [`${name}.oci.tar`] : [])];
      await archive(work, [name], join(out, files[0]!));
      if (files[1] !== undefined) await writeImage(server, version, folder, join(out, files[1]));
      for (const file of files) {
        const hash = createHash("sha256");
        await pipeline(createReadStream(join(out, file)), hash);
        sums.push(`${hash.digest("hex")}  ${file}\n`);
        say(`${file}: ${(statSync(join(out, file)).size / 1e6).toFixed(1)} MB`);
      }
      rmSync(folder, { recursive: true });
    }
    writeFileSync(join(out, "SHA256SUMS"), sums.join(""));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
