/**
 * Associated encrypted metadata: 4 bytes beside an identifier that only the holder of the day's key can read.
 * GAEN cryptography specification, "Associated Encrypted Metadata": AES-128-CTR with the identifier as the counter.
 */
import { ctr } from "@noble/ciphers/aes.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { decodeMetadata, encodeMetadata, type Metadata } from "./metadata.ts";
import { KEY_LENGTH } from "./tek.ts";

declare const brand: unique symbol;
/** The AES key of a day's metadata (AEMK), 16 bytes. Made by `aemKey`, so a TEK cannot stand in for it. */
export type AemKey = Uint8Array & { readonly [brand]: "AemKey" };

const INFO = utf8ToBytes("EN-AEMK");

/** The metadata key of a TEK's 16 bytes: HKDF-SHA256, no salt, info "EN-AEMK". Throws RangeError for another length. */
export function aemKey(key: Uint8Array): AemKey {
  if (key.length !== KEY_LENGTH) throw new RangeError(`a key has 16 bytes, not ${key.length}`);
  return hkdf(sha256, key, undefined, INFO, KEY_LENGTH) as Uint8Array as AemKey;
}

/**
 * The 4 bytes to send beside the identifier `rpi`. Throws RangeError as `encodeMetadata` does.
 *
 * @example
 * ```ts
 * import { aemKey, openMetadata, sealMetadata } from "@bluezone/protocol/identity/aem";
 * import { rpi, rpiKey } from "@bluezone/protocol/identity/rpi";
 * import { Enin } from "@bluezone/protocol/time";
 *
 * const day = new Uint8Array(16).fill(7);
 * const id = rpi(rpiKey(day), Enin(2681758));
 * const sealed = sealMetadata(aemKey(day), id, { version: "1.1", confidence: 3, txPower: -8 });
 * openMetadata(aemKey(day), id, sealed)?.txPower; // → -8
 * ```
 */
export const sealMetadata = (key: AemKey, rpi: Uint8Array, metadata: Metadata): Uint8Array =>
  ctr(key, rpi).encrypt(encodeMetadata(metadata));

/** What was sent beside the identifier `rpi`, or `undefined` when the bytes hold no metadata that a phone sends. */
export const openMetadata = (key: AemKey, rpi: Uint8Array, aem: Uint8Array): Metadata | undefined =>
  decodeMetadata(ctr(key, rpi).decrypt(aem));
