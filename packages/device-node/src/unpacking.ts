/** Unpacking of export files with Node's zlib and OpenSSL. */
import { createHash } from "node:crypto";
import { crc32, inflateRawSync } from "node:zlib";
import type { Unpacking } from "@bluezone/protocol/export/unpacking";

/** Output is made in pieces of this size at most, in bytes. */
const LARGEST_PIECE = 1024 * 1024;

/** An export of 100,000 keys takes a few milliseconds, so nothing is handed to another thread. */
export const NODE_UNPACKING: Unpacking = {
  async inflate(packed, size) {
    const chunkSize = Math.min(Math.max(size + 1, 64), LARGEST_PIECE);
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1), chunkSize });
  },
  crc32: (bytes) => crc32(bytes),
  sha256: async (bytes) => createHash("sha256").update(bytes).digest(),
};
