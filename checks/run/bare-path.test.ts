import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { barePath } from "./bare-path.ts";

const text = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");
/** The programs that CI installs beside Node and npm, as it looks for them. */
const installed = /^programs=\(([^)]+)\)/m.exec(text("../../.ci/run"))?.[1]?.trim().split(/\s+/) ?? [];

test("what CI installs for deep tests is not found by a quick test, and what every machine has is", () => {
  const PATH = barePath(process.env["PATH"] ?? "");
  assert.ok(installed.includes("pdftotext") && installed.length > 15, installed.join(" "));
  const starts = (program: string, ...args: string[]) =>
    spawnSync(program, args, { env: { PATH }, stdio: "ignore" });
  for (const program of [...installed, "psql", "java", "btmon"])
    assert.equal((starts(program).error as NodeJS.ErrnoException)?.code, "ENOENT", program);
  for (const line of ["node --version", "npm --version", "cat /dev/null", "sleep 0"])
    assert.equal(starts("sh", "-c", line).status, 0, line);
});

test("a whole run of the quick tests has no other PATH", () => {
  assert.match(text("./test.ts"), /env: \{ PATH: barePath\(/);
});
