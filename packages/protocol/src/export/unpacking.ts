/** The heavy work of reading an export file, as a port: whoever has a faster way than pure code gives it. */

/** How an entry of a zip is unpacked and hashed. Whatever it rejects, or does otherwise than pure code, pure code reads again. */
export interface Unpacking {
  /** Raw DEFLATE (RFC 1951). Rejects when it is broken, or as soon as it comes to more than `size` bytes, for which there is room. */
  inflate(packed: Uint8Array, size: number): Promise<Uint8Array>;
  /** CRC-32 (ISO 3309). */
  crc32(bytes: Uint8Array): number;
  sha256(bytes: Uint8Array): Promise<Uint8Array>;
}
