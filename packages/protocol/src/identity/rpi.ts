/**
 * Rolling proximity identifiers: what a phone says in the air, a new one every 10 minutes.
 * GAEN cryptography specification, "Rolling Proximity Identifier". This is the readable reference; `match-kernel` derives
 * the same values faster.
 */
import { ecb } from "@noble/ciphers/aes.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { u32le } from "../bytes.ts";
import { Enin } from "../time.ts";
import { KEY_LENGTH, lastInterval, type Tek } from "./tek.ts";

declare const brand: unique symbol;
/** The AES key of a day's identifiers (RPIK), 16 bytes. Made by `rpiKey`, so a TEK cannot stand in for it. */
export type RpiKey = Uint8Array & { readonly [brand]: "RpiKey" };

const INFO = utf8ToBytes("EN-RPIK");
const PADDED_DATA_HEAD = utf8ToBytes("EN-RPI");

/** The identifier key of a TEK's 16 bytes: HKDF-SHA256, no salt, info "EN-RPIK". Throws RangeError for another length. */
export function rpiKey(key: Uint8Array): RpiKey {
  if (key.length !== KEY_LENGTH) throw new RangeError(`a key has 16 bytes, not ${key.length}`);
  return hkdf(sha256, key, undefined, INFO, KEY_LENGTH) as Uint8Array as RpiKey;
}

/**
 * The identifier of an interval, 16 bytes: AES-128 of "EN-RPI", six zeros and the ENIN, least significant byte first.
 *
 * @example
 * ```ts
 * import { fromHex, toHex } from "@bluezone/protocol/bytes";
 * import { rpi, rpiKey } from "@bluezone/protocol/identity/rpi";
 * import { Enin } from "@bluezone/protocol/time";
 *
 * const key = rpiKey(fromHex("75c734c6dd1a782de7a965da5eb93125"));
 * toHex(rpi(key, Enin(2642976))); // → "8be6cd371c5c891604bfbe49df845096"
 * ```
 */
export function rpi(key: RpiKey, enin: Enin): Uint8Array {
  const block = new Uint8Array(16);
  block.set(PADDED_DATA_HEAD, 0);
  block.set(u32le(enin), 12);
  return ecb(key, { disablePadding: true }).encrypt(block);
}

/** All identifiers of a key, of its first interval first. */
export function rpis(t: Tek): { readonly enin: Enin; readonly rpi: Uint8Array }[] {
  const key = rpiKey(t.key);
  const all = [];
  for (let i: number = t.rollingStart; i <= lastInterval(t); i++)
    all.push({ enin: Enin(i), rpi: rpi(key, Enin(i)) });
  return all;
}
