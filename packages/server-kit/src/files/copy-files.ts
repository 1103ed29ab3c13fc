/** Moving a server's files from one store to another. */
import { StartError } from "../start/start-error.ts";
import type { BlobHeaders, Blobs } from "./blobs.ts";
import { ownerOf } from "./own-files.ts";

/** What was copied anew, and what stood there already. */
export type FilesCopied = { readonly copied: number; readonly same: number };

/**
 * Copies every file, each read back and compared; those that name others come last, so that who reads from the new store
 * meanwhile finds what is named. What is there already and the same stays; what is there and not here stays too. Killed
 * anywhere it can be run again. @param headersOf what readers are told of a file. @param isIndex whether a file names others.
 * Throws StartError when the new store holds another installation's files, and when it gives back something else.
 */
export async function copyFiles(
  from: Blobs,
  to: Blobs,
  headersOf: (name: string) => string | BlobHeaders,
  isIndex: (name: string) => boolean = () => false,
): Promise<FilesCopied> {
  const owner = await ownerOf(to);
  if (owner !== undefined && owner !== (await ownerOf(from)))
    throw new StartError(`The new place holds files of another installation (${owner}); name another.`);
  const names = await from.list("");
  let [copied, same] = [0, 0];
  for (const name of [...names.filter((one) => !isIndex(one)), ...names.filter(isIndex)]) {
    const bytes = await from.get(name);
    // One that went meanwhile.
    if (!bytes) continue;
    if (isSame(await to.get(name), bytes)) {
      same += 1;
      continue;
    }
    await to.put(name, bytes, headersOf(name));
    if (!isSame(await to.get(name), bytes))
      throw new Error("a store gives back other bytes than it was given");
    copied += 1;
  }
  return { copied, same };
}

const isSame = (found: Uint8Array | undefined, bytes: Uint8Array): boolean =>
  found !== undefined && Buffer.from(found).equals(bytes);
