/** What Swift is compiled with: Debian's compiler, SQLite's header, and the stubs made into modules. */
import { existsSync, mkdirSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { contentOf, filesOf, made } from "../cache.ts";
import type { Result } from "../part.ts";
import { has, must, type ProgramResult, run } from "../run.ts";
import { expo } from "./expo.ts";
import { STUBS } from "./stubs.ts";

const SQLITE = "/usr/include/sqlite3.h";
const ROOM = 5e9;
/** An expression that takes longer is to be said in parts; else the compiler may look for its types for minutes. */
const SHORT = ["-Xfrontend", "-solver-expression-time-threshold=20"];

/** What this machine lacks; nothing when everything is there. */
export function lacking(): string | undefined {
  if (!has("swiftc", "--version")) return "no swiftc (Debian: swiftlang)";
  if (!existsSync(SQLITE)) return `no ${SQLITE} (Debian: libsqlite3-dev)`;
  const { bavail, bsize } = statfsSync(tmpdir());
  return bavail * bsize < ROOM ? "less than 5 GB free" : undefined;
}

/** A compiler and modules. */
export interface Tools {
  /** Looks at sources without making anything. Its text has a line an error: `FILE:LINE:COLUMN: error: …`. */
  typecheck(sources: readonly string[]): Promise<ProgramResult>;
  /** Makes a program. Throws with what the compiler says. */
  build(sources: readonly string[], program: string): Promise<void>;
  /** What making them has shown. */
  readonly results: readonly Result[];
}

/** Everything, made where it was not made before. Only after `lacking` found nothing. */
export async function tools(): Promise<Tools> {
  const stubs = filesOf(STUBS);
  const names = stubs.map((file) => basename(file, ".swift"));
  const version = await must("swiftc", ["--version"]);
  const modules = await made("swift-stubs", contentOf(stubs, version), async (half) => {
    const sqlite = join(half, "SQLite3");
    mkdirSync(sqlite);
    const map = `module SQLite3 [system] {\n  header "${SQLITE}"\n  link "sqlite3"\n  export *\n}\n`;
    writeFileSync(join(sqlite, "module.modulemap"), map);
    for (const [i, name] of names.entries())
      await must(
        "swiftc",
        [
          ...["-emit-module", "-emit-library", "-static", "-parse-as-library", "-suppress-warnings"],
          ...["-module-name", name, "-o", `lib${name}.a`, "-I", half, stubs[i]!],
        ],
        half,
      );
  });
  const ofExpo = await expo(modules, version);
  const found = [
    ...["-I", modules, "-I", join(modules, "SQLite3"), "-I", ofExpo.folder],
    ...["-suppress-warnings", "-swift-version", "5", ...SHORT],
  ];
  return {
    typecheck: (sources) =>
      run("swiftc", ["-typecheck", "-continue-building-after-errors", ...found, ...sources]),
    build: async (sources, program) => {
      // Who is needed comes after who needs it.
      const libraries = [...names, ...ofExpo.names].reverse().map((name) => `-l${name}`);
      const linked = ["-L", modules, "-L", ofExpo.folder, ...libraries];
      await must("swiftc", [...found, "-o", program, ...sources, ...linked]);
    },
    results: ofExpo.results,
  };
}
