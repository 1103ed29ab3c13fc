/**
 * A JPEG (ITU-T T.81) with only what draws it: no Exif, place, owner, XMP, remark, colour profile, thumbnail or second picture
 * after its end. Which way up it is stays.
 */
import { readOrientation, writeOrientation } from "./exif-orientation.ts";
import { checkPictureSize } from "./picture-size.ts";
import { refusal } from "./refusal.ts";

const JFIF = Uint8Array.from([0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
/** Tables: quantisation, Huffman, arithmetic, restart interval. */
const isTable = (marker: number): boolean => [0xdb, 0xc4, 0xcc, 0xdd].includes(marker);

const begins = (bytes: Uint8Array, at: number, word: string): boolean =>
  [...word].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));

/** The bare picture. Throws Fault `file_unreadable` or `file_too_large`. */
export function stripJpeg(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [Uint8Array.of(0xff, 0xd8), JFIF];
  let [orientation, framed, scanned] = [1, false, false];
  let adobe: Uint8Array | undefined;
  const drawn: Uint8Array[] = [];
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) throw refusal("file_unreadable");
    while (bytes[at] === 0xff) at += 1;
    const marker = bytes[at] ?? 0;
    at += 1;
    if (marker === 0xd9) break;
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    const [from, until] = [at - 2, at + length];
    if (length < 2 || until > bytes.length) throw refusal("file_unreadable");
    const segment = bytes.subarray(from, until);
    if (isFrame(marker)) {
      if (framed || length < 8) throw refusal("file_unreadable");
      framed = true;
      checkPictureSize((segment[7]! << 8) | segment[8]!, (segment[5]! << 8) | segment[6]!);
      drawn.push(segment);
    } else if (marker === 0xda) {
      if (!framed) throw refusal("file_unreadable");
      scanned = true;
      at = scanEnd(bytes, until);
      drawn.push(bytes.subarray(from, at));
      continue;
    } else if (isTable(marker)) drawn.push(segment);
    else if (marker === 0xe1 && begins(bytes, at + 2, "Exif\0\0"))
      orientation = readOrientation(bytes.subarray(at + 8, until));
    else if (marker === 0xee && begins(bytes, at + 2, "Adobe") && length >= 14)
      adobe = Uint8Array.from([0xff, 0xee, 0, 14, ...bytes.subarray(at + 2, at + 14)]);
    else if (marker < 0xe0 || (marker > 0xef && marker !== 0xfe)) throw refusal("file_unreadable");
    at = until;
  }
  if (!scanned) throw refusal("file_unreadable");
  if (orientation !== 1) kept.push(writeOrientation(orientation));
  if (adobe) kept.push(adobe);
  return Uint8Array.from(Buffer.concat([...kept, ...drawn, Uint8Array.of(0xff, 0xd9)]));
}

/** Where the drawn data that begins here ends: at the next marker that is no restart. Throws when there is none. */
function scanEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) throw refusal("file_unreadable");
    const next = bytes[at + 1]!;
    if (next === 0xff) at += 1;
    else if (next === 0 || (next >= 0xd0 && next <= 0xd7)) at += 2;
    else return at;
  }
}
