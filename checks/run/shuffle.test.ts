import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const FILE = `import { setTimeout } from "node:timers/promises";
import { after, before, test } from "node:test";
await setTimeout(5);
before(() => console.log("said before"));
for (const name of ["a", "b", "c", "d", "e", "f"]) test(name, () => console.log("said " + name));
test("g", async (t) => {
  console.log("said g");
  for (const step of ["1", "2", "3"]) await t.test(step, () => console.log("said g" + step));
});
  test("h", () => { throw new Error("fails"); });
after(() => console.log("said after"));
`;
let folder: string;
let file: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "bluezone-shuffle-"));
  file = join(folder, "some.test.mjs");
  await writeFile(file, FILE);
});
after(() => rm(folder, { recursive: true }));

/** Runs the file with a seed: what it said in order, and all that was told. */
function run(seed: string, of = file): { readonly said: string; readonly told: string } {
  const shuffle = fileURLToPath(new URL("./shuffle.ts", import.meta.url));
  const env = { ...process.env, SHUFFLE: seed, NODE_TEST_CONTEXT: undefined };
  const { stdout } = spawnSync(process.execPath, ["--import", shuffle, of], { env, encoding: "utf8" });
  return { said: [...stdout.matchAll(/^said (\w+)$/gm)].map(([, word]) => word).join(" "), told: stdout };
}

test("a seed gives an order of a file's tests, the same each time; hooks and the steps of one test stay where they are", () => {
  const orders = ["1", "2", "3", "4"].map((seed) => run(seed).said);
  assert.equal(run("1").said, orders[0]);
  assert.ok(new Set(orders).size > 1, orders.join(", "));
  for (const said of orders) {
    assert.match(said, /^before .*\bg g1 g2 g3\b.* after$/);
    assert.deepEqual(said.split(" ").sort(), "a after b before c d e f g g1 g2 g3".split(" "));
  }
  assert.equal(run("reversed").said, "before g g1 g2 g3 f e d c b a after");
});

test("a test that fails is told with its place in the file", () => {
  assert.match(run("1").told, /some\.test\.mjs:10:3/);
});

test("a file that is reached by a link has its tests run too", async () => {
  const linked = join(folder, "linked.test.mjs");
  await symlink(file, linked);
  assert.match(run("1", linked).told, /fails/);
});
