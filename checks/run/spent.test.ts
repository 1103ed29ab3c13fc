import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { SPENT } from "./spent.ts";

test("a file's own process writes down what it and its children took, and its children do not", () => {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-spent-"));
  try {
    const into = join(folder, "seconds");
    const spin = `const end = process.cpuUsage().user + 300_000; while (process.cpuUsage().user < end);`;
    const child = `require("child_process").execFileSync(process.execPath, ["-e", ${JSON.stringify(spin)}])`;
    const preload = new URL("./spent.ts", import.meta.url).href;
    const { status, stderr } = spawnSync(process.execPath, ["--import", preload, "-e", `${child};${spin}`], {
      env: { ...process.env, [SPENT]: into },
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
    // Other systems than Linux tell of the process alone.
    assert.match(readFileSync(`${into}.pid`, "utf8"), /^\d+$/);
    assert.ok(Number(readFileSync(into, "utf8")) >= (process.platform === "linux" ? 0.55 : 0.25));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
