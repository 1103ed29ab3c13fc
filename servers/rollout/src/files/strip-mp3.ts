/** An MP3 (ISO 11172-3 layer III) from its first frame to its last: no ID3 or APE tags, so no name, picture or remark. */
import { refusal } from "./refusal.ts";

const KBITS = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const HERTZ = [44_100, 48_000, 32_000] as const;

/** How long the frame is whose head lies here, in bytes; undefined when none does. */
function frameLength(file: Buffer, at: number): number | undefined {
  if (at + 4 > file.length) return undefined;
  const head = file.readUInt32BE(at);
  const version = (head >>> 19) & 3;
  const rate = HERTZ[(head >>> 10) & 3];
  if (head >>> 21 !== 0x7ff || version === 1 || ((head >>> 17) & 3) !== 1 || rate === undefined)
    return undefined;
  const kbits = KBITS[version === 3 ? 1 : 2][(head >>> 12) & 15];
  if (!kbits) return undefined;
  const hertz = rate / (version === 3 ? 1 : version === 2 ? 2 : 4);
  return Math.floor(((version === 3 ? 144 : 72) * kbits * 1_000) / hertz) + ((head >>> 9) & 1);
}

/** Where the frames begin: after every ID3v2 tag. */
function firstFrame(file: Buffer): number {
  let at = 0;
  while (at + 10 <= file.length && file.toString("latin1", at, at + 3) === "ID3") {
    const size = [6, 7, 8, 9].reduce((sum, place) => (sum << 7) | (file[at + place]! & 0x7f), 0);
    at += 10 + size + (file[at + 5]! & 0x10 ? 10 : 0);
  }
  return at;
}

/** The bare sound: every whole frame from the first on, until something else comes. Throws Fault `file_unreadable`. */
export function stripMp3(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = firstFrame(file);
  let [at, frames] = [from, 0];
  for (;;) {
    const length = frameLength(file, at);
    if (length === undefined || at + length > file.length) break;
    at += length;
    frames += 1;
  }
  // What remains may be a tag or a last frame cut short, never a large part of the file.
  if (frames < 2 || file.length - at > 200_000) throw refusal("file_unreadable");
  return Uint8Array.from(file.subarray(from, at));
}
