/** The heavy work of writing a zip, as a port: whoever has a faster way than pure code gives it. */
import { Deflate } from "fflate";

/** How a zip's entries are packed. */
export interface Packing {
  /** CRC-32 (ISO 3309) of a piece and all before it, whose CRC is `before`: 0 when there is none. */
  crc32(piece: Uint8Array, before: number): number;
  /** Raw DEFLATE (RFC 1951). A piece is used up before the next one is asked for. */
  deflate(pieces: Iterable<Uint8Array>): AsyncIterable<Uint8Array>;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
});

/** CRC-32 as `Packing` has it. */
export function crc32(piece: Uint8Array, before: number): number {
  let c = ~before;
  for (const byte of piece) c = CRC_TABLE[(c ^ byte) & 0xff]! ^ (c >>> 8);
  return ~c >>> 0;
}

/** Packing that runs anywhere. */
export const PURE_PACKING: Packing = {
  crc32,
  async *deflate(pieces) {
    const packed: Uint8Array[] = [];
    const deflate = new Deflate({ level: 6 }, (piece) => packed.push(piece));
    for (const piece of pieces) {
      deflate.push(piece);
      yield* packed.splice(0);
    }
    deflate.push(new Uint8Array(0), true);
    yield* packed;
  },
};
