/** The heavy work of writing a zip, as a port: whoever has a faster way than pure code gives it. */
import { Deflate } from "fflate";

/** How a zip's entries are packed. */
export interface Packing {
  /** CRC-32 (ISO 3309) of a piece and all before it, whose CRC is `before`: 0 when there is none. */
  crc32(piece: Uint8Array, before: number): number;
  /** Raw DEFLATE (RFC 1951). A piece is used up before the next one is asked for. */
  deflate(pieces: Iterable<Uint8Array>): AsyncIterable<Uint8Array>;
}

/** For each byte what it becomes when 0, 1, 2, 3 more bytes have passed: four bytes are looked up at once ("slicing by 4"). */
const CRC_TABLES = Array.from({ length: 4 }, () => new Uint32Array(256));
const [T0, T1, T2, T3] = CRC_TABLES as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
for (let n = 0; n < 256; n++) {
  let c = n;
  for (const table of CRC_TABLES) {
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    table[n] = c;
  }
}

/** CRC-32 as `Packing` has it. */
export function crc32(piece: Uint8Array, before: number): number {
  let c = ~before;
  let at = 0;
  for (; at + 4 <= piece.length; at += 4) {
    c ^= piece[at]! | (piece[at + 1]! << 8) | (piece[at + 2]! << 16) | (piece[at + 3]! << 24);
    c = T3[c & 0xff]! ^ T2[(c >>> 8) & 0xff]! ^ T1[(c >>> 16) & 0xff]! ^ T0[c >>> 24]!;
  }
  for (; at < piece.length; at++) c = T0[(c ^ piece[at]!) & 0xff]! ^ (c >>> 8);
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
