/**
 * Bytes as text and back, their equality and order, and little-endian numbers.
 * Hexadecimal is lower case; base64 is RFC 4648 §4 (with padding), base64url is §5 (without).
 * Each reader is strict: one text a value, so that texts may be compared and signed.
 */
import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js";

/** Lower-case hexadecimal. */
export const toHex = (bytes: Uint8Array): string => bytesToHex(bytes);

/** Bytes from hexadecimal of either case. Throws RangeError when it is not an even number of hex digits. */
export function fromHex(hex: string): Uint8Array {
  if (hex.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(hex)) throw new RangeError("not hexadecimal");
  return hexToBytes(hex);
}

const STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL_SAFE = `${STANDARD.slice(0, 62)}-_`;

function encode(bytes: Uint8Array, alphabet: string): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const digits = Math.min(bytes.length - i, 3) + 1;
    for (let d = 0; d < digits; d++) text += alphabet[(group >>> (18 - 6 * d)) & 63];
  }
  return text;
}

/** The value of each digit by its code; −1 for what is none. Looked up, not searched for: a phone decodes megabytes without a compiler. */
const valuesOf = (alphabet: string): Int8Array => {
  const values = new Int8Array(128).fill(-1);
  for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i;
  return values;
};
const STANDARD_VALUES = valuesOf(STANDARD);
const URL_SAFE_VALUES = valuesOf(URL_SAFE);

function decode(digits: string, values: Int8Array): Uint8Array | undefined {
  if (digits.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < digits.length; i++) {
    const code = digits.charCodeAt(i);
    const value = code < 128 ? values[code]! : -1;
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = held >>> bits;
    }
  }
  // Bits left over must be zero, otherwise two texts would mean the same bytes.
  return (held & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}

/** Base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  const text = encode(bytes, STANDARD);
  return text.padEnd(Math.ceil(text.length / 4) * 4, "=");
}
/** Bytes from padded base64. Throws RangeError for a foreign character, wrong padding or left-over bits that are not zero. */
export function fromBase64(text: string): Uint8Array {
  const bytes = text.length % 4 === 0 ? decode(text.replace(/={1,2}$/, ""), STANDARD_VALUES) : undefined;
  if (!bytes) throw new RangeError("not base64");
  return bytes;
}

/** Base64url without padding. */
export const toBase64Url = (bytes: Uint8Array): string => encode(bytes, URL_SAFE);
/** Bytes from unpadded base64url. Throws RangeError for a foreign character, padding or left-over bits that are not zero. */
export function fromBase64Url(text: string): Uint8Array {
  const bytes = decode(text, URL_SAFE_VALUES);
  if (!bytes) throw new RangeError("not base64url");
  return bytes;
}

/** Whether two byte strings are the same; for secrets too: of equal lengths, the time does not depend on where they differ. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ b[i]!;
  return difference === 0;
}

/** Order by unsigned byte, a prefix before the longer string: negative when `a` comes first, 0 when equal. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

/** The byte strings one after another, in one new array. */
export const joinBytes = (...parts: readonly Uint8Array[]): Uint8Array => concatBytes(...parts);

/** A number as 4 bytes, least significant first; bits above 2³² are dropped. */
export function u32le(n: number): Uint8Array {
  return Uint8Array.of(n, n >>> 8, n >>> 16, n >>> 24);
}
