/** One sound behind the other. */
import { readWav, writeWav } from "./wav.ts";

type Bytes = { readonly bytes: Uint8Array; readonly mediaType: string };

/**
 * The bytes of both, one after the other. MP3 is a row of frames that each stand for themselves, so their bytes are simply
 * joined; WAV gets one head for both. Undefined when they are of two kinds.
 */
export function joinSounds(first: Bytes, second: Bytes): Uint8Array | undefined {
  if (first.mediaType !== second.mediaType) return undefined;
  if (first.mediaType === "audio/mpeg") return new Uint8Array(Buffer.concat([first.bytes, second.bytes]));
  const [a, b] = [readWav(first.bytes), readWav(second.bytes)];
  if (!a || !b || a.rate !== b.rate) return undefined;
  return writeWav({ rate: a.rate, samples: new Uint8Array(Buffer.concat([a.samples, b.samples])) });
}
