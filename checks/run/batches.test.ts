import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { batches, mayShare } from "./batches.ts";

test("files that may share a process do so within their room, at most sixteen, and every file runs once", () => {
  const files = [
    "packages/x/alone.test.ts",
    ...Array.from({ length: 17 }, (_, n) => `servers/a/${n}.test.ts`),
    "servers/b/1.test.ts",
    "servers/a/alone.test.ts",
  ];
  const made = batches(files, (file) => !file.includes("alone"));
  assert.deepEqual(
    made.map(({ length }) => length),
    [1, 9, 8, 1, 1],
  );
  for (const group of made) assert.equal(new Set(group.map((file) => file.split("/")[1])).size, 1);
  assert.deepEqual(made.flat().sort(), files.toSorted());
  const others = batches(files.toReversed(), (file) => !file.includes("alone"));
  assert.deepEqual(new Set(others.map(String)), new Set(made.map(String)));
});

test("a file that changes or measures its process has one of its own", () => {
  for (const text of ["process.env.TZ = ``", "globalThis.fetch = x", "mock.timers", "process.cpuUsage()"])
    assert.equal(mayShare(text), false, text);
  assert.ok(mayShare("spawn(process.execPath, [])"));
});

const FILE = `import { after, before, beforeEach, test } from "node:test";
before(() => console.log("said open"));
beforeEach(() => console.log("said each"));
after(() => console.log("said close"));
for (const name of ["a", "b", "c"]) test(name, () => console.log("said " + name));
test("d", (t) => t.test("step", () => console.log("said step")));
`;

test("files of one process have their hooks and their order as alone, and what fails is told by its file", () => {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-together-"));
  try {
    const names = ["one", "empty", "broken", "two"];
    const [one, empty, broken, two] = names.map((name) => join(folder, `${name}.test.mjs`)) as [
      string,
      string,
      string,
      string,
    ];
    writeFileSync(one, FILE);
    writeFileSync(two, `${FILE}\n  test("e", () => { throw new Error("told"); });`);
    writeFileSync(empty, "");
    writeFileSync(broken, "throw new Error('cannot be read');");
    const run = (...files: readonly string[]) => {
      const preload = fileURLToPath(new URL("./shuffle.ts", import.meta.url));
      const together = fileURLToPath(new URL("./together.ts", import.meta.url));
      const from = files.length > 1 ? [together, ...files] : files;
      const env = { ...process.env, SHUFFLE: "3", NODE_TEST_CONTEXT: undefined };
      const told = spawnSync(process.execPath, ["--import", preload, ...from], { env, encoding: "utf8" });
      const said = [...told.stdout.matchAll(/^said (\w+)$/gm)].map(([, word]) => word).join(" ");
      return { said, told: told.stdout, status: told.status };
    };
    const alone = run(one).said;
    assert.match(alone, /^open each .* close$/);
    assert.equal(run(one, one.replace("one.test", "empty.test")).said, alone);
    const all = run(one, empty, broken, two);
    assert.equal(all.said.split("open").length - 1, 2);
    assert.equal(all.said.split("close").length - 1, 2);
    assert.equal(all.status, 1);
    assert.match(all.told, /two\.test\.mjs:8:3/);
    assert.match(all.told, /empty\.test\.mjs.*has no test/s);
    assert.match(all.told, /broken\.test\.mjs.*cannot be read/s);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
