/**
 * Android's side: the engine with its tests on the JVM, the wrapper against stubs of API 37, both against the oldest Android, and
 * the Expo module against Expo's own sources. Nothing here runs Android.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { contentOf, filesOf, made } from "../cache.ts";
import { held, type Part, type Result, skipped } from "../part.ts";
import { must } from "../run.ts";
import { writeBroken } from "./broken.ts";
import { declarations } from "./declarations.ts";
import { foundIn, shown } from "./errors.ts";
import { knownOf, newerThan, unasked } from "./newer-api.ts";
import {
  EXPO,
  FRAMEWORK_WRAPPERS,
  MAIN,
  MODULE,
  REACT,
  SOURCES,
  TESTS,
  TYPESCRIPT,
  VECTORS,
} from "./places.ts";
import { resourceLines, resourceNames } from "./resources.ts";
import { lacking, type Tools, tools } from "./tools.ts";
import { notLookedAt } from "./used-numbers.ts";

const OLDEST = 26;
const PRETEND = "vn.bluezone.radio.pretend";
/** Seed, scenarios and steps in each that are drawn, beside those that were written. */
const DRAWN = [6, 400, 120];
const NAMES = {
  compiles: "kotlin: engine, tests and wrapper compile against API 37",
  tests: "kotlin: the engine's tests pass on the JVM",
  pretend: "kotlin: Android's side asks of a pretended Bluetooth what it should, in order",
  oldest: `kotlin: nothing newer than API ${OLDEST} is used`,
  numbers: "kotlin: each number in what is used of Android was looked at",
  oldestControl: "kotlin: an older Android would lack something (negative control)",
  expo: "kotlin: the Expo module and the service for JavaScript compile against Expo's and React Native's sources",
  broken: "kotlin: spoiled copies fail in exactly the spoiled places (negative control)",
  texts:
    "kotlin: texts are there in both languages; what the manifest names exists and is open to no other app",
} as const;

const ourOwn = (name: string): string => relative(MODULE, name);
/** What decides what is compiled and read; the bench does not. */
const checkFiles = filesOf(import.meta.dirname).filter(
  (file) => !/(MatchBench\.kt|jvm-matcher\.ts)$/.test(file),
);

const MANIFEST = join(MAIN, "AndroidManifest.xml");

/** Sources of the wrapper without those that need Expo or React Native. */
const wrapper = (): string[] => filesOf(SOURCES).filter((file) => !FRAMEWORK_WRAPPERS.includes(file));

async function compiled(t: Tools): Promise<{ readonly folder: string; readonly text: string }> {
  const sources = [...wrapper(), ...filesOf(TESTS)];
  const folder = await made(
    "kotlin",
    contentOf([...sources, ...filesOf(join(MAIN, "res")), ...checkFiles], t.stubs),
    async (half) => {
      const lines = join(half, "resources.txt");
      writeFileSync(lines, resourceLines(join(MAIN, "res")));
      await t.asm(join(import.meta.dirname, "Stubs.java"), [lines, join(half, "resources.jar")]);
      const classPath = [t.stubs, join(half, "resources.jar"), ...t.testing];
      const { text } = await t.compile(sources, classPath, join(half, "classes"));
      writeFileSync(join(half, "said.txt"), text);
      if (existsSync(join(half, "classes/vn")))
        writeFileSync(
          join(half, "references.txt"),
          await t.asm(join(import.meta.dirname, "References.java"), [join(half, "classes/vn")]),
        );
    },
  );
  return { folder, text: readFileSync(join(folder, "said.txt"), "utf8") };
}

/** What JUnit says, as a result. */
function junit(name: string, text: string): Result {
  const [, count] = /^OK \((\d+) tests\)$/m.exec(text) ?? [];
  const lines = text.split("\n").filter((line) => !line.startsWith("\tat "));
  return held(name, count === undefined || count === "0" ? lines.slice(0, 20) : [], `${count} tests`);
}

/** Android's side over classes of Android's names that do what a test says. */
async function pretended(t: Tools, folder: string): Promise<Result> {
  const tests = filesOf(join(import.meta.dirname, "pretend"));
  const ran = await made("kotlin-pretend", contentOf([...checkFiles, MANIFEST], folder), async (half) => {
    const jar = join(half, "pretended.jar");
    await t.asm(join(import.meta.dirname, "Stubs.java"), [t.lines, jar, "pretend"]);
    const classPath = [join(folder, "classes"), jar, ...t.testing];
    const { text } = await t.compile(tests, classPath, join(half, "classes"));
    const main = "org.junit.runner.JUnitCore";
    const suites = tests
      .filter((file) => file.endsWith("Test.kt"))
      .map((file) => `${PRETEND}.${basename(file, ".kt")}`);
    const said = existsSync(join(half, "classes/vn"))
      ? await t.java(main, [join(half, "classes"), ...classPath], suites, [`-Dbluezone.manifest=${MANIFEST}`])
      : { text };
    writeFileSync(join(half, "said.txt"), said.text);
  });
  return junit(NAMES.pretend, readFileSync(join(ran, "said.txt"), "utf8"));
}

async function onTheJvm(t: Tools, folder: string): Promise<Result> {
  const classes = join(folder, "classes");
  const suites = filesOf(classes)
    .map((file) => relative(classes, file))
    .filter((file) => /Test\.class$/.test(file))
    .map((file) => file.slice(0, -".class".length).replaceAll("/", "."));
  const content = contentOf([...filesOf(VECTORS, ...TYPESCRIPT), ...checkFiles], folder);
  const ran = await made("kotlin-tests", content, async (half) => {
    const drawn = join(half, "drawn.json");
    writeFileSync(drawn, await must(process.execPath, [TYPESCRIPT.at(-1)!, ...DRAWN.map(String)]));
    const flags = [`-Dbluezone.vectors=${VECTORS}`, `-Dbluezone.drawn=${drawn}`];
    const { text } = await t.java("org.junit.runner.JUnitCore", [classes, ...t.testing], suites, flags);
    writeFileSync(join(half, "said.txt"), text);
  });
  return junit(NAMES.tests, readFileSync(join(ran, "said.txt"), "utf8"));
}

