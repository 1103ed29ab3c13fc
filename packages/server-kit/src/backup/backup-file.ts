/**
 * The file of a backup: a line in the clear (whose it is, when it was made, which secret seals it), then lines of text,
 * packed (gzip) and sealed under a key derived from one of the server's secrets. Read and written in pieces.
 */
import { createHash, hkdfSync } from "node:crypto";
import { createReadStream } from "node:fs";
import { link, open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { type Instant, unixSeconds } from "@bluezone/protocol/time";
import { z } from "zod";
import { flushFolder } from "../files/flush-folder.ts";
import { FileError } from "../start/file-error.ts";
import type { Secret } from "../start/secret.ts";
import { StartError } from "../start/start-error.ts";
import type { Random } from "../time/random.ts";
import { openStream, SealBroken, sealStream } from "./seal-stream.ts";

/** What stands in the clear. */
const Head = z.strictObject({
  bluezone: z.literal("backup"),
  format: z.literal(1),
  server: z.string().regex(/^[a-z]{1,16}$/),
  /** Unix seconds. */
  made: z.int().min(0),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  /** Tells which secret seals it, and nothing about the secret. */
  key: z.string().regex(/^[0-9a-f]{16}$/),
});
const LONGEST_HEAD = 1_024;

export type BackupMade = { readonly bytes: number; readonly sha256: string };

/**
 * Writes lines (one or several at a time) to a new file that only its owner reads, on disk before this resolves; until then nothing stands at `path`.
 * Throws StartError when there is a file already or the place cannot be written.
 */
export async function writeBackupFile(
  path: string,
  by: { readonly server: string; readonly secret: Secret; readonly random: Random; readonly now: Instant },
  lines: AsyncIterable<string>,
): Promise<BackupMade> {
  const salt = Buffer.from(by.random.bytes(32));
  const { seal, name } = keysOf(by.secret, salt);
  const head = Buffer.from(
    `${JSON.stringify({ bluezone: "backup", format: 1, server: by.server, made: unixSeconds(by.now), salt: salt.toString("hex"), key: name })}\n`,
  );
  const unfinished = `${path}.${Buffer.from(by.random.bytes(8)).toString("hex")}.unfinished`;
  const file = await open(unfinished, "wx", 0o600).catch((error: unknown) => {
    throw new StartError(`The backup ${path} cannot be written; name a place that this user can write.`, {
      cause: error,
    });
  });
  const digest = createHash("sha256").update(head);
  let bytes = head.length;
  try {
    await file.write(head);
    await pipeline(
      lines,
      async function* (source: AsyncIterable<string>) {
        for await (const line of source) yield Buffer.from(`${line}\n`);
      },
      createGzip(),
      (source: AsyncIterable<Uint8Array>) => sealStream(seal, head, source),
      async (source: AsyncIterable<Uint8Array>) => {
        for await (const piece of source) {
          digest.update(piece);
          bytes += piece.length;
          await file.writeFile(piece);
        }
      },
    );
    await file.sync();
    await link(unfinished, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
      throw new StartError(`There is a file ${path} already; name another, so that no older backup is lost.`);
    });
    await flushFolder(dirname(path));
  } finally {
    await file.close();
    await rm(unfinished, { force: true });
  }
  return { bytes, sha256: digest.digest("hex") };
}

/** A backup that was opened: when it was made, and its lines, each given once it is proven. */
export type OpenBackup = {
  /** Unix seconds. */
  readonly made: number;
  /** Can be walked through once. Throws FileError where the file was changed or cut off. */
  readonly lines: AsyncIterable<string>;
};

/** Opens a backup of this server. Throws FileError when it is missing, none, or another server's, StartError when it is sealed under another secret. */
export async function openBackupFile(
  path: string,
  by: { readonly server: string; readonly secrets: readonly Secret[] },
): Promise<OpenBackup> {
  const { text, head } = await readHead(path);
  if (head.server !== by.server)
    throw new FileError(
      "wrong",
      `The file ${path} is a backup of the ${head.server} server, not of ${by.server}.`,
    );
  const salt = Buffer.from(head.salt, "hex");
  const found = by.secrets.map((secret) => keysOf(secret, salt)).find(({ name }) => name === head.key);
  if (!found)
    throw new StartError(
      `The backup ${path} was made under another secret; put the one that the server had then behind the new one, separated by a comma.`,
    );
  return { made: head.made, lines: linesOf(path, text, found.seal) };
}

function keysOf(secret: Secret, salt: Uint8Array): { readonly seal: Uint8Array; readonly name: string } {
  const derive = (use: string, length: number) =>
    new Uint8Array(hkdfSync("sha256", secret.reveal(), salt, `bluezone backup ${use}`, length));
  return { seal: derive("seal", 32), name: Buffer.from(derive("name", 8)).toString("hex") };
}

async function readHead(
  path: string,
): Promise<{ readonly text: Buffer; readonly head: z.output<typeof Head> }> {
  const begin = await readBegin(path).catch((error: unknown) => {
    throw new FileError(
      "missing",
      `The backup ${path} cannot be read; name a file that is there and that this user can read.`,
      { cause: error },
    );
  });
  try {
    const text = begin.subarray(0, begin.indexOf("\n") + 1);
    return { text, head: Head.parse(JSON.parse(text.toString())) };
  } catch (error) {
    throw new FileError("wrong", `The file ${path} is no backup that this program reads.`, { cause: error });
  }
}

async function readBegin(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_HEAD), 0, LONGEST_HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function* linesOf(path: string, head: Buffer, key: Uint8Array): AsyncGenerator<string> {
  const sealed = createReadStream(path, { start: head.length });
  const plain = createGunzip();
  const unpacking = pipeline(sealed, (source) => openStream(key, head, source), plain);
  // What breaks it is thrown where the lines are read.
  unpacking.catch(() => {});
  let rest = "";
  try {
    for await (const piece of plain.setEncoding("utf8")) {
      const lines = (rest + piece).split("\n");
      rest = lines.pop()!;
      yield* lines;
    }
    await unpacking;
    if (rest !== "") throw new SealBroken("the last line is cut off");
  } catch (error) {
    throw new FileError(
      "wrong",
      `The backup ${path} is damaged: it was changed or cut off; take another copy.`,
      {
        cause: error,
      },
    );
  } finally {
    sealed.destroy();
    plain.destroy();
  }
}
