import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32, deflateSync } from "node:zlib";
import { readPng, smallPng } from "./small-png.ts";

function png(width: number, height: number, filtered: readonly number[]): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.from(filtered))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

test("a screenshot is read by the rule that each of its lines names: none, left, up, mean, Paeth", () => {
  const picture = png(2, 5, [
    ...[0, 10, 20, 30, 40, 50, 60],
    ...[1, 1, 2, 3, 1, 1, 1],
    ...[2, 1, 1, 1, 1, 1, 1],
    ...[3, 1, 1, 1, 0, 0, 0],
    ...[4, 1, 1, 1, 1, 1, 1],
  ]);
  assert.deepEqual(
    [...readPng(picture).rgb],
    [
      ...[10, 20, 30, 40, 50, 60],
      ...[1, 2, 3, 2, 3, 4],
      ...[2, 3, 4, 3, 4, 5],
      ...[2, 2, 3, 2, 3, 4],
      ...[3, 3, 4, 4, 4, 5],
    ],
  );
});

test("a small picture has its colours in a table: one of each hue, the one that is seen most", () => {
  const points = [...Array<number[]>(8).fill([255, 0, 0]), [254, 0, 0], [0, 0, 255], [0, 128, 0]];
  const small = Buffer.from(smallPng(png(points.length, 1, [0, ...points.flat()])));
  const at = small.indexOf("PLTE");
  assert.equal(small.readUInt32BE(at - 4), 3 * 3);
  assert.deepEqual([...small.subarray(at + 4, at + 13)], [255, 0, 0, 0, 0, 255, 0, 128, 0]);
  assert.equal(small[25], 3, "colours by their place in the table");
});

test("what is no screenshot is not read", () => {
  assert.throws(() => readPng(new Uint8Array(40)), RangeError);
});
