import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const read = (name: string): string => readFileSync(join(import.meta.dirname, name), "utf8");

test("the task that the radio starts behind is the one that the app's code registers", () => {
  const native = "../../../modules/radio/android/src/main/java/vn/bluezone/radio/BehindService.kt";
  const [, started] = /val TASK = "([^"]+)"/.exec(read(native)) ?? [];
  const [, registered] = /const BEHIND = "([^"]+)"/.exec(read("behind.ts")) ?? [];
  assert.ok(started);
  assert.equal(registered, started);
  assert.match(read("behind.ts"), /registerHeadlessTask\(BEHIND,/);
});
