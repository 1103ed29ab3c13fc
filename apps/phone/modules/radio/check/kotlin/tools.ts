/** What Kotlin is compiled and run with: a JDK, the compiler from npm, JUnit and ASM from Debian, stubs of Android's classes. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contentOf, made } from "../cache.ts";
import { packages } from "../packages.ts";
import { has, must, type ProgramResult, run } from "../run.ts";
import { declarations } from "./declarations.ts";
import { stubLines } from "./stubs.ts";

const JAVA = "/usr/share/java";
const JARS = {
  asm: `${JAVA}/asm.jar`,
  commons: `${JAVA}/asm-commons.jar`,
  junit: `${JAVA}/junit4.jar`,
  hamcrest: `${JAVA}/hamcrest-core.jar`,
};
/** Compiling once is too short for the second compiler of the JVM to pay. */
const SHORT_RUN = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];
const COMPILER_MEMORY = "-Xmx1500m";
/** The oldest Android that the app runs on. */
export const OLDEST = 26;
const COMPILER_PARTS = ["compiler", "stdlib", "reflect", "script-runtime"].map((name) => `kotlin-${name}`);

/** What this machine lacks; nothing when everything is there. */
export function lacking(): string | undefined {
  if (!has("java")) return "no JDK (Debian: openjdk-17-jdk-headless or newer)";
  const missing = Object.values(JARS).filter((jar) => !existsSync(jar));
  return missing.length > 0 ? `no ${missing.join(", ")} (Debian: libasm-java, junit4)` : undefined;
}

/** A compiler, a machine and stubs. */
export interface Tools {
  /** Stubs of Android's classes, a jar. */
  readonly stubs: string;
  /** The lines that they were made of (Stubs.java). */
  readonly lines: string;
  /** Declarations that the stubs are made of, as texts. */
  readonly declared: readonly string[];
  /** Declarations of the oldest Android's own classes, as a text. */
  readonly oldest: string;
  /** Jars for sources that use nothing but Kotlin's own library. */
  readonly library: readonly string[];
  /** Jars for tests. */
  readonly testing: readonly string[];
  /** Jars that others' sources need. */
  readonly further: readonly string[];
  /** Compiles sources (files or folders) into a folder. Its text has a line an error: `FILE:LINE:COLUMN: error: …`. */
  compile(sources: readonly string[], classPath: readonly string[], into: string): Promise<ProgramResult>;
  /** Runs a class. */
  java(
    main: string,
    classPath: readonly string[],
    args: readonly string[],
    flags?: readonly string[],
  ): Promise<ProgramResult>;
  /** Runs a Java program of one file that uses ASM. */
  asm(source: string, args: readonly string[]): Promise<string>;
}

const asm = (source: string, args: readonly string[]): Promise<string> =>
  must("java", [...SHORT_RUN, "-cp", `${JARS.asm}:${JARS.commons}`, source, ...args]);

/** Everything, made where it was not made before. Only after `lacking` found nothing. */
export async function tools(): Promise<Tools> {
  const modules = await packages();
  const lib = join(modules, "kotlin-compiler/lib");
  const jar = (name: string): string => join(lib, `${name}.jar`);
  const types = join(modules, "@nativescript/types-android/lib/android");
  const files = ["android-platform-37.d.ts", "androidx-32.d.ts"].map((name) => join(types, name));
  const declared = files.map((file) => readFileSync(file, "utf8"));
  const own = ["declarations.ts", "java-type.ts", "numbers.ts", "stubs.ts", "Stubs.java"];
  const content = contentOf([...own.map((name) => join(import.meta.dirname, name)), ...files]);
  const folder = await made("stubs", content, async (half) => {
    const lines = join(half, "lines.txt");
    writeFileSync(lines, stubLines(declared.flatMap((text) => declarations(text))));
    await asm(join(import.meta.dirname, "Stubs.java"), [lines, join(half, "android.jar")]);
  });
  const compiler = [...COMPILER_PARTS.map(jar), jar("kotlinx-coroutines-core-jvm"), jar("trove4j")];
  const library = [jar("kotlin-stdlib"), jar("annotations-13.0")];
  return {
    stubs: join(folder, "android.jar"),
    lines: join(folder, "lines.txt"),
    declared,
    oldest: readFileSync(
      join(modules, `tns-platform-declarations/android/android-platform-${OLDEST}.d.ts`),
      "utf8",
    ),
    library,
    further: [jar("kotlin-reflect"), jar("kotlinx-coroutines-core-jvm")],
    testing: [jar("kotlin-test"), jar("kotlin-test-junit"), JARS.junit, JARS.hamcrest],
    compile: (sources, classPath, into) =>
      run("java", [
        ...SHORT_RUN,
        COMPILER_MEMORY,
        "-cp",
        compiler.join(":"),
        "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
        ...["-no-stdlib", "-no-reflect", "-jvm-target", "17"],
        ...["-cp", [...library, ...classPath].join(":")],
        ...["-d", into],
        ...sources,
      ]),
    java: (main, classPath, args, flags = []) =>
      run("java", ["-XX:+UseSerialGC", ...flags, "-cp", [...library, ...classPath].join(":"), main, ...args]),
    asm,
  };
}
