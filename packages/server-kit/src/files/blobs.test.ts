import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { StartError } from "../start/start-error.ts";
import { blobsBehaviour, failingBlobs, lateBlobs, lostAnswers, slowBlobs } from "../testing/blobs.ts";
import { testFolder } from "../testing/folder.ts";
import { memoryBlobs } from "./blobs.ts";
import { folderBlobs } from "./blobs-folder.ts";

const top = testFolder();
const fresh = () => mkdtemp(join(top, "store-"));

blobsBehaviour("memory", async () => memoryBlobs());
blobsBehaviour("folder", async () => folderBlobs(await fresh()));
blobsBehaviour("failing, while it does not fail", async () => failingBlobs(memoryBlobs()));
blobsBehaviour("slow, while nothing is held up", async () => slowBlobs(memoryBlobs()));

test("a put that is held up reaches the store when it is let", async () => {
  const blobs = slowBlobs(memoryBlobs());
  const held = blobs.hold((name) => name === "a.txt");
  const put = blobs.put("a.txt", Uint8Array.of(1), "text/plain");
  await held.sent;
  await blobs.put("a.txt", Uint8Array.of(2), "text/plain");
  assert.deepEqual(await blobs.get("a.txt"), Uint8Array.of(2));
  await held.arrive();
  await put;
  assert.deepEqual(await blobs.get("a.txt"), Uint8Array.of(1));
});

test("a store whose lists come late has a file before it lists it, and lists one that is gone", async () => {
  const blobs = lateBlobs(memoryBlobs());
  await blobs.put("a.txt", Uint8Array.of(1), "text/plain");
  assert.deepEqual([await blobs.list(""), await blobs.get("a.txt")], [[], Uint8Array.of(1)]);
  await blobs.settle();
  await blobs.remove("a.txt");
  assert.deepEqual([await blobs.list(""), await blobs.get("a.txt")], [["a.txt"], undefined]);
});

test("a put whose answer is lost took place", async () => {
  const blobs = lostAnswers(memoryBlobs(), 2);
  await blobs.put("a.txt", Uint8Array.of(1), "text/plain");
  await assert.rejects(blobs.put("a.txt", Uint8Array.of(2), "text/plain"), { code: "http_failed" });
  assert.deepEqual(await blobs.get("a.txt"), Uint8Array.of(2));
});

test("a failing store keeps what it has", async () => {
  const blobs = failingBlobs(memoryBlobs());
  await blobs.put("a.txt", Uint8Array.of(1), "text/plain");
  blobs.fail = true;
  await assert.rejects(blobs.put("a.txt", Uint8Array.of(2), "text/plain"), { code: "ENOSPC" });
  await assert.rejects(blobs.get("a.txt"), { code: "ENOSPC" });
  blobs.fail = false;
  assert.deepEqual(await blobs.get("a.txt"), Uint8Array.of(1));
});

test("a file lies in the folder under its own name and opens again", async () => {
  const folder = await fresh();
  await (await folderBlobs(folder)).put("VN/index.txt", Uint8Array.of(1, 2), "text/plain");
  assert.deepEqual(await readdir(join(folder, "VN")), ["index.txt"]);
  assert.deepEqual(await (await folderBlobs(`${folder}/`)).list("VN/"), ["VN/index.txt"]);
});

test("a put that fails leaves the earlier file whole and nothing unfinished", async () => {
  const folder = await fresh();
  const blobs = await folderBlobs(folder);
  await mkdir(join(folder, "VN", "a.txt", "in the way"), { recursive: true });
  await assert.rejects(blobs.put("VN/a.txt", Uint8Array.of(1), "text/plain"));
  assert.deepEqual(await readdir(join(folder, "VN")), ["a.txt"]);
});

test("what a killed process left unfinished is never listed, and swept away after an hour", async () => {
  const folder = await fresh();
  const [old, young] = [join(folder, ".unfinished-1-1-a.zip"), join(folder, ".unfinished-1-2-b.zip")];
  for (const path of [old, young]) await writeFile(path, "half");
  await utimes(old, 1_600_000_000, 1_600_000_000);
  const blobs = await folderBlobs(folder);
  assert.deepEqual(await blobs.list(""), []);
  assert.deepEqual(await readdir(folder), [".unfinished-1-2-b.zip"]);
});

test("a folder that cannot be made is one sentence", async () => {
  await assert.rejects(folderBlobs("/dev/null/files"), (error: Error) => {
    assert.ok(error instanceof StartError);
    assert.match(error.message, /^The folder \/dev\/null\/files cannot be used for files; .*\.$/);
    return true;
  });
});
