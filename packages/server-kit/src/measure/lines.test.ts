import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { testFolder } from "../testing/folder.ts";

const PROGRAM = `
  import { logEvents } from ${JSON.stringify(new URL("log.ts", import.meta.url).href)};
  const log = logEvents({ server: "keys", clock: { now: () => 0 } });
  for (let i = 0; i < 3; i += 1) log.emit({ event: "told", i });
  process.stderr.write("alive");`;

const run = (stdout: number) =>
  spawnSync(process.execPath, ["--input-type=module", "-e", PROGRAM], {
    stdio: ["ignore", stdout, "pipe"],
    encoding: "utf8",
    timeout: 20_000,
    killSignal: "SIGKILL",
  });

test("a server whose lines cannot be written, as on a full disk, goes on and ends", (t) => {
  const file = join(testFolder(t), "lines");
  writeFileSync(file, "");
  const unwritable = openSync(file, "r");
  const { status, stderr } = run(unwritable);
  closeSync(unwritable);
  assert.deepEqual([status, stderr], [0, "alive"]);
});

test("every line reaches a file that can be written", (t) => {
  const file = join(testFolder(t), "lines");
  const written = openSync(file, "w");
  run(written);
  closeSync(written);
  const lines = readFileSync(file, "utf8").trim().split("\n");
  assert.deepEqual(
    lines.map((line) => (JSON.parse(line) as { i: number }).i),
    [0, 1, 2],
  );
});
