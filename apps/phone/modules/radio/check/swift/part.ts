/**
 * Swift's part of the native check: the stubs against Apple's interface; the engine's tests on the shared vectors; the wrapper type-checked
 * against the stubs and tested over them, with the real SQLite; the wrapper of the wrapper, for Expo, only read. Nothing here is
 * Apple's compiler, SDK or phone.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { contentOf, filesOf, made } from "../cache.ts";
import { held, type Part, type Result, skipped } from "../part.ts";
import { must, run } from "../run.ts";
import { lint } from "./lint.ts";
import { stubsAreApples } from "./stubs.ts";
import { lacking, type Tools, tools } from "./tools.ts";

const IOS = resolve(import.meta.dirname, "../../ios");
const VECTORS = resolve(import.meta.dirname, "../../../../../../vectors");
const ENGINE = resolve(import.meta.dirname, "../../../../../../packages/radio/src/engine");
const DRAW = resolve(ENGINE, "../testing/random-scenarios.ts");
/** Files that need Expo's frameworks, which need Apple's. */
const FOR_EXPO = /^BluezoneRadio/;

/** A way to break a file, and the file that must have the error. */
interface Breakage {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}
const BREAKAGES: readonly Breakage[] = [
  { file: "Listener.swift", from: "manager.stopScan()", to: "manager.stopScanning()" },
  { file: "Listener.swift", from: "didConnect peripheral", to: "didLink peripheral" },
  { file: "Door.swift", from: "request.offset <= value.count", to: 'request.offset <= "20"' },
  { file: "NoticeDelegate.swift", from: "didReceive response", to: "didTap response" },
  { file: "KeychainVault.swift", from: "Data($0) }", to: "Date($0) }" },
  { file: "Kept.swift", from: "?? []", to: "" },
];

const swiftFiles = (folder: string): string[] => filesOf(folder).filter((file) => file.endsWith(".swift"));

/** The sources of a copy of the module. */
function sourcesIn(ios: string) {
  const top = swiftFiles(ios).filter((file) => file === join(ios, basename(file)));
  const engine = swiftFiles(join(ios, "Engine"));
  const wrapper = top.filter((file) => !FOR_EXPO.test(basename(file)));
  const expo = top.filter((file) => FOR_EXPO.test(basename(file)));
  const tests = (of: string): string[] => swiftFiles(join(ios, "Tests", of));
  return { engine, wrapper, expo, engineTests: tests("Engine"), moduleTests: tests("Module") };
}

/** Scenarios that are drawn beside those that were written, and their steps. */
const DRAWN = { seed: 20_201_127, count: 300, length: 120 };

/** Runs a program of tests, which prints `N passed, N failed` and a line for each that failed. */
async function tested(name: string, program: string, args: readonly string[]): Promise<Result> {
  const { status, text } = await run(program, args);
  const lines = text.trim().split("\n");
  const last = lines.at(-1) ?? "";
  const passed = Number(/^(\d+) passed, 0 failed$/.exec(last)?.[1] ?? 0);
  return held(
    name,
    status === 0 && passed > 0 ? [] : lines.filter((line) => !line.startsWith("ok ")).slice(0, 60),
    last,
  );
}

/** Names of files that have an error. */
const filesWithErrors = (text: string): string[] =>
  [
    ...new Set([...text.matchAll(/^(?:.*\/)?([\w+]+\.swift):\d+:\d+: error:/gm)].map(([, file]) => file!)),
  ].sort();

async function brokenCopies(swift: Tools, work: string): Promise<Result> {
  const copy = join(work, "broken");
  cpSync(IOS, copy, { recursive: true });
  for (const { file, from, to } of BREAKAGES) {
    const at = join(copy, file);
    const text = readFileSync(at, "utf8");
    if (!text.includes(from)) return held("Swift: a broken copy fails", [`${file} has no ${from}`]);
    writeFileSync(at, text.replace(from, to));
  }
  const { engine, wrapper } = sourcesIn(copy);
  const { text } = await swift.typecheck([...engine, ...wrapper]);
  const found = filesWithErrors(text);
  const expected = [...new Set(BREAKAGES.map(({ file }) => file))].sort();
  const right = found.join() === expected.join();
  return held(
    "Swift: a copy with a wrong name, a missing method and a wrong type fails in exactly those files",
    right ? [] : [`errors in ${found.join(", ")}, not in ${expected.join(", ")}`, text.slice(0, 2_000)],
  );
}

