/** The chunks of a RIFF file (WebP, WAV), and a file of some of them. */
import { refusal } from "./refusal.ts";

/** One chunk: its four letters and what it holds. */
export type Chunk = { readonly id: string; readonly data: Uint8Array };

/** Every chunk, in order. What follows the length that the head tells is left out. Throws Fault `file_unreadable`. */
export function chunksOf(bytes: Uint8Array): readonly Chunk[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 12) throw refusal("file_unreadable");
  const end = 8 + file.readUInt32LE(4);
  if (end > file.length) throw refusal("file_unreadable");
  const chunks: Chunk[] = [];
  for (let at = 12; at < end; ) {
    if (at + 8 > end) throw refusal("file_unreadable");
    const size = file.readUInt32LE(at + 4);
    const until = at + 8 + size;
    if (until > end) throw refusal("file_unreadable");
    chunks.push({ id: file.toString("latin1", at, at + 4), data: file.subarray(at + 8, until) });
    at = until + (size % 2);
  }
  return chunks;
}

/** A file of a form ("WEBP", "WAVE") with these chunks. */
export function riffOf(form: string, chunks: readonly Chunk[]): Uint8Array {
  const body = Buffer.concat(
    chunks.flatMap(({ id, data }) => {
      const head = Buffer.alloc(8);
      head.write(id, "latin1");
      head.writeUInt32LE(data.length, 4);
      return [head, data, Buffer.alloc(data.length % 2)];
    }),
  );
  const head = Buffer.alloc(12);
  head.write("RIFF", "latin1");
  head.writeUInt32LE(4 + body.length, 4);
  head.write(form, 8, "latin1");
  return Uint8Array.from(Buffer.concat([head, body]));
}
