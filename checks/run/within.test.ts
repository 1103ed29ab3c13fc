import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { openMeter, processes } from "./meter.ts";
import { toldWithin } from "./within.ts";

test("a stream that ends in time is told whole", async () => {
  const stream = new PassThrough({ objectMode: true });
  const told = toldWithin<number>(
    stream,
    () => false,
    () => assert.fail("killed"),
  );
  stream.write(1);
  stream.end(2);
  assert.deepEqual(await told, { told: [1, 2], late: false });
});

test("one that stands still is over when what feeds it was killed, with all that it said", async () => {
  const stream = new PassThrough({ objectMode: true });
  stream.write(1);
  assert.deepEqual(
    await toldWithin<number>(
      stream,
      () => true,
      () => stream.end(),
    ),
    { told: [1], late: true },
  );
});

test("a process that stands still and one that it left behind, which holds its output, are killed", {
  skip: process.platform !== "linux" && "the tree of a process is read of /proc",
}, async () => {
  const left = `require("child_process").spawn("sleep", ["600"], { stdio: "inherit", detached: true }).unref()`;
  const child = spawn(process.execPath, ["-e", `${left}; console.log("begun"); setInterval(() => {}, 1000)`]);
  const meter = openMeter(child.pid!);
  await once(child.stdout, "readable");
  const { told, late } = await toldWithin<Buffer>(
    child.stdout,
    () => true,
    () => {
      meter.look(processes());
      for (const pid of meter.pids()) process.kill(pid, "SIGKILL");
    },
  );
  assert.equal(Buffer.concat(told).toString(), "begun\n");
  assert.ok(late && meter.pids().length === 2);
  // A process that is killed lets its output go before it is dead.
  for (let looks = 0; looks < 100 && meter.pids().some(alive); looks += 1) await setTimeout(50);
  assert.deepEqual(meter.pids().filter(alive), []);
});

/** Whether a process runs: one that is dead and not waited for yet does not. */
const alive = (pid: number): boolean =>
  existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
