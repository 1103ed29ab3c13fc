import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { memoryBlobs } from "../files/blobs.ts";
import { failingBlobs } from "../testing/blobs.ts";
import { testFolder } from "../testing/folder.ts";
import { systemRandom } from "../time/random.ts";
import { fetchBackup, sendBackup } from "./backup-away.ts";

const folder = testFolder();
const at = (name: string) => join(folder, name);
const bytes = randomBytes(20 * 1_024 * 1_024);
const sent = async (blobs = memoryBlobs()) => {
  await writeFile(at("sent"), bytes);
  await sendBackup(at("sent"), blobs, systemRandom);
  return blobs;
};

test("a backup comes back byte for byte, readable by its owner alone, and is never written over", async () => {
  const blobs = await sent();
  assert.equal((await blobs.list("")).length, 4);
  await fetchBackup(blobs, at("back"));
  assert.ok((await readFile(at("back"))).equals(bytes));
  assert.equal((await stat(at("back"))).mode & 0o777, 0o600);
  await assert.rejects(sendBackup(at("sent"), blobs, systemRandom), /already/);
});

test("one that was broken off is none, and can be sent again", async () => {
  const blobs = failingBlobs(memoryBlobs());
  const broken = {
    ...blobs,
    async put(...call: Parameters<typeof blobs.put>) {
      await blobs.put(...call);
      blobs.fail = call[0].endsWith("-000002.part");
    },
  };
  await assert.rejects(sent(broken), { code: "ENOSPC" });
  blobs.fail = false;
  await assert.rejects(fetchBackup(blobs, at("none")), /no whole backup/);
  await sent(blobs);
  await fetchBackup(blobs, at("again"));
  assert.ok((await readFile(at("again"))).equals(bytes));
});

test("a piece that is gone or other is found", async () => {
  for (const [i, spoil] of [
    async (blobs: ReturnType<typeof memoryBlobs>, name: string) => blobs.remove(name),
    async (blobs: ReturnType<typeof memoryBlobs>, name: string) => blobs.put(name, Uint8Array.of(1), "x/y"),
  ].entries()) {
    const blobs = await sent();
    await spoil(blobs, (await blobs.list(""))[1]!);
    await assert.rejects(fetchBackup(blobs, at(`spoilt-${i}`)), /damaged/);
  }
  const blobs = await sent();
  await blobs.put("whole.json", Buffer.from('{"pieces":["../../a"]}'), "application/json");
  await assert.rejects(fetchBackup(blobs, at("odd")), /damaged/);
});
