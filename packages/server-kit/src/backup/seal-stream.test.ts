import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { openStream, SealBroken, sealStream } from "./seal-stream.ts";

const key = new Uint8Array(randomBytes(32));
const about = Buffer.from("about");

async function* parts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function all(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const found: Uint8Array[] = [];
  for await (const part of stream) found.push(part);
  return Buffer.concat(found);
}
const sealed = (bytes: Uint8Array) => all(sealStream(key, about, parts(bytes, 50_000)));
const opened = (bytes: Uint8Array, size = 7_777) => all(openStream(key, about, parts(bytes, size)));

test("what is sealed opens byte for byte, at every length around a piece", async () => {
  for (const length of [0, 1, 65_535, 65_536, 65_537, 131_072, 300_000]) {
    const plain = randomBytes(length);
    const bytes = await sealed(plain);
    assert.equal(bytes.length, length + 16 * Math.max(1, Math.ceil(length / 65_536)));
    assert.ok((await opened(bytes)).equals(plain), `${length}`);
  }
});

test("a change of any part, a cut, a swap, an addition, another key or other words beside it are noticed", async () => {
  const bytes = await sealed(randomBytes(200_000));
  const piece = 65_536 + 16;
  const changed = (at: number) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
  const broken: Uint8Array[] = [
    ...[0, piece - 1, piece, bytes.length - 1].map(changed),
    ...[0, 15, piece, 2 * piece, 3 * piece, bytes.length - 1].map((end) => bytes.subarray(0, end)),
    Buffer.concat([bytes.subarray(piece, 2 * piece), bytes.subarray(0, piece), bytes.subarray(2 * piece)]),
    Buffer.concat([bytes.subarray(0, piece), bytes]),
    Buffer.concat([bytes, bytes.subarray(-1)]),
  ];
  for (const [i, some] of broken.entries()) await assert.rejects(opened(some), SealBroken, `${i}`);
  await assert.rejects(all(openStream(randomBytes(32), about, parts(bytes, 9_999))), SealBroken);
  await assert.rejects(all(openStream(key, Buffer.from("other"), parts(bytes, 9_999))), SealBroken);
});