async function parsed(swift: Tools, work: string, files: readonly string[]): Promise<Result> {
  const good = await swift.parse(files);
  const broken = join(work, "Broken.swift");
  writeFileSync(broken, readFileSync(files[0]!, "utf8").replace(/\}\s*$/, ""));
  const bad = await swift.parse([broken]);
  return held("Swift: the wrapper for Expo can be read (not type-checked), and half of it cannot", [
    ...(good.status === 0 ? [] : [good.text]),
    ...(bad.status === 0 ? ["a file without its last bracket was read"] : []),
  ]);
}

async function everything(): Promise<Result[]> {
  const work = mkdtempSync(join(tmpdir(), "bluezone-swift-"));
  try {
    const sources = sourcesIn(IOS);
    const { engine, wrapper, expo, engineTests, moduleTests } = sources;
    const stubs = await stubsAreApples();
    const swift = await tools();
    const checked = await swift.typecheck([...engine, ...wrapper]);
    const result = held(
      "Swift: engine and wrapper are type-checked against the stubs",
      checked.status === 0 ? [] : [checked.text.slice(0, 4_000)],
      `${engine.length + wrapper.length} files`,
    );
    const before = [
      ...stubs,
      lint(IOS, [...engine, ...wrapper, ...expo]),
      result,
      await brokenCopies(swift, work),
      await parsed(swift, work, expo),
    ];
    if (checked.status !== 0) return before;
    const engineProgram = join(work, "engine-tests");
    await swift.build([...engine, ...engineTests], engineProgram);
    const moduleProgram = join(work, "module-tests");
    const counting = engineTests.filter((file) => basename(file) === "Results.swift");
    await swift.build([...engine, ...wrapper, ...counting, ...moduleTests], moduleProgram);
    const folder = join(work, "written");
    mkdirSync(folder);
    const drawn = join(work, "drawn.json");
    writeFileSync(drawn, await must(process.execPath, [DRAW, ...Object.values(DRAWN).map(String)]));
    return [
      ...before,
      await tested(
        `Swift: the engine's tests on the shared vectors, and ${DRAWN.count * DRAWN.length} drawn steps as in TypeScript`,
        engineProgram,
        [VECTORS, drawn],
      ),
      await tested("Swift: the module's tests over a double of CoreBluetooth, with SQLite", moduleProgram, [
        folder,
      ]),
    ];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const RESULTS = "results.json";
/** Results that are not all good are told, and not kept. */
class NotGood extends Error {
  readonly results: readonly Result[];
  constructor(results: readonly Result[]) {
    super("not all passed");
    this.results = results;
  }
}

/** The part. What passed once for this content and compiler is not run again. */
export const swift: Part = async () => {
  const reason = lacking();
  if (reason !== undefined) return [skipped("Swift", reason)];
  const vectors = [join(VECTORS, "identifiers.json"), ...filesOf(join(VECTORS, "radio"))];
  const files = [...filesOf(IOS, import.meta.dirname, ENGINE, DRAW), ...vectors];
  const version = await must("swiftc", ["--version"]);
  try {
    const folder = await made("swift", contentOf(files, version), async (half) => {
      const results = await everything();
      if (results.some(({ state }) => state === "failed")) throw new NotGood(results);
      writeFileSync(join(half, RESULTS), JSON.stringify(results));
    });
    return JSON.parse(readFileSync(join(folder, RESULTS), "utf8"));
  } catch (fault) {
    if (fault instanceof NotGood) return fault.results;
    throw fault;
  }
};
