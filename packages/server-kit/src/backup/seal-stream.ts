/**
 * A stream of bytes sealed piece by piece, so that neither memory nor trust grows with its length: AES-256-GCM over pieces
 * of 64 KiB with a counter and a mark of the last in the nonce (STREAM; Hoang, Reyhanitabar, Rogaway, Vizár 2015). No piece
 * can be changed, dropped, moved or added, and no end cut off, without being noticed.
 */
import { createCipheriv, createDecipheriv } from "node:crypto";

const PIECE = 65_536;
const TAG = 16;

/** Thrown when a stream was changed, cut off, or sealed with another key. */
export class SealBroken extends Error {
  override readonly name = "SealBroken";
}

/**
 * Seals a stream. @param key 32 bytes that seal nothing else, ever. @param about what goes with it in the clear and must be
 * the same when it is opened.
 */
export async function* sealStream(
  key: Uint8Array,
  about: Uint8Array,
  plain: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const { piece, nonce } of numbered(plain, PIECE)) {
    const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(about);
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Opens what `sealStream` sealed; each piece is given once it is proven. Throws SealBroken. */
export async function* openStream(
  key: Uint8Array,
  about: Uint8Array,
  sealed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const { piece, nonce } of numbered(sealed, PIECE + TAG)) {
    if (piece.length < TAG) throw new SealBroken("the stream was cut off");
    const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG })
      .setAAD(about)
      .setAuthTag(piece.subarray(-TAG));
    let plain: Uint8Array;
    try {
      plain = Buffer.concat([decipher.update(piece.subarray(0, -TAG)), decipher.final()]);
    } catch (error) {
      throw new SealBroken("the stream was changed, or sealed with another key", { cause: error });
    }
    yield plain;
  }
}

/** A stream in pieces of one length, the last one shorter or of that length, each with its nonce; at least one piece. */
async function* numbered(
  stream: AsyncIterable<Uint8Array>,
  length: number,
): AsyncGenerator<{ readonly piece: Uint8Array; readonly nonce: Uint8Array }> {
  let held: Uint8Array[] = [];
  let size = 0;
  let count = 0;
  const nonce = (last: boolean): Uint8Array => {
    const bytes = Buffer.alloc(12);
    bytes.writeUIntBE(count, 5, 6);
    bytes[11] = last ? 1 : 0;
    count += 1;
    return bytes;
  };
  for await (const part of stream) {
    held.push(part);
    size += part.length;
    if (size <= length) continue;
    let all = Buffer.concat(held);
    // One byte more than a piece: only then it is known not to be the last.
    for (; all.length > length; all = all.subarray(length))
      yield { piece: all.subarray(0, length), nonce: nonce(false) };
    held = [all];
    size = all.length;
  }
  yield { piece: Buffer.concat(held), nonce: nonce(true) };
}
