/** `npm test` and `npm run test:deep`: runs the stages, prints seconds a stage and one closing count. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

type Stage = { name: string; files: string[] };

const stages: Record<string, Stage[]> = {
  quick: [
    { name: "house", files: ["house/**/*.test.ts"] },
    { name: "packages", files: ["packages/**/*.test.ts"] },
    { name: "servers", files: ["servers/**/*.test.ts"] },
    { name: "town and command line", files: ["apps/**/*.test.ts", "town/**/*.test.ts"] },
  ],
  deep: [
    // One stage: while the longest test of one room goes on, those of the others run.
    { name: "deep", files: ["{apps,house,packages,servers,town}/**/*.deep.ts"] },
  ],
};

const chosen = stages[process.argv[2] ?? "quick"];
if (!chosen) throw new RangeError("house/test.ts takes quick or deep");

const root = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "bluezone-test-"));
const total = { pass: 0, fail: 0, skipped: 0 };
let failed = false;
for (const { name, files } of chosen) {
  const started = performance.now();
  const tap = join(folder, "tap");
  const { status } = spawnSync(
    process.execPath,
    [
      "--test",
      // Deep tests wait for browsers, clocks and a bare Debian: three keep two processors busy.
      `--test-concurrency=${chosen === stages["deep"] ? 3 : 2}`,
      // A bare Debian, a window of the export: the longest deep test takes half an hour on a slow machine.
      `--test-timeout=${chosen === stages["deep"] ? 3_600_000 : 600_000}`,
      "--test-reporter=spec",
      "--test-reporter-destination=stdout",
      "--test-reporter=tap",
      `--test-reporter-destination=${tap}`,
      `--test-reporter=${join(import.meta.dirname, "slowest.ts")}`,
      "--test-reporter-destination=stdout",
      ...files,
    ],
    // Every test file is a process: what one has compiled the next need not compile again.
    {
      stdio: "inherit",
      cwd: root,
      env: { NODE_COMPILE_CACHE: join(root, "node_modules/.cache/node"), ...process.env },
    },
  );
  const text = readFileSync(tap, "utf8");
  for (const key of ["pass", "fail", "skipped"] as const)
    total[key] += Number(new RegExp(`^# ${key} (\\d+)$`, "m").exec(text)?.[1] ?? 0);
  failed ||= status !== 0;
  console.log(`stage ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
rmSync(folder, { recursive: true });
if (failed && total.fail === 0) total.fail = 1;
console.log(
  `${total.pass} passed, ${total.fail} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ""}`,
);
process.exitCode = failed || total.pass === 0 ? 1 : 0;