function againstOldest(t: Tools, folder: string): Result[] {
  const known = knownOf(t.declared.flatMap((text) => declarations(text)));
  const references = readFileSync(join(folder, "references.txt"), "utf8");
  const older = newerThan(known, references, OLDEST - 1);
  return [
    held(NAMES.oldest, [...newerThan(known, references, OLDEST), ...texts().flatMap(unasked)]),
    held(NAMES.numbers, notLookedAt(references)),
    held(
      NAMES.oldestControl,
      older.length === 0 ? ["nothing was found that is there since API 26 only"] : [],
    ),
  ];
}

/** The texts of all our own sources. */
const texts = (): string[] => [...wrapper(), ...FRAMEWORK_WRAPPERS].map((file) => readFileSync(file, "utf8"));

/** Everything with Expo's and React Native's sources, and the spoiled copies. Their own errors are for want of others' libraries, and not ours. */
async function withExpo(t: Tools, classesFolder: string): Promise<Result[]> {
  const expo = [...["main/java", "withoutCompose"].map((name) => join(EXPO, name)), ...REACT];
  const isTheirs = (file: string): boolean => file.startsWith(EXPO) || REACT.includes(file);
  const sources = [...wrapper(), ...FRAMEWORK_WRAPPERS];
  const content = contentOf([...sources, ...filesOf(...expo), ...checkFiles], t.stubs);
  const folder = await made("kotlin-expo", content, async (half) => {
    const broken = writeBroken(join(half, "broken"));
    const classPath = [t.stubs, join(classesFolder, "resources.jar"), ...t.further];
    const { text } = await t.compile(
      [...sources, ...expo, ...broken.files],
      classPath,
      join(half, "classes"),
    );
    const found = foundIn(text).filter(({ kind, file }) => kind === "error" && !isTheirs(file));
    const places = (files: readonly { file: string; line: number }[]) =>
      [...new Set(files.map(({ file, line }) => `${file}:${line}`))].sort();
    const ours = found.filter(({ file }) => file.startsWith(SOURCES));
    const spoiled = places(found.filter(({ file }) => file.startsWith(half)));
    const fine = JSON.stringify(spoiled) === JSON.stringify(broken.places);
    const stray = found.filter(({ file }) => !file.startsWith(SOURCES) && !file.startsWith(half));
    const expected = foundIn(text).filter(({ kind, file }) => kind === "error" && isTheirs(file));
    const results = [
      held(
        NAMES.expo,
        [...ours, ...stray].map(shown),
        `no error in ours; in theirs ${expected.length}, as expected: the libraries that they need are not here, and Gradle brings them`,
      ),
      held(
        NAMES.broken,
        fine
          ? []
          : [`spoiled: ${broken.places.join(" ")}`, `found: ${spoiled.join(" ")}`, text.slice(0, 600)],
        `${spoiled.length} places`,
      ),
    ];
    mkdirSync(half, { recursive: true });
    writeFileSync(join(half, "results.json"), JSON.stringify(results));
  });
  return JSON.parse(readFileSync(join(folder, "results.json"), "utf8")) as Result[];
}

function textsAndNames(): Result {
  const manifest = readFileSync(MANIFEST, "utf8");
  const config = readFileSync(join(MODULE, "expo-module.config.json"), "utf8");
  const named = [...`${manifest}${config}`.matchAll(/"(vn\.bluezone\.radio\.\w+)"/g)].map(
    ([, name]) => name!.split(".").at(-1)!,
  );
  const text = texts().join("\n");
  const absent = named.filter((name) => !new RegExp(`^class ${name}\\b`, "m").test(text));
  // What is started by its name alone.
  for (const [, name] of text.matchAll(/"(vn\.bluezone\.radio\.[A-Z]\w*[a-z]\w*)"/g))
    if (!manifest.includes(`"${name}"`)) absent.push(`${name} in the manifest`);
  const [one, other] = ["values", "values-vi"].map((name) => resourceNames(join(MAIN, "res", name)).join());
  const wrong = absent.map((name) => `there is no class ${name}`);
  for (const [tag] of manifest.matchAll(/<(?:activity|provider|receiver|service)\b[^>]*>/g))
    if (!tag.includes('android:exported="false"') && !tag.includes("android:permission="))
      wrong.push(`open to any other app: ${tag}`);
  if (named.length === 0) wrong.push("the manifest names no class");
  if (one !== other) wrong.push(`texts differ: ${one} / ${other}`);
  return held(NAMES.texts, wrong);
}

export const kotlin: Part = async () => {
  const lack = lacking();
  if (lack !== undefined) return Object.values(NAMES).map((name) => skipped(name, lack));
  const t = await tools();
  const { folder, text } = await compiled(t);
  const found = foundIn(text).map(({ file, ...rest }) => shown({ file: ourOwn(file), ...rest }));
  const compiles = held(
    NAMES.compiles,
    existsSync(join(folder, "references.txt")) ? found : [...found, text.slice(-600)],
  );
  if (compiles.state === "failed") return [compiles];
  // One after another: two compilers at once need 3 GB.
  const tests = [await onTheJvm(t, folder), await pretended(t, folder)];
  return [compiles, ...tests, ...againstOldest(t, folder), ...(await withExpo(t, folder)), textsAndNames()];
};
