/** A WebP (RFC 9649) with only what draws it: no Exif, XMP or colour profile; a moving picture is not taken. */
import { checkPictureSize } from "./picture-size.ts";
import { refusal } from "./refusal.ts";
import { type Chunk, chunksOf, riffOf } from "./riff.ts";

const KEPT = new Set(["VP8 ", "VP8L", "VP8X", "ALPH"]);
const [MOVING, ALPHA] = [0x02, 0x10];

/** The bare picture. Throws Fault `file_kind`, `file_unreadable` or `file_too_large`. */
export function stripWebp(bytes: Uint8Array): Uint8Array {
  const chunks = chunksOf(bytes)
    .filter(({ id }) => KEPT.has(id))
    .map(bare);
  if (!chunks.some(({ id }) => id === "VP8 " || id === "VP8L")) throw refusal("file_unreadable");
  return riffOf("WEBP", chunks);
}

/** A chunk as it is kept: the head of an extended file no longer announces what was taken out. */
function bare({ id, data }: Chunk): Chunk {
  const byte = (at: number): number => data[at] ?? 0;
  if (id === "VP8X") {
    if (data.length < 10) throw refusal("file_unreadable");
    if (byte(0) & MOVING) throw refusal("file_kind");
    const size = (at: number): number => 1 + (byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16));
    checkPictureSize(size(4), size(7));
    return { id, data: Uint8Array.from([byte(0) & ALPHA, ...data.subarray(1, 10)]) };
  }
  if (id === "VP8 ")
    checkPictureSize((byte(6) | (byte(7) << 8)) & 0x3fff, (byte(8) | (byte(9) << 8)) & 0x3fff);
  if (id === "VP8L") {
    const bits = byte(1) | (byte(2) << 8) | (byte(3) << 16) | (byte(4) << 24);
    checkPictureSize((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  return { id, data };
}
