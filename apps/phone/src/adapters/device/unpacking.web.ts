/** Unpacking of export files in a browser: Compression Streams and Web Cryptography. */
import { crc32 } from "@bluezone/protocol/export/packing";
import type { Unpacking } from "@bluezone/protocol/export/unpacking";

/** Reads a stream that is to come to `size` bytes. Rejects with RangeError when it is more, before it has been read further. */
async function whole(stream: ReadableStream<Uint8Array>, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  const reader = stream.getReader();
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes.subarray(0, at);
    if (at + value.length > size) {
      await reader.cancel();
      throw new RangeError(`more than ${size} bytes were unpacked`);
    }
    bytes.set(value, at);
    at += value.length;
  }
}

const BROWSER: Unpacking = {
  inflate: (packed, size) =>
    whole(new Blob([packed as BlobPart]).stream().pipeThrough(new DecompressionStream("deflate-raw")), size),
  crc32: (bytes) => crc32(bytes, 0),
  sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as BufferSource)),
};

/** The browser's; undefined where it has no such streams, or no cryptography because the page came without TLS. */
export const openUnpacking = (): Unpacking | undefined =>
  typeof DecompressionStream === "function" && globalThis.crypto?.subtle ? BROWSER : undefined;
