import assert from "node:assert/strict";
import { test } from "node:test";
import { riffOf } from "../../files/riff.ts";
import { readWav, secondsOf, writeWav } from "./wav.ts";

const format = (more: { kind?: number; channels?: number; rate?: number; bits?: number } = {}): Buffer => {
  const { kind = 1, channels = 1, rate = 8_000, bits = 16 } = more;
  const out = Buffer.alloc(16);
  out.writeUInt16LE(kind, 0);
  out.writeUInt16LE(channels, 2);
  out.writeUInt32LE(rate, 4);
  out.writeUInt16LE(bits, 14);
  return out;
};
const chunk = (id: string, data: string | Uint8Array) => ({ id, data: Buffer.from(data) });
const [FORMAT, DATA] = [chunk("fmt ", format()), chunk("data", "samples!")];
const read = (bytes: Uint8Array) => {
  const pcm = readWav(bytes);
  return pcm && [pcm.rate, Buffer.from(pcm.samples).toString()];
};

test("a WAV is written with the head that every player knows", () => {
  const wav = Buffer.from(writeWav({ rate: 22_050, samples: Buffer.from("samples!") }));
  assert.equal(
    wav.toString("hex"),
    `52494646${"2c000000"}57415645666d7420${"10000000"}${"0100"}${"0100"}${"22560000"}${"44ac0000"}${"0200"}${"1000"}64617461${"08000000"}${Buffer.from("samples!").toString("hex")}`,
  );
  assert.equal(secondsOf({ rate: 8_000, samples: new Uint8Array(8_000) }), 0.5);
});

test("a WAV is read when it is 16-bit PCM of one channel, whatever stands beside its samples", () => {
  for (const [why, bytes, result] of [
    ["as it should be", riffOf("WAVE", [FORMAT, DATA]), [8_000, "samples!"]],
    [
      "an odd part before",
      riffOf("WAVE", [chunk("LIST", "odd"), FORMAT, chunk("x   ", "even"), DATA]),
      [8_000, "samples!"],
    ],
    ["another part after", riffOf("WAVE", [FORMAT, DATA, chunk("LIST", "x")]), [8_000, "samples!"]],
    ["half a sample more", riffOf("WAVE", [FORMAT, chunk("data", "sam")]), [8_000, "sa"]],
    ["no samples", riffOf("WAVE", [FORMAT, chunk("data", "")]), [8_000, ""]],
    ["another kind", riffOf("WAVE", [chunk("fmt ", format({ kind: 3 })), DATA]), undefined],
    ["two channels", riffOf("WAVE", [chunk("fmt ", format({ channels: 2 })), DATA]), undefined],
    ["eight bits", riffOf("WAVE", [chunk("fmt ", format({ bits: 8 })), DATA]), undefined],
    ["no rate", riffOf("WAVE", [chunk("fmt ", format({ rate: 0 })), DATA]), undefined],
    ["the lowest rate", riffOf("WAVE", [chunk("fmt ", format({ rate: 1 })), DATA]), [1, "samples!"]],
    ["samples before the format", riffOf("WAVE", [DATA, FORMAT]), undefined],
    ["no data", riffOf("WAVE", [FORMAT, chunk("LIST", "12345678")]), undefined],
    ["another form", riffOf("WEBP", [FORMAT, DATA]), undefined],
    ["no RIFF", Buffer.concat([Buffer.from("RIFX"), riffOf("WAVE", [FORMAT, DATA]).subarray(4)]), undefined],
  ] as const)
    assert.deepEqual(read(bytes), result, why);
});

test("of a WAV that is cut short what is there is read, from its head on", () => {
  const whole = riffOf("WAVE", [FORMAT, DATA]);
  for (let length = 0; length <= whole.length; length += 1)
    assert.deepEqual(
      read(whole.subarray(0, length)),
      length < 44 ? undefined : [8_000, "samples!".slice(0, (length - 44) & ~1)],
      `${length} bytes`,
    );
});
