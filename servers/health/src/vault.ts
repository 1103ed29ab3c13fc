/**
 * The vault: keys lie in the database only sealed (AES-256-GCM) under a secret that the database never sees, so a
 * stolen copy of the tables opens nothing. The first secret seals, all of them open: so it can be changed.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from "node:crypto";
import type { Secret } from "@bluezone/server-kit/start/secret";
import { StartError } from "@bluezone/server-kit/start/start-error";
import type { Random } from "@bluezone/server-kit/time/random";

/** What can be done with the secrets. `use` names what bytes are for; bytes sealed for one use open for no other. */
export type Vault = {
  seal(use: string, bytes: Uint8Array): Uint8Array;
  /** Throws StartError when none of the secrets opens it. */
  open(use: string, sealed: Uint8Array): Uint8Array;
  /** The same bytes sealed by the first secret, or nothing when they are so already. Throws as `open`. */
  renewed(use: string, sealed: Uint8Array): Uint8Array | undefined;
  /** The keyed hashes of bytes under every secret, that of the first first: 32 bytes each. */
  hashes(use: string, bytes: Uint8Array): readonly [Uint8Array, ...Uint8Array[]];
};

const IV = 12;
const TAG = 16;

/** A vault over one or more secrets, newest first. Throws RangeError when there is none. */
export function createVault(secrets: readonly Secret[], random: Random): Vault {
  const keys = secrets.map((secret) => ({ seal: derive(secret, "seal"), hash: derive(secret, "hash") }));
  const [first, ...others] = keys;
  if (!first) throw new RangeError("a vault needs at least one secret");
  function seal(use: string, bytes: Uint8Array): Uint8Array {
    const iv = random.bytes(IV);
    const cipher = createCipheriv("aes-256-gcm", first!.seal, iv).setAAD(Buffer.from(use));
    return new Uint8Array(Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]));
  }
  function open(use: string, sealed: Uint8Array): Uint8Array {
    for (const { seal } of keys) {
      const opened = tryOpen(seal, use, sealed);
      if (opened) return opened;
    }
    throw new StartError(
      "HEALTH_SECRET is not the secret that this database was made with; put the old one behind the new one, separated by a comma.",
    );
  }
  return {
    seal,
    open,
    renewed: (use, sealed) => (tryOpen(first.seal, use, sealed) ? undefined : seal(use, open(use, sealed))),
    hashes(use, bytes) {
      const under = ({ hash }: { hash: Buffer }) =>
        new Uint8Array(createHmac("sha256", hash).update(`${use}\0`).update(bytes).digest());
      return [under(first), ...others.map(under)];
    },
  };
}

const derive = (secret: Secret, use: string): Buffer =>
  Buffer.from(hkdfSync("sha256", secret.reveal(), "", `bluezone health ${use}`, 32));

function tryOpen(key: Buffer, use: string, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < IV + TAG) return undefined;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, IV), { authTagLength: TAG })
      .setAAD(Buffer.from(use))
      .setAuthTag(sealed.subarray(-TAG));
    return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(IV, -TAG)), decipher.final()]));
  } catch {
    return undefined;
  }
}
