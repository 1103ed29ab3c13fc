/**
 * A backup in an object store: pieces of a few MiB, and last the word that it is whole, with the name of each piece and the
 * digest of all. Until that stands there is no backup; pieces have names that no other try has, so what one sends late is
 * written over nothing.
 */
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { z } from "zod";
import type { Blobs } from "../files/blobs.ts";
import { FileError } from "../start/file-error.ts";
import { StartError } from "../start/start-error.ts";
import type { Random } from "../time/random.ts";

const WHOLE = "whole.json";
const PIECE = 8 * 1_024 * 1_024;

const Whole = z.strictObject({
  bluezone: z.literal("backup in pieces"),
  format: z.literal(1),
  pieces: z.array(z.string().regex(/^[0-9a-f]{16}-\d{6}\.part$/)).min(1),
  bytes: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * Sends a sealed backup file to where `blobs` begin. Throws StartError when a backup is there already: none is ever written
 * over.
 */
export async function sendBackup(file: string, blobs: Blobs, random: Random): Promise<void> {
  if (await blobs.get(WHOLE))
    throw new StartError("There is a backup of that name in the store already; name another.");
  const from = await open(file, "r");
  const digest = createHash("sha256");
  const attempt = Buffer.from(random.bytes(8)).toString("hex");
  const pieces: string[] = [];
  let bytes = 0;
  try {
    for (;;) {
      const { buffer, bytesRead } = await from.read(Buffer.alloc(PIECE), 0, PIECE, null);
      if (bytesRead === 0) break;
      const piece = buffer.subarray(0, bytesRead);
      const name = `${attempt}-${String(pieces.length + 1).padStart(6, "0")}.part`;
      await blobs.put(name, piece, "application/octet-stream");
      digest.update(piece);
      pieces.push(name);
      bytes += bytesRead;
    }
  } finally {
    await from.close();
  }
  const whole = {
    ...{ bluezone: "backup in pieces", format: 1, pieces, bytes },
    sha256: digest.digest("hex"),
  } satisfies z.input<typeof Whole>;
  await blobs.put(WHOLE, Buffer.from(JSON.stringify(whole)), "application/json");
}

/** Brings it back to a new file that only its owner reads. Throws FileError when there is none, or it is not whole. */
export async function fetchBackup(blobs: Blobs, file: string): Promise<void> {
  const found = await blobs.get(WHOLE);
  if (!found)
    throw new FileError("missing", "There is no whole backup of that name in the store; look at its name.");
  const damaged = (cause?: unknown) =>
    new FileError("wrong", "The backup in the store is damaged; take another one.", { cause });
  let whole: z.output<typeof Whole>;
  try {
    whole = Whole.parse(JSON.parse(Buffer.from(found).toString()));
  } catch (error) {
    throw damaged(error);
  }
  const to = await open(file, "wx", 0o600);
  const digest = createHash("sha256");
  try {
    for (const name of whole.pieces) {
      const piece = await blobs.get(name);
      if (!piece) throw damaged();
      digest.update(piece);
      await to.writeFile(piece);
    }
  } finally {
    await to.close();
  }
  if (digest.digest("hex") !== whole.sha256) throw damaged();
}
