import assert from "node:assert/strict";
import { test } from "node:test";
import { chunksOf, riffOf } from "./riff.ts";
import { stripWav } from "./strip-wav.ts";
import { stripWebp } from "./strip-webp.ts";
import { cutShort, refusalOf } from "./testing/refusal-of.ts";

const chunk = (id: string, data: string | Uint8Array) => ({ id, data: Buffer.from(data) });

test("a RIFF file has its chunks, an odd one with a byte beside it, and is refused when cut short anywhere", () => {
  const chunks = [chunk("odd ", "abc"), chunk("even", "abcd"), chunk("none", ""), chunk("last", "abcdef")];
  const bytes = Buffer.from(riffOf("TEST", chunks));
  assert.equal(
    bytes.toString("latin1"),
    "RIFF2\0\0\0TESTodd \x03\0\0\0abc\0even\x04\0\0\0abcdnone\0\0\0\0last\x06\0\0\0abcdef",
  );
  const read = (of: Uint8Array) => chunksOf(of).map(({ id, data }) => [id, Buffer.from(data).toString()]);
  const whole = [
    ["odd ", "abc"],
    ["even", "abcd"],
    ["none", ""],
    ["last", "abcdef"],
  ];
  assert.deepEqual(read(bytes), whole);
  assert.deepEqual(read(Buffer.concat([bytes, Buffer.from("what follows")])), whole);
  assert.deepEqual(read(Buffer.from("RIFF\x04\0\0\0TEST")), []);
  assert.deepEqual(read(Buffer.from("RIFF\x0c\0\0\0TESTnone\0\0\0\0")), [["none", ""]]);
  for (const part of cutShort(bytes))
    assert.equal(
      refusalOf(() => chunksOf(part)),
      "file_unreadable",
      `${part.length} bytes`,
    );
  // Where the head says that the file ends a chunk has ended.
  for (let told = 5; told < bytes.length - 8; told += 1) {
    const short = Buffer.from(bytes);
    short.writeUInt32LE(told, 4);
    const ends = [15, 16, 28, 36].includes(told);
    for (const file of [short, short.subarray(0, 8 + told)])
      assert.equal(
        refusalOf(() => chunksOf(file)),
        ends ? "kept" : "file_unreadable",
        `${told} bytes told of ${file.length}`,
      );
  }
});

test("a WAV has a format that is known and some samples, and keeps these two alone", () => {
  const format = (code: number, length = 16): Uint8Array => {
    const out = Buffer.alloc(length);
    out.writeUInt16LE(code);
    return out;
  };
  const samples = chunk("data", "samples!");
  for (const code of [1, 3, 6, 7, 0xfffe]) {
    const kept = [chunk("fmt ", format(code)), samples];
    const whole = riffOf("WAVE", [chunk("LIST", "owner!"), ...kept, chunk("id3 ", "owner!")]);
    assert.deepEqual(stripWav(whole), riffOf("WAVE", kept), `format ${code}`);
  }
  for (const code of [0, 2, 4, 5, 8, 0xffff, 0x0101, 0x01fe])
    assert.equal(
      refusalOf(() => stripWav(riffOf("WAVE", [chunk("fmt ", format(code)), samples]))),
      "file_unreadable",
      `format ${code}`,
    );
  for (const [why, chunks] of [
    ["no format", [samples]],
    ["no samples", [chunk("fmt ", format(1))]],
    ["empty samples", [chunk("fmt ", format(1)), chunk("data", "")]],
    ["a format that is cut short", [chunk("fmt ", format(1, 15)), samples]],
    ["an empty format", [chunk("fmt ", ""), samples]],
  ] as const)
    assert.equal(
      refusalOf(() => stripWav(riffOf("WAVE", chunks))),
      "file_unreadable",
      why,
    );
});

/** A picture in each of the three ways, by its width and height. */
const VP8 = (width: number, height: number) => {
  const data = Buffer.alloc(10);
  data.writeUInt16LE(width, 6);
  data.writeUInt16LE(height, 8);
  return chunk("VP8 ", data);
};
const VP8L = (width: number, height: number) => {
  const data = Buffer.alloc(5, 0x2f);
  data.writeUInt32LE((((width - 1) | ((height - 1) << 14)) >>> 0) + 0, 1);
  return chunk("VP8L", data);
};
const VP8X = (width: number, height: number, flags = 0, length = 10) => {
  const data = Buffer.alloc(length);
  data[0] = flags;
  data.writeUIntLE(width - 1, 4, 3);
  if (length >= 10) data.writeUIntLE(height - 1, 7, 3);
  return chunk("VP8X", data);
};

test("a WebP may have so many points and no more, in each of the three ways in which it says them", () => {
  const small = VP8(1, 1);
  for (const [why, chunks, end] of [
    ["lossy", [VP8(8_000, 8_000)], "kept"],
    ["lossy and wide", [VP8(16_000, 4_000)], "kept"],
    ["lossy and high", [VP8(4_000, 16_000)], "kept"],
    ["lossy, one column more", [VP8(8_001, 8_000)], "file_too_large"],
    ["lossy, one row more", [VP8(8_000, 8_001)], "file_too_large"],
    ["lossy, to be shown larger", [VP8(1 | 0xc000, 1 | 0xc000)], "kept"],
    ["lossy without a column", [VP8(0, 1)], "file_unreadable"],
    ["lossy without a row", [VP8(1, 0)], "file_unreadable"],
    ["lossy without a head", [chunk("VP8 ", "")], "file_unreadable"],
    ["lossless", [VP8L(8_000, 8_000)], "kept"],
    ["lossless and wide", [VP8L(16_000, 4_000)], "kept"],
    ["lossless and high", [VP8L(4_000, 16_000)], "kept"],
    ["lossless, one column more", [VP8L(8_001, 8_000)], "file_too_large"],
    ["lossless, one row more", [VP8L(8_000, 8_001)], "file_too_large"],
    ["extended", [VP8X(8_000, 8_000), small], "kept"],
    ["extended and wide", [VP8X(16_000_000, 4), small], "kept"],
    ["extended and high", [VP8X(4, 16_000_000), small], "kept"],
    ["extended, one column more", [VP8X(16_000_001, 4), small], "file_too_large"],
    ["extended, one row more", [VP8X(4, 16_000_001), small], "file_too_large"],
    ["extended, its head cut short", [VP8X(1, 1, 0, 9), small], "file_unreadable"],
    ["extended and moving", [VP8X(1, 1, 0x02), small], "file_kind"],
    ["extended, nothing drawn", [VP8X(1, 1)], "file_unreadable"],
  ] as const)
    assert.equal(
      refusalOf(() => stripWebp(riffOf("WEBP", chunks))),
      end,
      why,
    );
});

test("a WebP keeps what draws it, and its head announces nothing that was taken out", () => {
  const drawn = [chunk("ALPH", "alpha!"), VP8(24, 16)];
  const told = [chunk("ICCP", "profile!"), ...drawn, chunk("EXIF", "GPS 10."), chunk("XMP ", "owner!")];
  assert.deepEqual(
    stripWebp(riffOf("WEBP", [VP8X(24, 16, 0xfd, 12), ...told])),
    riffOf("WEBP", [VP8X(24, 16, 0x10), ...drawn]),
  );
  assert.deepEqual(
    stripWebp(riffOf("WEBP", [VP8X(24, 16, 0x2c), VP8L(24, 16)])),
    riffOf("WEBP", [VP8X(24, 16), VP8L(24, 16)]),
  );
});
