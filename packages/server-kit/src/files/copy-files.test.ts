import assert from "node:assert/strict";
import { test } from "node:test";
import { failingBlobs } from "../testing/blobs.ts";
import { type Blobs, memoryBlobs } from "./blobs.ts";
import { copyFiles } from "./copy-files.ts";

const isIndex = (name: string) => name.endsWith(".txt");
async function filled(): Promise<Blobs> {
  const blobs = memoryBlobs();
  for (const name of ["VN/a.txt", "VN/b.zip", "VN/c.zip"])
    await blobs.put(name, Buffer.from(name), "text/plain");
  return blobs;
}

test("every file is copied with its headers, those that name others last; again, only what is new", async () => {
  const from = await filled();
  const put: [string, unknown][] = [];
  const store = memoryBlobs();
  const to: Blobs = {
    ...store,
    async put(...call) {
      put.push([call[0], call[2]]);
      await store.put(...call);
    },
  };
  const copy = () => copyFiles(from, to, (name) => `of/${name}`, isIndex);
  assert.deepEqual(await copy(), { copied: 3, same: 0 });
  assert.deepEqual(put, [
    ["VN/b.zip", "of/VN/b.zip"],
    ["VN/c.zip", "of/VN/c.zip"],
    ["VN/a.txt", "of/VN/a.txt"],
  ]);
  await from.put("VN/a.txt", Buffer.from("new"), "text/plain");
  assert.deepEqual(await copy(), { copied: 1, same: 2 });
  assert.deepEqual(await store.get("VN/a.txt"), await from.get("VN/a.txt"));
});

test("a store that fails stops it before an index, and one that keeps other bytes is found", async () => {
  const from = await filled();
  const failing = failingBlobs(memoryBlobs());
  const broken: Blobs = {
    ...failing,
    async put(...call) {
      await failing.put(...call);
      failing.fail = true;
    },
  };
  await assert.rejects(
    copyFiles(from, broken, () => "text/plain", isIndex),
    { code: "ENOSPC" },
  );
  failing.fail = false;
  assert.deepEqual(await failing.list(""), ["VN/b.zip"]);
  const forgetful: Blobs = { ...memoryBlobs(), put: async () => {} };
  await assert.rejects(
    copyFiles(from, forgetful, () => "text/plain"),
    /other bytes/,
  );
});
