/** The files of a store as lines of text in a backup: a line with the name and the length, then the bytes in base64. */
import { z } from "zod";
import type { Blobs } from "../files/blobs.ts";
import { OWNER } from "../files/own-files.ts";

/** The line before a file's bytes. */
const Begin = z.strictObject({ blob: z.string(), bytes: z.int().min(0) });
/** Bytes of one line: a multiple of 3, so that each line's base64 can be read by itself. */
const PIECE = 48 * 1_024;

/** Every file of a store, one after the other; one that goes meanwhile is left out. */
export async function* blobLines(blobs: Blobs): AsyncGenerator<string> {
  for (const name of await blobs.list("")) {
    const found = await blobs.get(name);
    if (!found) continue;
    yield JSON.stringify({ blob: name, bytes: found.length } satisfies z.input<typeof Begin>);
    const bytes = Buffer.from(found.buffer, found.byteOffset, found.length);
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE).toString("base64");
  }
}

/**
 * Puts files back, from the line of the first one on. Each is there whole or not at all, and in place of one of its name; whose
 * the files are stays as the place says it.
 * @returns how many, and the line behind the last one. Throws TypeError where the lines are not a file's.
 */
export async function putBlobs(
  blobs: Blobs,
  line: string | undefined,
  next: () => Promise<string | undefined>,
): Promise<{ readonly count: number; readonly line: string | undefined }> {
  let [at, count] = [line, 0];
  while (at?.startsWith('{"blob":')) {
    const { blob, bytes } = Begin.parse(JSON.parse(at));
    const pieces: Buffer[] = [];
    let missing = bytes;
    while (missing > 0) {
      const piece = Buffer.from((await next()) ?? "", "base64");
      if (piece.length !== Math.min(missing, PIECE)) throw new TypeError("a backup's file is not whole");
      missing -= piece.length;
      pieces.push(piece);
    }
    if (blob !== OWNER) await blobs.put(blob, Buffer.concat(pieces), "application/octet-stream");
    count += 1;
    at = await next();
  }
  return { count, line: at };
}
