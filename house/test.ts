/**
 * `npm test` and `npm run test:deep`: runs the test files, the longest first, so that none is left to run alone in the end;
 * prints what they did, which took longest, and one closing count.
 */
import { globSync } from "node:fs";
import { join, resolve } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { barePath } from "./bare-path.ts";
import { FIRST } from "./longest.ts";
import { seed } from "./seed.ts";
import slowest from "./slowest.ts";

type Stage = {
  /** Globs of its files. */
  readonly files: string;
  /** How many files run at a time: they wait for browsers, clocks and a bare Debian, and three keep two processors busy. */
  readonly atOnce: number;
  /** Milliseconds that a file may take: a bare Debian and a window of the export take half an hour on a slow machine. */
  readonly timeout: number;
  /** Modules that each file's process loads first. */
  readonly preload: readonly string[];
  /** Variables of each file's process, over this one's. */
  readonly env: Readonly<Record<string, string>>;
};

const STAGES = {
  quick: {
    files: "{apps,house,packages,servers,town}/**/*.test.ts",
    atOnce: 3,
    timeout: 600_000,
    preload: ["./unwatched.ts", "./shuffle.ts"],
    env: { PATH: barePath(process.env["PATH"] ?? ""), SHUFFLE: seed },
  },
  deep: {
    files: "{apps,house,packages,servers,town}/**/*.deep.ts",
    atOnce: 3,
    timeout: 3_600_000,
    preload: [],
    env: {},
  },
} as const satisfies Record<string, Stage>;

const name = process.argv[2] ?? "quick";
if (name !== "quick" && name !== "deep") throw new RangeError("house/test.ts takes quick or deep");
const { files, atOnce, timeout, preload, env } = STAGES[name];
if (name === "quick") console.log(`order of the tests in a file: SHUFFLE=${seed}`);

const root = resolve(import.meta.dirname, "..");
const found = globSync(files, { cwd: root, exclude: ["**/node_modules/**"] }).sort();
const first: readonly string[] = FIRST[name];
const missing = first.filter((file) => !found.includes(file));
if (missing.length > 0)
  throw new RangeError(`house/longest.ts names what is not there: ${missing.join(", ")}`);
const ordered = [...first, ...found.filter((file) => !first.includes(file))];

process.chdir(root);
// Every test file is a process: what one has compiled the next need not compile again.
process.env["NODE_COMPILE_CACHE"] ??= join(root, "node_modules/.cache/node");
const started = performance.now();
const events = run({
  files: ordered.map((file) => join(root, file)),
  concurrency: atOnce,
  timeout,
  execArgv: preload.flatMap((module) => ["--import", new URL(module, import.meta.url).href]),
  env: { ...process.env, ...env },
});
const total = { passed: 0, failed: 0, skipped: 0 };
events.on("test:summary", ({ file, counts }) => {
  if (file !== undefined) return;
  total.passed = counts.passed;
  total.failed = counts.tests - counts.passed - counts.skipped - counts.todo;
  total.skipped = counts.skipped;
});
for (const reporter of [new spec(), slowest])
  events.compose(reporter as NodeJS.ReadWriteStream).pipe(process.stdout, { end: false });

process.once("beforeExit", () => {
  if (total.passed === 0 && total.failed === 0) total.failed = 1;
  console.log(`stage ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  console.log(
    `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ""}`,
  );
  if (total.failed > 0) process.exitCode = 1;
});
