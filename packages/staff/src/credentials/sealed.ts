/** What better-auth keeps encrypted, opened and sealed in its own form: the secrets of authenticator apps and recovery codes. */
import type { encryptionKeys } from "../secrets.ts";

/** Opens what any of the keys sealed, and seals under the newest. */
export type SealBox = {
  /** The text. Rejects when it is sealed under none of the keys. */
  open(sealed: string): Promise<string>;
  seal(text: string): Promise<string>;
  /** A text sealed once: the same each time, for what has to cost what opening something costs. */
  decoy(text: string): Promise<string>;
  /** Whether it is not under the newest key. */
  isOld(sealed: string): Promise<boolean>;
};

/** @param keys newest first, at least one. better-auth is loaded by the first call that needs it. */
export function createSealed(keys: ReturnType<typeof encryptionKeys>): SealBox {
  const key = {
    keys: new Map(keys.map(({ version, value }) => [version, value])),
    currentVersion: keys[0]?.version ?? 0,
  };
  const crypto = () => import("better-auth/crypto");
  const seal = async (data: string) => (await crypto()).symmetricEncrypt({ key, data });
  const decoys = new Map<string, Promise<string>>();
  return {
    open: async (data) => (await crypto()).symmetricDecrypt({ key, data }),
    seal,
    decoy(text) {
      const made = decoys.get(text) ?? seal(text);
      decoys.set(text, made);
      return made;
    },
    isOld: async (sealed) => (await crypto()).parseEnvelope(sealed)?.version !== key.currentVersion,
  };
}
