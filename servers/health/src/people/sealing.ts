/** How what is of a person is sealed: AES-256-GCM under the person's own key, bound to the person and the column. */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from "node:crypto";
import type { Random } from "@bluezone/server-kit/time/random";

const IV = 12;
const TAG = 16;

/**
 * A key as Node's ciphers take it. Bytes given to them as they are cost some twenty microseconds at each use: more than all the
 * rest of it.
 */
const ready = (key: Uint8Array | KeyObject): KeyObject =>
  key instanceof Uint8Array ? createSecretKey(key) : key;

/** Seals bytes under a key, for one use alone. */
export function sealBytes(
  random: Random,
  key: Uint8Array | KeyObject,
  use: string,
  bytes: Uint8Array,
): Uint8Array {
  const iv = random.bytes(IV);
  const cipher = createCipheriv("aes-256-gcm", ready(key), iv).setAAD(Buffer.from(use));
  return new Uint8Array(Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]));
}

/** Opens what was sealed for this use. Throws when it was changed, or sealed for another. */
export function openBytes(key: Uint8Array | KeyObject, use: string, sealed: Uint8Array): Uint8Array {
  const decipher = createDecipheriv("aes-256-gcm", ready(key), sealed.subarray(0, IV), { authTagLength: TAG })
    .setAAD(Buffer.from(use))
    .setAuthTag(sealed.subarray(-TAG));
  return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(IV, -TAG)), decipher.final()]));
}

/** Seals and opens texts of one person, each bound to its column. */
export type PersonSeal = {
  seal(column: string, text: string): Uint8Array;
  sealOrNull(column: string, text: string | null): Uint8Array | null;
  open(column: string, sealed: Uint8Array): string;
  openOrNull(column: string, sealed: Uint8Array | null): string | null;
};

/** The seal of a person's data key. */
export function personSeal(random: Random, id: string, key: Uint8Array): PersonSeal {
  const once = ready(key);
  const use = (column: string): string => `person/${id}/${column}`;
  const seal = (column: string, text: string): Uint8Array =>
    sealBytes(random, once, use(column), Buffer.from(text, "utf8"));
  const open = (column: string, sealed: Uint8Array): string =>
    Buffer.from(openBytes(once, use(column), sealed)).toString("utf8");
  return {
    seal,
    open,
    sealOrNull: (column, text) => (text === null ? null : seal(column, text)),
    openOrNull: (column, sealed) => (sealed === null ? null : open(column, sealed)),
  };
}
