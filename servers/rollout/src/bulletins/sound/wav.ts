/** WAV, as far as voices and stations need it: 16-bit PCM in and out, and how long it lasts (RIFF WAVE, 1991). */

/** Samples of one channel, 16 bits, little-endian. */
export type Pcm = { readonly rate: number; readonly samples: Uint8Array };

const HEAD = 44;

/**
 * The samples of a 16-bit mono WAV. A program that writes into a pipe cannot know the length beforehand and writes one that
 * is too large: what is there counts. Undefined for anything else.
 */
export function readWav(bytes: Uint8Array): Pcm | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (
    file.length < HEAD ||
    file.toString("latin1", 0, 4) !== "RIFF" ||
    file.toString("latin1", 8, 12) !== "WAVE"
  )
    return undefined;
  let rate: number | undefined;
  for (let at = 12; at + 8 <= file.length; ) {
    const id = file.toString("latin1", at, at + 4);
    const size = file.readUInt32LE(at + 4);
    if (id === "fmt ") {
      if (at + 24 > file.length) return undefined;
      const [format, channels, bits] = [at + 8, at + 10, at + 22].map((field) => file.readUInt16LE(field));
      if (format !== 1 || channels !== 1 || bits !== 16) return undefined;
      rate = file.readUInt32LE(at + 12);
    }
    if (id === "data") {
      const samples = bytes.subarray(at + 8, Math.min(at + 8 + size, bytes.length));
      return rate === undefined || rate === 0
        ? undefined
        : { rate, samples: samples.subarray(0, samples.length & ~1) };
    }
    at += 8 + size + (size % 2);
  }
  return undefined;
}

/** A WAV of samples. */
export function writeWav({ rate, samples }: Pcm): Uint8Array {
  const file = Buffer.alloc(HEAD + samples.length);
  file.write("RIFF", 0, "latin1");
  file.writeUInt32LE(36 + samples.length, 4);
  file.write("WAVEfmt ", 8, "latin1");
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36, "latin1");
  file.writeUInt32LE(samples.length, 40);
  file.set(samples, HEAD);
  return new Uint8Array(file);
}

/** How long samples last, in seconds. */
export const secondsOf = ({ rate, samples }: Pcm): number => samples.length / 2 / rate;
