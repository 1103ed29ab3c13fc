import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { lockFolder } from "./folder-lock.ts";
import { StartError } from "./start-error.ts";

test("a folder has one living holder; locks of the dead are taken over", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bluezone-lock-"));
  try {
    const lock = await lockFolder(folder);
    await assert.rejects(lockFolder(folder), StartError);
    await lock.release();

    const { pid } = spawnSync("true");
    await writeFile(join(folder, "lock"), `${pid} 1`);
    await (await lockFolder(folder)).release();

    await writeFile(join(folder, "lock"), `${process.pid} an-earlier-process-of-this-number`);
    await (await lockFolder(folder)).release();

    await writeFile(join(folder, "lock"), "");
    await (await lockFolder(folder)).release();

    await writeFile(join(folder, "lock"), `${pid} 1`);
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => lockFolder(folder)));
    assert.equal(
      tries.filter(({ status }) => status === "fulfilled").length,
      1,
      "of many that take over, one does",
    );
    assert.deepEqual(await readdir(folder), ["lock"]);

    await writeFile(join(folder, "lock"), `${process.ppid} 1`);
    await assert.rejects(lockFolder(folder), new RegExp(`in use by process ${process.ppid}`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
