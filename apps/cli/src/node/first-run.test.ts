/** First runs of a node that cannot begin. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { runForTest } from "../testing/run-for-test.ts";

test("a first run that lacks something says what, and leaves no folder behind", async (t) => {
  const folder = testFolder(t);
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
});
