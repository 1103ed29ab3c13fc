import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { testFolder } from "../testing/folder.ts";
import { makeFile } from "./new-file.ts";

test("a file is made once, with its whole text, and who comes later changes nothing", async (t) => {
  const folder = testFolder(t);
  const path = join(folder, "a");
  assert.deepEqual(await Promise.all(["one", "one"].map((text) => makeFile(path, text))).then(tally), [1, 1]);
  assert.equal(await makeFile(path, "two"), false);
  assert.equal(await readFile(path, "utf8"), "one");
  assert.deepEqual(await readdir(folder), ["a"]);
});

const tally = (made: readonly boolean[]) =>
  [true, false].map((one) => made.filter((it) => it === one).length);

test("a file that cannot be written leaves nothing of its text behind", async (t) => {
  const folder = testFolder(t);
  const unwritable = {} as string;
  await assert.rejects(makeFile(join(folder, "a"), unwritable), TypeError);
  assert.deepEqual(await readdir(folder), []);
});
