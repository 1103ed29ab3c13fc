import assert from "node:assert/strict";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Milliseconds } from "@bluezone/protocol/time";
import fc from "fast-check";
import { joinSounds } from "./join.ts";
import { runProgram } from "./program.ts";
import { asTold, createVoice } from "./voice.ts";
import { readWav, secondsOf, writeWav } from "./wav.ts";

async function program(script: string): Promise<{ path: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "bluezone-voice-"));
  const path = join(folder, "voice");
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return { path, remove: () => rm(folder, { recursive: true }) };
}

test("without a voice, or with one that fails or writes no sound, there is no sound and no error", async () => {
  assert.equal(await createVoice("/nowhere/espeak-ng")("Kính thưa bà con"), undefined);
  for (const script of ["exit 3", "echo no sound", "true"]) {
    const { path, remove } = await program(script);
    assert.equal(await createVoice(path)("Kính thưa bà con"), undefined, script);
    await remove();
  }
});

test("a voice that hangs is ended", async () => {
  const { path, remove } = await program("exec sleep 60");
  const started = performance.now();
  assert.equal(await runProgram(path, [], "x", Milliseconds(200)), undefined);
  assert.ok(performance.now() - started < 20_000);
  await remove();
});

test("what a text holds reaches the voice as one line of text and never as a command", async () => {
  const { path, remove } = await program("cat");
  const text = "'; rm -rf / #\n$(reboot) --help\n-w /etc/x";
  const told = Buffer.from((await runProgram(path, [], asTold(text)))!).toString("utf8");
  assert.equal(told.trim().split("\n").length, 1);
  await remove();
});

test("samples are read back from a WAV, also from one that says to be longer than it is", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(8_000, 22_050), (bytes, rate) => {
      const samples = bytes.subarray(0, bytes.length & ~1);
      const wav = writeWav({ rate, samples });
      assert.deepEqual(Buffer.from(readWav(wav)!.samples), Buffer.from(samples));
      new DataView(wav.buffer).setUint32(40, 0x7fff_0000, true);
      assert.deepEqual(Buffer.from(readWav(wav)!.samples), Buffer.from(samples));
    }),
  );
});

test("any bytes are read as a WAV or as none, never as an error", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 120 }), fc.nat(60), (tail, cut) => {
      readWav(tail);
      const wav = writeWav({ rate: 8_000, samples: new Uint8Array(20) });
      readWav(new Uint8Array([...wav.subarray(0, cut), ...tail]));
    }),
  );
});

test("two sounds are as long together as one after the other", () => {
  const wav = (n: number) => ({
    bytes: writeWav({ rate: 100, samples: new Uint8Array(n * 200) }),
    mediaType: "audio/wav",
  });
  assert.equal(secondsOf(readWav(joinSounds(wav(1), wav(2))!)!), 3);
  assert.equal(joinSounds(wav(1), { bytes: new Uint8Array(1), mediaType: "audio/mpeg" }), undefined);
});
