import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { testFolder } from "../testing/folder.ts";
import { type Disk, MACHINE_DISK } from "./disk.ts";
import { makeFolder } from "./make-folder.ts";

const folder = testFolder();

test("a folder is made with all above it, each with the rights that were asked for, and may be there already", async () => {
  const deep = join(folder, "a", "b", "c");
  await Promise.all([makeFolder(deep, 0o700), makeFolder(deep, 0o700)]);
  await makeFolder(deep, 0o755);
  if (process.platform !== "win32")
    for (const made of [join(folder, "a"), join(folder, "a", "b"), deep])
      assert.equal((await stat(made)).mode & 0o777, 0o700, made);
  await makeFolder("/");
});

test("a folder whose way another makes in the same moment is made", async () => {
  const deep = join(folder, "race", "below");
  let lost = false;
  const disk: Disk = {
    ...MACHINE_DISK,
    async mkdir(path, options) {
      if (path !== deep || lost) return MACHINE_DISK.mkdir(path, options);
      lost = true;
      const late = await MACHINE_DISK.mkdir(path, options).catch((error: unknown) => error);
      await MACHINE_DISK.mkdir(join(folder, "race"), options);
      throw late;
    },
  };
  await makeFolder(deep, 0o700, disk);
  assert.ok((await stat(deep)).isDirectory());
});

test("a file in the way is refused", async () => {
  const file = join(folder, "file");
  await writeFile(file, "");
  await assert.rejects(makeFolder(file), { code: "EEXIST" });
  await assert.rejects(makeFolder(join(file, "below")), { code: "ENOTDIR" });
});

test("a place that takes no folders is refused, and not tried for ever", {
  skip: !existsSync("/proc/self") && "there is no /proc",
  timeout: 5_000,
}, async () => {
  for (const place of ["/proc/none", "/proc/none/of/these"])
    await assert.rejects(makeFolder(place), { code: "ENOENT" });
});
