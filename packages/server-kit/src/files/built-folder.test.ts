import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { type BuiltFolder, bringUpToDate, isStale } from "./built-folder.ts";

/** A folder with one source and what is built of it: a copy, in two files of which the second comes a moment later. */
function aBuild(t: TestContext) {
  const home = mkdtempSync(join(tmpdir(), "bluezone-built-"));
  t.after(() => rmSync(home, { recursive: true }));
  const [source, folder] = [join(home, "src"), join(home, "dist")];
  mkdirSync(source);
  let minute = 0;
  const write = (text: string): void => {
    writeFileSync(join(source, "a.ts"), text);
    const at = new Date(Date.now() - 3_600_000 + 60_000 * minute++);
    for (const path of [join(source, "a.ts"), source]) utimesSync(path, at, at);
  };
  write("one");
  let builds = 0;
  const built: BuiltFolder = {
    folder,
    sources: [source],
    async build(into) {
      builds += 1;
      assert.ok(!existsSync(into));
      mkdirSync(into);
      for (const name of ["index.html", "late.js"]) {
        writeFileSync(join(into, name), readFileSync(join(source, "a.ts")));
        await new Promise((next) => setImmediate(next));
      }
    },
  };
  const text = () => ["index.html", "late.js"].map((name) => readFileSync(join(folder, name), "utf8")).join();
  return { home, source, built, write, text, builds: () => builds };
}

test("it is built when it is missing or a source is newer, and not otherwise", async (t) => {
  const { built, write, text, builds, home } = aBuild(t);
  await bringUpToDate(built);
  await bringUpToDate(built);
  assert.deepEqual([text(), builds()], ["one,one", 1]);
  const later = new Date(Date.now() + 1_000);
  write("two");
  utimesSync(join(home, "src/a.ts"), later, later);
  assert.ok(isStale(built));
  await bringUpToDate(built);
  assert.deepEqual([text(), builds()], ["two,two", 2]);
  assert.deepEqual(readdirSync(home).sort(), ["dist", "src"]);
});

test("a build that fails or is killed leaves what was there, and the next one is whole", async (t) => {
  const { built, text, home } = aBuild(t);
  const broken = async (into: string): Promise<void> => {
    mkdirSync(into);
    writeFileSync(join(into, "index.html"), "half");
    throw new Error("no room");
  };
  await assert.rejects(bringUpToDate({ ...built, build: broken }), /no room/);
  assert.deepEqual(readdirSync(home), ["src"]);
  // As a process leaves it that was killed in the middle: no process has such a number.
  mkdirSync(join(home, "dist-4194305"));
  await bringUpToDate(built);
  assert.equal(text(), "one,one");
  assert.deepEqual(readdirSync(home).sort(), ["dist", "src"]);
});

test("a source that changes during the build makes it stale; without any source nothing is", async (t) => {
  const { built, source } = aBuild(t);
  await bringUpToDate({
    ...built,
    async build(into) {
      await built.build(into);
      const later = new Date(Date.now() + 1);
      utimesSync(join(source, "a.ts"), later, later);
    },
  });
  assert.ok(isStale(built));
  assert.ok(!isStale({ folder: source, sources: [join(source, "nowhere")] }));
  assert.ok(isStale({ folder: join(source, "nowhere"), sources: [] }));
});

test("of two at once the second hands over what the first has put there, for it may be read", async (t) => {
  const { built, text, home } = aBuild(t);
  await bringUpToDate({
    ...built,
    async build(into) {
      await built.build(into);
      // Another process ends its own meanwhile.
      mkdirSync(built.folder);
      for (const name of ["index.html", "late.js"]) writeFileSync(join(built.folder, name), "whole");
    },
  });
  assert.equal(text(), "whole,whole");
  assert.deepEqual(readdirSync(home).sort(), ["dist", "src"]);
});
