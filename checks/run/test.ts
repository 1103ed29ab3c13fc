/**
 * `npm run check`, `npm test` and `npm run test:deep`, of all or of the paths that follow; `node checks/run/test.ts check quick deep`,
 * as CI calls it, is all in one pool, so that no processor is idle while the last of a stage ends. Each deep file is a
 * process; quick ones of a room share some (batches.ts). The costliest begin first; what a process said is told in one piece
 * when it has ended. Then come the failures, the costliest files, a line a stage, and one closing count.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, relative, resolve, sep } from "node:path";
import { PassThrough } from "node:stream";
import { finished } from "node:stream/promises";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { again, type Counts } from "./again.ts";
import { barePath } from "./bare-path.ts";
import { batches, mayShare } from "./batches.ts";
import { CHECKS, type Check } from "./checks.ts";
import { chosen } from "./chosen.ts";
import { type Cost, costliest } from "./cost.ts";
import { type Meter, openMeter, processes } from "./meter.ts";
import { costliestFirst, declared, firstLine, noteCosts, readCosts } from "./order.ts";
import { type Job, runPool } from "./pool.ts";
import { seed } from "./seed.ts";
import { SPENT } from "./spent.ts";
import { toldWithin } from "./within.ts";

type Stage = {
  /** Globs of its files. */
  readonly files: string;
  /** Milliseconds that a file may take, on a slow machine too. Then all its processes are killed, and it has failed. */
  readonly limit: number;
  /** Modules that each file's process loads first. */
  readonly preload: readonly string[];
  /** Options of V8 for it. */
  readonly v8: readonly string[];
  /** Variables of each file's process, over this one's. */
  readonly env: Readonly<Record<string, string>>;
};

const STAGES = {
  quick: {
    files: "{apps,bench,checks,packages,servers,system-tests,town}/**/*.test.ts",
    limit: 600_000,
    preload: ["./spent.ts", "./unwatched.ts", "./shuffle.ts"],
    // Compiling PGlite's WebAssembly a second time, for speed, takes longer than a quick test gains by it, and 300 MB.
    v8: ["--liftoff-only"],
    env: { PATH: barePath(process.env["PATH"] ?? ""), SHUFFLE: seed },
  },
  deep: {
    files: "{apps,bench,checks,packages,servers,system-tests,town}/**/*.deep.ts",
    limit: 1_800_000,
    preload: ["./spent.ts"],
    v8: [],
    env: {},
  },
} as const satisfies Record<string, Stage>;
type StageName = keyof typeof STAGES;
const SCRIPTS = { quick: "test", deep: "test:deep" } as const satisfies Record<StageName, string>;

/** On two processors: three busy files keep both so, and one that waits is no burden to them. */
const ROOM = { busy: 3, waiting: 1 };

/** Milliseconds of a whole run, under the 90 minutes after which CI ends it without a word. What runs then is killed and named. */
const RUN_LIMIT = 4_800_000;
/** Milliseconds after the end of a file's process in which its output ends too, unless another process holds it. */
const HELD = 30_000;
/** Milliseconds that a check may take. */
const CHECK_LIMIT = 900_000;
/** Milliseconds after which a file that still runs is named, so that the output of a run that was ended says what it waited for. */
const LONG = 600_000;

const TOGETHER = join(import.meta.dirname, "together.ts");

/** What a test runner tells, of whatever kind: Node's types lack some of it. */
type Event = Awaited<ReturnType<ReturnType<typeof run>["toArray"]>>[number];

/** Counts that grow. */
type Counted = { -readonly [Key in keyof Counts]: Counts[Key] };

/** What has come of a stage so far. Times in milliseconds, of the processor in seconds. */
type Sum = Counted & {
  processor: number;
  begun?: number;
  ended: number;
};

const root = resolve(import.meta.dirname, "../..");
process.chdir(root);
// Every test file is a process: what one has compiled the next need not compile again.
process.env["NODE_COMPILE_CACHE"] ??= join(root, "node_modules/.cache/node");

/** What each file cost when it last ran here. */
const COSTS = join(root, "node_modules/.cache/test-costs.json");
/** Seconds, of the wall or of the processor, above which a file says what it alone proves (order.ts). */
const COSTLY = 60;

const notes = mkdtempSync(join(tmpdir(), "bluezone-test-"));
const started = performance.now();
const sums = new Map<string, Sum>();
const costs: Cost[] = [];
/** What has failed, a process each. */
const failed: { readonly stage: StageName; readonly files: readonly string[]; readonly counts: Counts }[] =
  [];
