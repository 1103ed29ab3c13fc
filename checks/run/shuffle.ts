/**
 * Loaded before each quick test file: its tests run in an order drawn from the seed in `SHUFFLE`, so that none lives on what
 * another left behind. The same seed gives the same order; `SHUFFLE=reversed` gives the file's own, from its end.
 * Hooks keep their order and come first. What a file runs within one test keeps its order too: that is one test.
 * Files that share a process (together.ts) each have the same order as alone.
 */
import { createHash } from "node:crypto";
import { existsSync, realpathSync } from "node:fs";
import { registerHooks } from "node:module";
import { resolve } from "node:path";
import original, { type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { getCallSites } from "node:util";
import { Script } from "node:vm";

type Register = (...given: unknown[]) => unknown;

/** A test that a file has named and that is not yet known to the runner. */
interface PendingTest {
  readonly name: string;
  readonly register: () => unknown;
}

/** What `SHUFFLE` holds for the file's order from its end. */
const REVERSED = "reversed";
const seed = process.env["SHUFFLE"] ?? "";

/** In the order that the seed gives: by a hash of seed and name, so that a new test moves no other. */
function drawn(tests: readonly PendingTest[]): readonly PendingTest[] {
  if (seed === REVERSED) return tests.toReversed();
  const place = ({ name }: PendingTest) => createHash("sha256").update(`${seed}\n${name}`).digest("hex");
  return tests
    .map((test) => ({ test, at: place(test) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ test }) => test);
}

let waiting: PendingTest[] | undefined = [];
/** The test that stands for the file being run, where several share a process. */
let host: TestContext | undefined;

/** Hands the tests that wait to the runner; what is named later goes there at once. */
function begin(): void {
  const tests = waiting ?? [];
  waiting = undefined;
  for (const { register } of drawn(tests)) register();
}

/** `register`, called as if from the line that called our caller: the runner tells a test's place by it. */
function fromThere(register: Register, given: unknown[]): () => unknown {
  const [, , there] = getCallSites(3);
  if (there === undefined) return () => register(...given);
  const call = new Script("(register, given) => register(...given)", {
    filename: there.scriptName,
    lineOffset: there.lineNumber - 1,
    columnOffset: there.columnNumber - 1 - "(register, given) => ".length,
  }).runInThisContext() as (register: Register, given: unknown[]) => unknown;
  return () => call(register, given);
}

/** A test that waits until its file has been read to its end. */
function putOff(...given: unknown[]): unknown {
  const register = (host === undefined ? original : host.test.bind(host)) as Register;
  if (waiting === undefined) return register(...given);
  waiting.push({ name: String(given[0]), register: fromThere(register, given) });
  return undefined;
}

/** A hook of the file: node:test's own, or the host's. */
const hook =
  (kind: "after" | "afterEach" | "before" | "beforeEach"): Register =>
  (...given) =>
    ((host === undefined ? original[kind] : host[kind].bind(host)) as Register)(...given);

/** As node:test's, put off. */
export const test = Object.assign(putOff, original);
export const [after, afterEach] = [hook("after"), hook("afterEach")];
export const [before, beforeEach] = [hook("before"), hook("beforeEach")];
export { mock, run } from "node:test";

/** Runs a file as one test of that name, with its tests as steps and its hooks around them. */
export const testFile = (file: string): Promise<void> =>
  original(file, async (context) => {
    const named: PendingTest[] = [];
    [host, waiting] = [context, named];
    await import(pathToFileURL(resolve(file)).href);
    waiting = undefined;
    if (named.length === 0) throw new Error("has no test");
    for (const { register } of drawn(named)) await register();
  });

const BEGIN = Symbol.for("bluezone.shuffle.begin");
Object.assign(globalThis, { [BEGIN]: begin });
// A module's address is that of its file, whatever link led to it.
const named = process.argv[1] ?? "";
const entry = existsSync(named) ? pathToFileURL(realpathSync(named)).href : "";
process.once("exit", () => {
  if (waiting === undefined || waiting.length === 0) return;
  console.error(`${waiting.length} tests were put off and never begun`);
  process.exitCode = 1;
});
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "node:test" ? { url: import.meta.url, shortCircuit: true } : next(specifier, context),
  load(url, context, next) {
    const loaded = next(url, context);
    if (url !== entry || !loaded.source) return loaded;
    const text = Buffer.from(loaded.source as Uint8Array).toString("utf8");
    return { ...loaded, source: `${text}\n;globalThis[Symbol.for(${JSON.stringify(BEGIN.description)})]();` };
  },
});
