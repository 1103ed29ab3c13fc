/** The town's signing keys: in a folder, or as long as the process. */
import { type KeyFolder, openKeyFolder } from "@bluezone/server-kit/keys/key-folder";
import { generateKeyPem, type Signer, signerFromPem } from "@bluezone/server-kit/keys/signer";

export type Signing = KeyFolder;

function memorySigning(): Signing {
  const signers = new Map<string, Signer>();
  return {
    names: async () => [...signers.keys()].sort(),
    find: async (name) => signers.get(name),
    destroy: async (name) => void signers.delete(name),
    async signer(name) {
      const signer = signers.get(name) ?? signerFromPem(generateKeyPem(), name);
      signers.set(name, signer);
      return signer;
    },
  };
}

/** Opens them; null keeps nothing. */
export const openSigning = async (folder: string | null): Promise<Signing> =>
  folder === null ? memorySigning() : openKeyFolder(folder);
