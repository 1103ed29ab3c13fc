/** Packing of export files with Node's zlib, which works beside the main thread. */
import { once } from "node:events";
import { crc32, createDeflateRaw } from "node:zlib";
import type { Packing } from "@bluezone/protocol/packing";

/** `level` 6: a higher one takes much longer for hardly a byte less, for keys are random. */
export const NODE_PACKING: Packing = {
  crc32,
  async *deflate(pieces) {
    const stream = createDeflateRaw({ level: 6, chunkSize: 64 * 1024 });
    const packed: Uint8Array[] = [];
    stream.on("data", (piece: Uint8Array) => packed.push(piece));
    try {
      for (const piece of pieces) {
        await new Promise<void>((done, failed) =>
          stream.write(piece, (error) => (error ? failed(error) : done())),
        );
        yield* packed.splice(0);
      }
      stream.end();
      await once(stream, "end");
      yield* packed;
    } finally {
      stream.destroy();
    }
  },
};
