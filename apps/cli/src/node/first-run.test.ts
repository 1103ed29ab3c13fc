/** First runs of a node that cannot begin. */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { runForTest } from "../testing/run-for-test.ts";

test("a first run that lacks something says what, and leaves no folder behind", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-first-"));
  try {
    const data = join(folder, "node");
    const words = ["node", "--adapter", "unix:/nowhere", "--data", data];
    const servers = ["--keys", "http://127.0.0.1:1", "--health", "http://127.0.0.1:1", "--api-key", "k"];
    for (const [more, exit, says] of [
      [[], 64, /needs --keys/],
      [servers, 64, /needs --root/],
      [[...servers, "--root", join(folder, "none.json")], 66, /none\.json/],
    ] as const) {
      const ended = await runForTest([...words, ...more]);
      assert.equal(ended.exit, exit, ended.remarks.join());
      assert.match(ended.remarks.join(), says);
      assert.equal(existsSync(data), false);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
