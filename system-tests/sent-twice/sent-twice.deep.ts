/** Only here: each change of both desks is sent twice at once on PostgreSQL; the second may be refused, and is never the server's failure. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { noPostgres } from "@bluezone/server-kit/testing/postgres";
import { slice, thisSlice } from "@bluezone/server-kit/testing/slice";

const ROOT = resolve(import.meta.dirname, "../..");
/** A run takes one of so many parts of a desk's tests. */
const PARTS = 3;
/** Milliseconds that they may take on a busy machine. */
const LIMIT = 900_000;
/** Where a test makes the server fail, and asks for it. */
const MEANT: ReadonlySet<string> = new Set(["/api/health/data/delete"]);

for (const [desk, opens] of [
  ["health", "testHealth"],
  ["rollout", "testRollout"],
] as const)
  test(`${desk}: what is sent twice at once is done, or refused by its code`, { skip: noPostgres }, (t) => {
    const folder = mkdtempSync(join(tmpdir(), "bluezone-twice-"));
    t.after(() => rmSync(folder, { recursive: true }));
    const all = globSync(`servers/${desk}/src/**/*.test.ts`, { cwd: ROOT })
      .map((file) => join(ROOT, file))
      .filter((file) => readFileSync(file, "utf8").includes(`${opens}(`))
      .sort();
    const note = join(folder, "told");
    const files = slice(all, PARTS, thisSlice());
    const { error } = spawnSync(process.execPath, [join(import.meta.dirname, "twice.ts"), note, ...files], {
      stdio: "ignore",
      timeout: LIMIT,
    });
    assert.equal(error, undefined);
    const told = readFileSync(note, "utf8").trimEnd().split("\n");
    assert.ok(told.length > 100, `${told.length} calls`);
    const failed = told.filter((line) => / 5\d\d/.test(line) && !MEANT.has(line.split(" ")[0]!));
    assert.deepEqual([...new Set(failed)], []);
  });