const events = new PassThrough({ objectMode: true });
const shown = events.compose(new spec() as NodeJS.ReadWriteStream);
shown.pipe(process.stdout, { end: false });

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(0)} s`;

function sumOf(stage: string): Sum {
  const sum = sums.get(stage) ?? { passed: 0, failed: 0, skipped: 0, processor: 0, ended: 0 };
  sums.set(stage, sum);
  sum.begun ??= performance.now();
  return sum;
}

/** Adds to a stage's counts, `times` 1, or takes away, −1. */
function add(sum: Sum, { passed, failed, skipped }: Counts, times: 1 | -1): void {
  sum.passed += times * passed;
  sum.failed += times * failed;
  sum.skipped += times * skipped;
}

/** The files of a stage, the costliest first. */
function filesOf(stage: StageName): readonly string[] {
  const found = globSync(STAGES[stage].files, { cwd: root, exclude: ["**/node_modules/**"] }).sort();
  return costliestFirst(found, readCosts(COSTS));
}

/** The files that run, by their notes, with the account of each that has written which process it is. */
const running = new Map<string, Meter | undefined>();
function lookAround(): void {
  for (const [note, meter] of running) {
    const first = meter === undefined && existsSync(`${note}.pid`) ? readFileSync(`${note}.pid`, "utf8") : "";
    if (first !== "") running.set(note, openMeter(Number(first)));
  }
  const all = processes();
  for (const meter of running.values()) meter?.look(all);
}

/** Kills all processes of what runs. */
function killTree(name: string): void {
  lookAround();
  for (const pid of running.get(name)?.pids() ?? [])
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended meanwhile.
    }
}

/** How many processes of files have been begun. */
let tries = 0;

/** Runs one or several files in a process of their own, tells of them when it has ended, and gives what came of them. */
async function runFiles(stage: StageName, files: readonly string[]): Promise<Counts> {
  const { preload, v8, env } = STAGES[stage];
  const sum = sumOf(stage);
  const counts: Counted = { passed: 0, failed: 0, skipped: 0 };
  const begun = performance.now();
  const shared = files.length > 1;
  const entry = shared ? TOGETHER : join(root, files[0]!);
  // A second try has a note of its own: the first one's says that its process has ended.
  tries += 1;
  const note = join(notes, `${tries}-${files[0]!.replaceAll("/", "-")}`);
  const limit = Math.min(STAGES[stage].limit, started + RUN_LIMIT - begun);
  if (limit <= 0) {
    console.log(`the run's time is over: not run ${files.join(", ")}`);
    return { ...counts, failed: files.length };
  }
  running.set(note, undefined);
  const long = setTimeout(() => console.log(`still runs after ${seconds(LONG)}: ${files.join(", ")}`), LONG);
  const stream = run({
    files: [entry],
    argv: shared ? [...files] : [],
    execArgv: [...v8, ...preload.flatMap((module) => ["--import", new URL(module, import.meta.url).href])],
    env: { ...process.env, ...env, [SPENT]: note },
  });
  let gone = Number.POSITIVE_INFINITY;
  const over = (): boolean => {
    // Its own process has written what it took, and is at its end.
    if (existsSync(note)) gone = Math.min(gone, performance.now());
    return performance.now() > Math.min(begun + limit, gone + HELD);
  };
  const { told, late } = await toldWithin<Event>(stream, over, () => killTree(note));
  clearTimeout(long);
  if (late) {
    const left = existsSync(note);
    // Who leaves a process behind has ended well by itself; a stream that nothing ends has no closing counts.
    if (left || !told.some(({ type }) => type === "test:summary")) counts.failed += 1;
    const why = left ? "has left a process behind that holds its output" : "has not ended";
    console.log(`killed after ${seconds(performance.now() - begun)}, for it ${why}: ${files.join(", ")}`);
  }
  // Milliseconds of each file of a shared process. The test that stands for the file counts as none.
  const took = new Map<string, number>();
  for (const event of told) {
    const { type, data } = event;
    // The runner closes each file with counts; here one line closes them all.
    const closing = data.file === undefined;
    if (type === "test:summary" && closing) {
      const { tests, passed, skipped, todo } = data.counts;
      counts.passed += passed;
      counts.skipped += skipped;
      counts.failed += tests - passed - skipped - todo;
    } else if (type !== "test:diagnostic" || !closing) events.write(event);
    if ((type !== "test:pass" && type !== "test:fail") || data.nesting > 0 || !files.includes(data.name))
      continue;
    took.set(data.name, data.details.duration_ms);
    if (type === "test:pass") counts.passed -= 1;
    else if (data.details.error.failureType === "subtestsFailed") counts.failed -= 1;
  }
  // A file without a test that has a process of its own is told of as one that passed, by its whole path.
  const silent = shared
    ? files.filter((file) => !took.has(file))
    : files.filter(() => told.some(({ type, data }) => type === "test:pass" && data.name === entry));
  for (const file of silent) console.log(`${file} has no test, or never ran`);
  counts.failed += silent.length;
  if (!shared) counts.passed -= silent.length;
  sum.ended = performance.now();
  const own = existsSync(note) ? Number(readFileSync(note, "utf8")) : 0;
  const processor = running.get(note)?.total(own) ?? own;
  running.delete(note);
  sum.processor += processor;
  const wall = (sum.ended - begun) / 1_000;
  // Of a process that files shared, each has its share of the time.
  const all = [...took.values()].reduce((total, one) => total + one, 0);
  for (const file of files) {
    const share = shared && all > 0 ? (took.get(file) ?? 0) / all : 1 / files.length;
    costs.push({ file, seconds: wall * share, processor: processor * share });
  }
  return counts;
}

