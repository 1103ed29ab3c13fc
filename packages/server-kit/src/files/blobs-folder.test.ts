/** What of a store in a folder outlasts a power cut: also the names of folders that it made. */
import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { test } from "node:test";
import { folderBlobs } from "./blobs-folder.ts";
import { type Disk, MACHINE_DISK } from "./disk.ts";

test("a file in a new folder lasts with its folder: names above are flushed before the put is acknowledged, and once", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "bluezone-folder-"));
  t.after(() => rm(folder, { recursive: true }));
  let flushed: string[] = [];
  const disk: Disk = {
    ...MACHINE_DISK,
    async open(path, flags, mode) {
      const handle = await MACHINE_DISK.open(path, flags, mode);
      if (flags === "r") flushed.push(relative(folder, path) || ".");
      return handle;
    },
  };
  const blobs = await folderBlobs(folder, disk);
  const put = async (name: string): Promise<readonly string[]> => {
    flushed = [];
    await blobs.put(name, new Uint8Array([1]), "text/plain");
    return flushed;
  };
  assert.deepEqual(await put("VN/index/2020-12-27.txt"), ["VN", ".", join("VN", "index")]);
  assert.deepEqual(await put("VN/index/2020-12-28.txt"), [join("VN", "index")]);
  assert.deepEqual(await put("VN/a.zip"), [".", "VN"]);
  // Whoever made a folder may have been killed before its name was flushed.
  const again = await folderBlobs(folder, disk);
  flushed = [];
  await again.put("VN/b.zip", new Uint8Array([1]), "text/plain");
  assert.deepEqual(flushed, [".", "VN"]);
});

test("a folder may be named in any way: its puts end, and are in that folder", {
  timeout: 5_000,
}, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "bluezone-folder-"));
  const before = process.cwd();
  t.after(async () => {
    process.chdir(before);
    await rm(folder, { recursive: true });
  });
  process.chdir(folder);
  for (const named of [
    ".",
    "files",
    "./files",
    "files/",
    `${folder}/files/`,
    `${folder}//files`,
    "a/../files",
  ]) {
    const blobs = await folderBlobs(named);
    await blobs.put("VN/a.zip", new Uint8Array([1]), "application/zip");
    assert.deepEqual(await blobs.get("VN/a.zip"), new Uint8Array([1]), named);
    assert.ok((await blobs.list("")).includes("VN/a.zip"), named);
    const place = join(folder, named === "." ? "" : "files", "VN");
    assert.deepEqual(await readdir(place), ["a.zip"], named);
    await rm(place, { recursive: true });
  }
});
