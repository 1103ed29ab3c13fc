import assert from "node:assert/strict";
import { test } from "node:test";
import { stripMp3 } from "./strip-mp3.ts";
import { refusalOf } from "./testing/refusal-of.ts";

/** ISO 11172-3 and 13818-3, and what became of them: bits, kbit/s and Hz of a version's heads, and half the samples of a frame in bytes. */
const VERSIONS = [
  {
    bits: 3,
    kbits: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    hertz: [44_100, 48_000, 32_000],
    bytes: 144,
  },
  {
    bits: 2,
    kbits: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    hertz: [22_050, 24_000, 16_000],
    bytes: 72,
  },
  {
    bits: 0,
    kbits: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    hertz: [11_025, 12_000, 8_000],
    bytes: 72,
  },
] as const;

const head = (version: number, rate: number, hertz: number, padding = 0, layer = 1, sync = 0x7ff): Buffer => {
  const out = Buffer.alloc(4);
  out.writeUInt32BE(
    ((sync << 21) |
      (version << 19) |
      (layer << 17) |
      (1 << 16) |
      (rate << 12) |
      (hertz << 10) |
      (padding << 9)) >>>
      0,
  );
  return out;
};
const frame = (start: Buffer, length: number): Buffer => Buffer.concat([start, Buffer.alloc(length - 4)]);
/** 128 kbit/s at 44.1 kHz. */
const FRAME = frame(head(3, 9, 0), 417);
const length = (bytes: Uint8Array): number | string => {
  const end = refusalOf(() => stripMp3(bytes));
  return end === "kept" ? stripMp3(bytes).length : end;
};

test("a frame of an MP3 is as long as its head says, in every version, rate and frequency", () => {
  for (const { bits, kbits, hertz, bytes } of VERSIONS)
    for (const [i, kbit] of kbits.entries())
      for (const [j, hz] of hertz.entries())
        for (const padding of [0, 1]) {
          const long = Math.floor((bytes * kbit * 1_000) / hz) + padding;
          const one = frame(head(bits, i + 1, j, padding), long);
          assert.equal(
            length(Buffer.concat([one, one])),
            2 * long,
            `${bits}: ${kbit} kbit/s, ${hz} Hz, ${padding}`,
          );
        }
});

test("an MP3 ends where no frame begins, and needs two of them", () => {
  const two = Buffer.concat([FRAME, FRAME]);
  for (const [why, other] of [
    ["an unknown version", head(1, 9, 0)],
    ["another layer", head(3, 9, 0, 0, 2)],
    ["no rate", head(3, 0, 0)],
    ["no rate, in the second version", head(2, 0, 0)],
    ["a rate that there is not", head(3, 15, 0)],
    ["a frequency that there is not", head(3, 9, 3)],
    ["no sign of a beginning", head(3, 9, 0, 0, 1, 0x7fe)],
  ] as const) {
    const frames = [two, frame(other, 417), FRAME];
    assert.equal(length(Buffer.concat(frames)), 834, why);
    assert.equal(length(Buffer.concat([frame(other, 417), two])), "file_unreadable", why);
  }
  assert.equal(length(two), 834);
  assert.equal(length(Buffer.concat([two, FRAME.subarray(0, 416)])), 834, "one that is cut short");
  assert.equal(length(two.subarray(0, 833)), "file_unreadable");
  for (const rest of [1, 2, 3]) assert.equal(length(Buffer.concat([two, FRAME.subarray(0, rest)])), 834);
  assert.equal(length(Buffer.concat([two, head(3, 9, 0)])), 834);
});

test("what follows an MP3's frames may be a tag, never a large part of the file", () => {
  const two = Buffer.concat([FRAME, FRAME]);
  assert.equal(length(Buffer.concat([two, Buffer.alloc(200_000)])), 834);
  assert.equal(length(Buffer.concat([two, Buffer.alloc(200_001)])), "file_unreadable");
});

test("an MP3 begins after all its tags, whatever their length, with or without a foot", () => {
  const tag = (size: number, foot: boolean): Buffer => {
    const start = Buffer.from([
      0x49,
      0x44,
      0x33,
      4,
      0,
      foot ? 0xff : 0xef,
      0,
      size >> 14,
      (size >> 7) & 0x7f,
      size & 0x7f,
    ]);
    return Buffer.concat([start, Buffer.alloc(size + (foot ? 10 : 0), "o")]);
  };
  const two = Buffer.concat([FRAME, FRAME]);
  for (const size of [0, 1, 127, 128, 16_383, 16_384])
    for (const foot of [false, true])
      assert.deepEqual(Buffer.from(stripMp3(Buffer.concat([tag(size, foot), two]))), two, `${size}, ${foot}`);
  assert.deepEqual(Buffer.from(stripMp3(Buffer.concat([tag(3, false), tag(200, true), two]))), two);
  // The size's first byte counts too, and no byte's highest bit: a tag beyond the file's end leaves no frame.
  const far = Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 1, 0, 0, 0]), two]);
  assert.equal(length(far), "file_unreadable");
  const high = Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0x80, 0x80, 0x80, 0x80]), two]);
  assert.equal(length(high), 834);
  assert.equal(length(tag(0, false)), "file_unreadable");
  for (const part of [3, 9]) assert.equal(length(tag(0, false).subarray(0, part)), "file_unreadable");
});
