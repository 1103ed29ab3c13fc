/** Bytes that only this server opens again: AES-256-GCM under a key of 32 bytes, each seal bound to its use. */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from "node:crypto";
import type { Random } from "../time/random.ts";

const IV = 12;
const TAG = 16;

/**
 * A key as Node's ciphers take it. Bytes given to them as they are cost some twenty microseconds at each use: more than all the
 * rest of it.
 */
export const sealKey = (key: Uint8Array | KeyObject): KeyObject =>
  key instanceof Uint8Array ? createSecretKey(key) : key;

/** Seals bytes under a key, for one use alone. */
export function sealBytes(
  random: Random,
  key: Uint8Array | KeyObject,
  use: string,
  bytes: Uint8Array,
): Uint8Array {
  const iv = random.bytes(IV);
  const cipher = createCipheriv("aes-256-gcm", sealKey(key), iv).setAAD(Buffer.from(use));
  return new Uint8Array(Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]));
}

/** Opens what was sealed for this use. Throws when it was changed, or sealed for another. */
export function openBytes(key: Uint8Array | KeyObject, use: string, sealed: Uint8Array): Uint8Array {
  const decipher = createDecipheriv("aes-256-gcm", sealKey(key), sealed.subarray(0, IV), {
    authTagLength: TAG,
  })
    .setAAD(Buffer.from(use))
    .setAuthTag(sealed.subarray(-TAG));
  return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(IV, -TAG)), decipher.final()]));
}