/** Runs files as a job of the pool. A failure is noted for a second try. */
async function runJob(stage: StageName, files: readonly string[]): Promise<void> {
  const counts = await runFiles(stage, files);
  add(sumOf(stage), counts, 1);
  if (counts.failed > 0) failed.push({ stage, files, counts });
}

/** Runs a check; what it said is shown when it fails. It counts as no test; its failure counts as one. */
async function runCheck({ name, command }: Check): Promise<void> {
  const sum = sumOf("check");
  const begun = performance.now();
  const PATH = [join(root, "node_modules/.bin"), process.env["PATH"]].join(delimiter);
  const child = spawn(command, {
    shell: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PATH },
  });
  const meter = child.pid === undefined ? undefined : openMeter(child.pid);
  running.set(name, meter);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
  const limit = setTimeout(() => killTree(name), CHECK_LIMIT);
  const [code] = await once(child, "close");
  clearTimeout(limit);
  running.delete(name);
  const processor = meter?.total(0) ?? 0;
  sum.ended = performance.now();
  sum.processor += processor;
  console.log(`${name}: ${seconds(sum.ended - begun)}, ${processor.toFixed(0)} s of processor`);
  if (code === 0) return;
  sum.failed += 1;
  console.log(`"${command}" failed:\n${said}`);
}

const given = process.argv.slice(2);
const named = given.filter((name) => name === "check" || name in STAGES);
const names = named.length > 0 ? named : ["quick"];
/** Rooms, folders and files as they were typed, from the root. */
const paths = given
  .filter((name) => !named.includes(name))
  .map((path) => relative(root, resolve(process.env["INIT_CWD"] ?? root, path)).replaceAll(sep, "/"));
if (names.includes("quick")) console.log(`order of the tests in a file: SHUFFLE=${seed}`);
const wanted = (["deep", "quick"] as const).filter((name) => names.includes(name));
function chosenOf(stage: StageName): readonly string[] {
  const other = ({ quick: "deep", deep: "quick" } as const)[stage];
  try {
    return chosen(filesOf(stage), paths, { script: SCRIPTS[other], files: filesOf(other) });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.error(error.message);
    rmSync(notes, { recursive: true });
    process.exit(1);
  }
}
const files: readonly Job[] = wanted.flatMap((stage) =>
  batches(
    chosenOf(stage),
    (file) => stage === "quick" && mayShare(readFileSync(join(root, file), "utf8")),
  ).map((group) => ({
    waits: group.every((file) => declared(firstLine(file)).waits),
    run: () => runJob(stage, group),
  })),
);
const checks: readonly Job[] = names.includes("check")
  ? CHECKS.map((check) => ({ waits: false, run: () => runCheck(check) }))
  : [];

/** Files that failed at first. */
let shaky: readonly string[] = [];
const looking = setInterval(lookAround, 1_000);
try {
  // A check never waits: two keep both processors busy, a third takes memory alone.
  await runPool([...checks, ...files], files.length > 0 ? ROOM : { ...ROOM, busy: 2 });
  // Who names paths watches, and asks again at will.
  const second = await again(paths.length === 0 ? failed : [], ({ stage, files }) => {
    console.log(`once more, with nothing beside it: ${files.join(", ")}`);
    return runFiles(stage, files);
  });
  for (const { one, counts } of second) {
    add(sumOf(one.stage), one.counts, -1);
    add(sumOf(one.stage), counts, 1);
  }
  shaky = second.flatMap(({ one }) => one.files);
} finally {
  clearInterval(looking);
  rmSync(notes, { recursive: true });
}
// A stage that found nothing to run has proven nothing.
for (const stage of wanted) {
  const sum = sumOf(stage);
  if (sum.passed === 0 && sum.failed === 0) sum.failed = 1;
}
const total: Counted = { passed: 0, failed: 0, skipped: 0 };
for (const { passed, failed, skipped } of sums.values()) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}
// Word for word what the runner says in the end, so that the reporter shows all failures in one place.
events.end({ type: "test:summary", data: { success: total.failed === 0, counts: total, duration_ms: 0 } });
await finished(shown, { writable: false });
if (costs.length > 0) {
  console.log(costliest(costs));
  noteCosts(COSTS, costs);
}
// On a busy machine every file takes long by the wall, so only the processor's time is held against a file, and only in words.
for (const { file, processor } of costs)
  if (processor > COSTLY && !declared(firstLine(file)).costly)
    console.log(`${file} costs over a minute: say in its first line what it alone proves, "Only here: …"`);

for (const file of shaky)
  console.log(`${file} passed only at its second try: a defect of it, or of what it tests, to be mended`);
const counts = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
for (const [stage, sum] of sums)
  console.log(
    `stage ${stage}: ${seconds(sum.ended - sum.begun!)}, ${sum.processor.toFixed(0)} s of processor: ${counts(sum)}`,
  );
console.log(`all: ${seconds(performance.now() - started)}`);
// Checks are no tests: of them alone there is nothing to count, unless one has failed.
if (files.length > 0 || total.failed > 0) console.log(counts(total));
// A process that was left behind may still hold a pipe of this one.
process.exit(total.failed > 0 ? 1 : 0);
