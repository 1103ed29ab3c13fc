/** Private keys in a folder, one PEM file each, that only their owner may read. */
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "../files/make-folder.ts";
import { makeFile } from "../files/new-file.ts";
import { StartError } from "../start/start-error.ts";
import { generateKeyPem, type Signer, signerFromPem } from "./signer.ts";

/** Keys by name: letters, digits, `-` and `_`, at most 64. A key's name is its `kid`. */
export type KeyFolder = {
  /** Names of the keys there are, sorted. */
  names(): Promise<readonly string[]>;
  /** The key of a name, made when there is none yet. */
  signer(name: string): Promise<Signer>;
  /** The key of a name, or nothing when there is none. */
  find(name: string): Promise<Signer | undefined>;
  /** Destroys a key; when there is none, nothing happens. */
  destroy(name: string): Promise<void>;
};

/**
 * Opens a folder of keys, made when absent with rights for its owner only.
 * Opening and reading throw StartError when others may read a key, or a file is no key; it never shows what is inside.
 */
export async function openKeyFolder(folder: string): Promise<KeyFolder> {
  await makeFolder(folder, 0o700).catch((error: unknown) => {
    throw new StartError(`The key folder ${folder} cannot be made; name one that this user can write.`, {
      cause: error,
    });
  });
  await demandPrivate(folder, "folder", "700");

  const pathOf = (name: string): string => {
    if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(name))
      throw new RangeError(
        "a key's name has 1 to 64 letters, digits, - and _, and begins with a letter or digit",
      );
    return join(folder, `${name}.pem`);
  };
  async function find(name: string): Promise<Signer | undefined> {
    const path = pathOf(name);
    const pem = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw new StartError(`The key file ${path} cannot be read; give this user the right.`, {
        cause: error,
      });
    });
    if (pem === undefined) return undefined;
    await demandPrivate(path, "file", "600");
    try {
      return signerFromPem(pem, name);
    } catch {
      throw new StartError(`The key file ${path} is not an ECDSA P-256 key in PEM; put back a copy of it.`);
    }
  }
  return {
    find,
    async names() {
      const files = (await readdir(folder)).filter((file) =>
        /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.pem$/.test(file),
      );
      return files.map((file) => file.slice(0, -".pem".length)).sort();
    },
    async signer(name) {
      const found = await find(name);
      if (found) return found;
      await makeFile(pathOf(name), generateKeyPem());
      return (await find(name))!;
    },
    async destroy(name) {
      await rm(pathOf(name), { force: true });
    },
  };
}

async function demandPrivate(path: string, what: string, rights: string): Promise<void> {
  // Windows has no such rights; there the folder's own list of rights decides.
  if (process.platform === "win32") return;
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0)
    throw new StartError(`The key ${what} ${path} can be read by other users; run: chmod ${rights} ${path}.`);
}
