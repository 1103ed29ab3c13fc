/** A table of identities as the bytes in which the native radio takes it (modules/radio/face.ts, `schedule`). */
import type { Identity } from "@bluezone/device/alone";
import { joinBytes } from "@bluezone/protocol/bytes";

/** A whole number, 8 bytes, most significant first. */
function eight(n: number): Uint8Array {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`a whole number from 0 to 2^53 - 1, not ${n}`);
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setUint32(0, Math.floor(n / 2 ** 32));
  bytes.setUint32(4, n % 2 ** 32);
  return new Uint8Array(bytes.buffer);
}

/** AD structures with their length in front. */
function counted(structures: Uint8Array): Uint8Array {
  if (structures.length > 31) throw new RangeError(`31 bytes at most, not ${structures.length}`);
  return Uint8Array.of(structures.length, ...structures);
}

/** The row of one identity. A moment of a corrected clock may lie within a millisecond: the radio's do not. */
function row({ name, from, until, advert, scanResponse, payload }: Identity): Uint8Array {
  if (payload.length !== 20) throw new RangeError(`a payload has 20 bytes, not ${payload.length}`);
  const numbers = [name, Math.trunc(from), Math.trunc(until)].map(eight);
  return joinBytes(...numbers, counted(advert), counted(scanResponse), payload);
}

/**
 * A row an identity, one behind the other: name, from, until (8 bytes, most significant first), advert and scan response (a byte of
 * length in front), payload. Throws RangeError for an identity that has no such row. Vectors: `vectors/radio/identity-table.json`.
 */
export const identityTable = (table: readonly Identity[]): Uint8Array => joinBytes(...table.map(row));
