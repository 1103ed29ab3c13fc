import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { StartError } from "../start/start-error.ts";
import { testFolder } from "../testing/folder.ts";
import { isLocked, lockFolder } from "./folder-lock.ts";

/** Another process that asks for the folder and then does as `then` says; resolves with what it says first: "held", or why not. */
async function other(t: TestContext, folder: string, then = "setInterval(() => {}, 1_000)") {
  const program = `
    const { lockFolder } = await import(${JSON.stringify(new URL("./folder-lock.ts", import.meta.url).href)});
    const lock = await lockFolder(${JSON.stringify(folder)}).catch((error) => error.message);
    console.log(typeof lock === "string" ? lock : "held");
    if (typeof lock === "object") { ${then} }`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  t.after(() => child.kill("SIGKILL"));
  const [said] = await once(child.stdout!, "data");
  return { child, said: String(said).trim() };
}
async function killed(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

test("a folder has one holder in a process, and its lock is removed only with the folder", async (t) => {
  const folder = testFolder(t);
  const tries = await Promise.allSettled(Array.from({ length: 6 }, () => lockFolder(folder)));
  const [lock, ...more] = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  assert.ok(lock);
  assert.deepEqual(more, []);
  assert.equal(await isLocked(folder), true);
  await assert.rejects(lockFolder(folder), StartError);
  assert.match((await other(t, folder)).said, /in use by/, "a refusal of its own does not let go of it");
  assert.deepEqual(await readdir(folder), ["folder.lock"]);
  await lock.release();
  assert.deepEqual(await readdir(folder), ["folder.lock"]);
  assert.equal(await isLocked(folder), false);
  const next = await lockFolder(folder);
  await lock.release();
  assert.equal(await isLocked(folder), true, "giving it back twice takes it from nobody");
  await next.remove();
  assert.deepEqual(await readdir(folder), []);
});

test("what another process holds is told with its number, and is free at once when that is killed", async (t) => {
  const folder = testFolder(t);
  const { child, said } = await other(t, folder);
  assert.equal(said, "held");
  assert.equal(await isLocked(folder), true);
  const whose = process.platform === "linux" ? `in use by process ${child.pid};` : "in use by";
  await assert.rejects(lockFolder(folder), new RegExp(whose));
  await killed(child);
  assert.deepEqual(await readdir(folder), ["folder.lock"], "a file of the dead, which is in nobody's way");
  assert.equal(await isLocked(folder), false);
  const again = await other(t, folder);
  assert.equal(again.said, "held");
  await killed(again.child);
});

test("of many processes that ask for the folder of a dead one, one gets it", async (t) => {
  const folder = testFolder(t);
  const { child } = await other(t, folder);
  await killed(child);
  const three = await Promise.all(Array.from({ length: 3 }, () => other(t, folder)));
  assert.equal(three.filter(({ said }) => said === "held").length, 1);
});

test("taken and given back by several at once, again and again, it is never held by two", async (t) => {
  const folder = testFolder(t);
  // Each makes a file that must not be there, waits, and removes it: two holders would meet at it.
  const program = `
    const { mkdirSync, rmdirSync } = await import("node:fs");
    let held = 0;
    await lock.release();
    const end = performance.now() + 800;
    while (performance.now() < end) {
      const mine = await lockFolder(${JSON.stringify(folder)}).catch(() => undefined);
      if (!mine) continue;
      mkdirSync(${JSON.stringify(join(folder, "one"))});
      held += 1;
      rmdirSync(${JSON.stringify(join(folder, "one"))});
      await mine.release();
    }
    console.log("rounds", held);`;
  let rounds = 0;
  const begun = async (): Promise<void> => {
    const { child, said } = await other(t, folder, program);
    // One that came while another had it has nothing to do; it is sent again.
    if (said !== "held") return begun();
    let text = "";
    child.stdout!.on("data", (part) => (text += part));
    const [status] = await once(child, "close");
    assert.equal(status, 0, "none met another");
    rounds += Number(/rounds (\d+)/.exec(text)?.[1]);
  };
  await Promise.all([begun(), begun(), begun()]);
  assert.ok(rounds > 30, `${rounds}`);
});

test("a folder that cannot be written is a sentence", async (t) => {
  const folder = testFolder(t);
  await writeFile(join(folder, "file"), "");
  await assert.rejects(lockFolder(join(folder, "file")), /cannot be written; give this user the right/);
  await assert.rejects(lockFolder(join(folder, "nowhere")), StartError);
});
