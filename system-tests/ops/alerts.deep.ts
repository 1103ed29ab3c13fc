/** The rules of ops/prometheus by Prometheus' own tool: that it reads them, and what they make of made-up series. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";

const top = resolve(import.meta.dirname, "../..");
const promtool = (...args: string[]) => spawnSync("promtool", args, { cwd: top, encoding: "utf8" });
const there = promtool("--version").error === undefined;
// In CI, which is root, it is installed: there nothing is left out in silence.
const skip = there || process.getuid?.() === 0 ? false : "promtool (Debian's prometheus) is not installed";

test("Prometheus reads every rule", { skip }, () => {
  const { status, stdout, stderr } = promtool(
    "check",
    "rules",
    "ops/prometheus/alerts.yml",
    "ops/prometheus/slo.yml",
  );
  assert.equal(status, 0, stdout + stderr);
});

test("budgets that burn alarm, those that do not are quiet; and a threshold that is wrong is found", {
  skip,
}, async (t) => {
  const good = promtool("test", "rules", "system-tests/ops/alerts.yml");
  assert.equal(good.status, 0, good.stdout + good.stderr);
  const folder = await mkdtemp(join(tmpdir(), "bluezone-rules-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const slo = await readFile(join(top, "ops/prometheus/slo.yml"), "utf8");
  await writeFile(join(folder, "slo.yml"), slo.replaceAll("14.4 *", "1440 *").replaceAll("> 6 *", "> 600 *"));
  // Up to the test that fast burning alarms.
  const [tests = ""] = (await readFile(join(top, "system-tests/ops/alerts.yml"), "utf8")).split(
    "  - name: failures at the desks",
  );
  await writeFile(
    join(folder, "tests.yml"),
    tests
      .replace("../../ops/prometheus/alerts.yml", join(top, "ops/prometheus/alerts.yml"))
      .replace("../../ops/prometheus/slo.yml", "slo.yml"),
  );
  assert.notEqual(promtool("test", "rules", join(folder, "tests.yml")).status, 0);
});
