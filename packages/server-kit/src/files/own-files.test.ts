import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { Secret } from "../start/secret.ts";
import { testFolder } from "../testing/folder.ts";
import { memoryBlobs } from "./blobs.ts";
import { folderBlobs } from "./blobs-folder.ts";
import { copyFiles } from "./copy-files.ts";
import { FilesOfAnother, giveTo, openOwnFiles } from "./own-files.ts";

const top = testFolder();
const fresh = async () => ({ at: "folder", folder: await mkdtemp(join(top, "files-")) }) as const;

test("an installation opens its files again and again; a second one with a database of its own does not start on them", async () => {
  const place = await fresh();
  await openOwnFiles(place, "keys, set up at one time");
  await openOwnFiles(place, "keys, set up at one time");
  for (const other of ["keys, set up at another", "rollout, set up at one time"])
    await assert.rejects(openOwnFiles(place, other), (error: Error) => {
      assert.ok(error instanceof FilesOfAnother);
      assert.ok(error.message.includes(place.folder) && error.message.includes(other), error.message);
      return true;
    });
});

test("what the sentence says works: without the file that names an installation the next one takes the place", async () => {
  const place = await fresh();
  await openOwnFiles(place, "a");
  await rm(join(place.folder, "installation.json"));
  await openOwnFiles(place, "b");
  await assert.rejects(openOwnFiles(place, "a"), FilesOfAnother);
});

test("a restore takes the files over", async () => {
  const place = await fresh();
  await openOwnFiles(place, "a");
  await giveTo(await folderBlobs(place.folder), "b");
  await openOwnFiles(place, "b");
});

test("a store that does not answer is not waited for, and keeps no server from starting", async () => {
  const bucket = { bucket: "files", prefix: "", region: "x", style: "path", keyId: "k" } as const;
  const secret = new Secret(Buffer.from("0123456789"));
  await openOwnFiles({ at: "bucket", ...bucket, secret, endpoint: "http://127.0.0.1:1" }, "a");
});

test("files are copied with their owner's name, and to no place that holds another's", async () => {
  const [from, to] = [memoryBlobs(), memoryBlobs()];
  await giveTo(from, "a");
  await giveTo(to, "b");
  await assert.rejects(
    copyFiles(from, to, () => "text/plain"),
    /files of another installation \("b"\)/,
  );
  await giveTo(to, "a");
  assert.deepEqual(await copyFiles(from, to, () => "text/plain"), { copied: 0, same: 1 });
});
