/**
 * Swift's part of the native check: the stubs against Apple's interface; the engine's tests on the shared vectors; the wrapper type-checked
 * against the stubs and Expo's own sources, and tested over them, with the real SQLite; the face with what JavaScript hands over.
 * Nothing here is Apple's compiler, SDK or phone.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { contentOf, filesOf, made } from "../cache.ts";
import { held, type Part, type Result, skipped } from "../part.ts";
import { must, run } from "../run.ts";
import { expoSources } from "./expo.ts";
import { lint } from "./lint.ts";
import { stubsAreApples } from "./stubs.ts";
import { lacking, type Tools, tools } from "./tools.ts";

const IOS = resolve(import.meta.dirname, "../../ios");
const VECTORS = resolve(import.meta.dirname, "../../../../../../vectors");
const ENGINE = resolve(import.meta.dirname, "../../../../../../packages/radio/src/engine");
const DRAW = resolve(ENGINE, "../testing/random-scenarios.ts");
/** What runs at the app's launch: a test has a radio of its own. */
const LAUNCHER = "BluezoneRadioLauncher.swift";

/** What the tests of the face need of the module's tests. */
const DOUBLES = ["Bench.swift", "HandOvertime.swift", "HandGuardSign.swift"];

/** A way to break a file, and the file that must have the error. */
interface Breakage {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}
const BREAKAGES: readonly Breakage[] = [
  { file: "Listener.swift", from: "manager.stopScan()", to: "manager.stopScanning()" },
  { file: "Listener.swift", from: "didConnect peripheral", to: "didLink peripheral" },
  { file: "GattServer.swift", from: "request.offset <= value.count", to: 'request.offset <= "20"' },
  { file: "NoticeDelegate.swift", from: "didReceive response", to: "didTap response" },
  { file: "KeychainVault.swift", from: "Data($0) }", to: "Date($0) }" },
  { file: "RadioStore.swift", from: "?? []", to: "" },
  { file: "BluezoneRadioModule.swift", from: "plan: PlanOfFace?", to: "plan: PlanOfFace?, _: NoticeTap" },
  { file: "SystemGuardSign.swift", from: "staleDate: attributes.until", to: "staleDate: attributes.title" },
  { file: "GuardWidget.swift", from: "context.state.heard, isOver", to: "context.state.names, isOver" },
  { file: "BluezoneRadioLauncher.swift", from: "application.applicationState", to: "application.state" },
];

const swiftFiles = (folder: string): string[] => filesOf(folder).filter((file) => file.endsWith(".swift"));

/** The sources of a copy of the module. */
function sourcesIn(ios: string) {
  const top = swiftFiles(ios).filter((file) => file === join(ios, basename(file)));
  const engine = swiftFiles(join(ios, "Engine"));
  const wrapper = top.filter((file) => basename(file) !== LAUNCHER);
  const launcher = top.filter((file) => basename(file) === LAUNCHER);
  const tests = (of: string): string[] => swiftFiles(join(ios, "Tests", of));
  const [engineTests, moduleTests, faceTests] = [tests("Engine"), tests("Module"), tests("Expo")];
  // Another process, which has what it is handed alone.
  const widget = [...swiftFiles(join(ios, "Widget")), join(ios, "GuardAttributes.swift")];
  return { engine, wrapper, launcher, widget, engineTests, moduleTests, faceTests };
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
    const at = join(copy, file === "GuardWidget.swift" ? "Widget" : "", file);
    const text = readFileSync(at, "utf8");
    if (!text.includes(from)) return held("Swift: a broken copy fails", [`${file} has no ${from}`]);
    writeFileSync(at, text.replace(from, to));
  }
  const { engine, wrapper, launcher, widget } = sourcesIn(copy);
  const { text: ofModule } = await swift.typecheck([...engine, ...wrapper, ...launcher]);
  const text = ofModule + (await swift.typecheck(widget)).text;
  const found = filesWithErrors(text);
  const expected = [...new Set(BREAKAGES.map(({ file }) => file))].sort();
  const right = found.join() === expected.join();
  return held(
    "Swift: a copy with a wrong name, a missing method and a wrong type fails in exactly those files",
    right ? [] : [`errors in ${found.join(", ")}, not in ${expected.join(", ")}`, text.slice(0, 2_000)],
  );
}

async function everything(): Promise<Result[]> {
  const work = mkdtempSync(join(tmpdir(), "bluezone-swift-"));
  try {
    const sources = sourcesIn(IOS);
    const { engine, wrapper, launcher, widget, engineTests, moduleTests, faceTests } = sources;
    const stubs = await stubsAreApples();
    const swift = await tools();
    const all = [...engine, ...wrapper, ...launcher];
    const checked = await swift.typecheck(all);
    const result = held(
      "Swift: all of the module is type-checked against the stubs and Expo's own sources",
      checked.status === 0 ? [] : [checked.text.slice(0, 4_000)],
      `${all.length} files`,
    );
    const shown = await swift.typecheck(widget);
    const onLockScreen = held(
      "Swift: the widget of Guard mode is type-checked against the stubs",
      shown.status === 0 ? [] : [shown.text.slice(0, 4_000)],
    );
    const before = [
      ...stubs,
      ...swift.results,
      lint(IOS, [...all, ...widget]),
      result,
      onLockScreen,
      await brokenCopies(swift, work),
    ];
    if (checked.status !== 0) return before;
    const engineProgram = join(work, "engine-tests");
    await swift.build([...engine, ...engineTests], engineProgram);
    const moduleProgram = join(work, "module-tests");
    const counting = engineTests.filter((file) => basename(file) === "Results.swift");
    const others = wrapper.filter((file) => !basename(file).startsWith("BluezoneRadio"));
    await swift.build([...engine, ...others, ...counting, ...moduleTests], moduleProgram);
    const faceProgram = join(work, "face-tests");
    const doubles = moduleTests.filter((file) => DOUBLES.includes(basename(file)));
    await swift.build([...engine, ...wrapper, ...counting, ...doubles, ...faceTests], faceProgram);
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
      await tested(
        "Swift: the face by Expo's own conversions, with what JavaScript hands over",
        faceProgram,
        [folder],
      ),
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
  const files = [...filesOf(IOS, import.meta.dirname, ENGINE, DRAW), ...vectors, ...expoSources()];
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
