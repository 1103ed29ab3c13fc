/** The shipped units by systemd's own checks. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";

const top = resolve(import.meta.dirname, "../..");
const analyze = "/usr/bin/systemd-analyze";
const skip = existsSync(analyze) ? false : "systemd-analyze is not installed";

/** As high as the exposure of a unit may be, of 10. A node has an adapter, and the right that it takes. */
const MOST_EXPOSED = {
  "bluezone-keys": 1.5,
  "bluezone-health": 1.5,
  "bluezone-rollout": 1.5,
  "bluezone-node": 2,
} as const;

/** Runs a check of systemd on a unit whose program is this checkout's. */
async function check(name: string, change: (unit: string) => string, ...words: string[]) {
  const folder = await mkdtemp(join(tmpdir(), "bluezone-unit-"));
  try {
    const unit = join(folder, `${name}.service`);
    await writeFile(unit, change(await readFile(join(top, "ops/systemd", `${name}.service`), "utf8")));
    const { status, stdout, stderr } = spawnSync(analyze, [...words, unit], { encoding: "utf8" });
    return { status, said: `${stdout}${stderr}` };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const here = (unit: string): string => unit.replaceAll("/opt/bluezone", top);

for (const [name, most] of Object.entries(MOST_EXPOSED)) {
  test(`${name} is a unit that systemd reads without a word`, { skip }, async () => {
    assert.deepEqual(await check(name, here, "verify"), { status: 0, said: "" });
    const wrong = await check(name, (unit) => here(unit).replace("ProtectHome=", "ProtectHouse="), "verify");
    assert.match(wrong.said, /ProtectHouse/, "the check can fail");
  });

  test(`${name} is shut in: systemd reckons its exposure at ${most} of 10 at most`, {
    skip,
  }, async () => {
    const words = ["security", "--offline=true", `--threshold=${most * 10}`, "--no-pager"];
    const { status, said } = await check(name, here, ...words);
    assert.equal(status, 0, said.split("\n").at(-2));
    const open = await check(
      name,
      (unit) =>
        here(unit)
          .replace("ProtectSystem=strict", "")
          .replace(/^Private.*$/gm, ""),
      ...words,
    );
    assert.notEqual(open.status, 0, "the check can fail");
  });
}

test("the units of the servers differ in nothing but names", async () => {
  const unit = (name: string) => readFile(join(top, "ops/systemd", `bluezone-${name}.service`), "utf8");
  const keys = (await unit("keys"))
    .replaceAll("keys", "@")
    .replace("The key server", "The @ server")
    .replace("key server", "@ server");
  for (const name of ["health", "rollout"])
    assert.equal((await unit(name)).replaceAll(name, "@"), keys, name);
});
