/** Runs test files: once as they are, to know what they execute, and then with a mutant. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { barePath } from "../run/bare-path.ts";
import { MUTANT } from "./apply.ts";
import type { Mutant } from "./points.ts";

/** How a process ended. */
type ProcessResult = { readonly passed: boolean; readonly late: boolean; readonly milliseconds: number };
/** A stretch of a file and how often it was executed; stretches within others say more. */
type Stretch = { readonly startOffset: number; readonly endOffset: number; readonly count: number };
/** What a test file executes when nothing is changed. */
export type Plain = ProcessResult & { executes(mutant: Pick<Mutant, "file" | "start" | "end">): boolean };

/** Milliseconds that a test file may take as it is. */
const LONGEST = 600_000;
/** With a mutant it may take so many times as long, and so many milliseconds more. */
const SLOWER = { times: 3, more: 20_000 };
const FAILED = /^\s*not ok /m;

const path = barePath(process.env["PATH"] ?? "");
const imported = (name: string): string => new URL(name, import.meta.url).href;

/** Runs a test file in a process group of its own, which ends with its first failure. */
function runFile(
  root: string,
  file: string,
  env: Readonly<Record<string, string>>,
  limit: number,
): Promise<ProcessResult> {
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    ["--import", imported("../run/unwatched.ts"), "--test-reporter=tap", join(root, file)],
    {
      cwd: root,
      env: { ...process.env, PATH: path, ...env },
      stdio: ["ignore", "pipe", "ignore"],
      detached: true,
    },
  );
  const { promise, resolve } = Promise.withResolvers<ProcessResult>();
  let [failed, late] = [false, false];
  const stop = () => {
    try {
      process.kill(-child.pid!, "SIGKILL");
    } catch {
      // Nothing of it is left.
    }
  };
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, limit);
  process.once("exit", stop);
  let line = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    line += part;
    failed ||= FAILED.test(line);
    if (failed) stop();
    line = line.slice(line.lastIndexOf("\n") + 1);
  });
  child.once("close", (code) => {
    clearTimeout(timer);
    process.off("exit", stop);
    stop();
    resolve({ passed: code === 0 && !failed, late, milliseconds: performance.now() - begun });
  });
  return promise;
}

/** What is kept of a plain run, and found again by whoever asks for the same test over the same sources. */
type StoredRun = ProcessResult & {
  readonly files: Readonly<Record<string, readonly (readonly Stretch[])[]>>;
};

/** Test files of a checkout. What one executes is asked once and kept in the packages' cache, as long as no source that it reaches changes. */
export class Runs {
  readonly #root: string;
  readonly #reachedBy: (test: string) => readonly string[];
  readonly #plain = new Map<string, Promise<Plain>>();

  constructor(root: string, reachedBy: (test: string) => readonly string[]) {
    this.#root = root;
    this.#reachedBy = reachedBy;
  }

  /** A test file as it is. */
  plain(test: string): Promise<Plain> {
    const known = this.#plain.get(test) ?? this.#measure(test);
    this.#plain.set(test, known);
    return known;
  }

  #cacheOf(test: string): string {
    const hash = createHash("sha256").update(process.version);
    for (const file of this.#reachedBy(test))
      hash.update(`\n${file}\n`).update(readFileSync(join(this.#root, file)));
    return join(this.#root, "node_modules/.cache/mutate", `${hash.digest("hex")}.json`);
  }

  async #measure(test: string): Promise<Plain> {
    const cache = this.#cacheOf(test);
    const { files, ...ended } = existsSync(cache)
      ? (JSON.parse(readFileSync(cache, "utf8")) as StoredRun)
      : await this.#runPlain(test, cache);
    return {
      ...ended,
      executes: ({ file, start, end }) =>
        (files[file] ?? []).some((of) => {
          // Of those that hold the whole point the smallest is the innermost.
          const [inner] = of
            .filter(({ startOffset, endOffset }) => startOffset <= start && end <= endOffset)
            .sort((a, b) => a.endOffset - a.startOffset - (b.endOffset - b.startOffset));
          return inner !== undefined && inner.count > 0;
        }),
    };
  }

  /** Only what passes is kept: a test that failed may have failed by the machine. */
  async #runPlain(test: string, cache: string): Promise<StoredRun> {
    const folder = mkdtempSync(join(tmpdir(), "bluezone-mutate-"));
    try {
      const ended = await runFile(this.#root, test, { NODE_V8_COVERAGE: folder }, LONGEST);
      const kept = { ...ended, files: this.#executedIn(folder) };
      mkdirSync(dirname(cache), { recursive: true });
      if (ended.passed) {
        writeFileSync(`${cache}.${process.pid}`, JSON.stringify(kept));
        renameSync(`${cache}.${process.pid}`, cache);
      }
      return kept;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** What the processes and threads of a test file executed, a list each, by file. */
  #executedIn(folder: string): StoredRun["files"] {
    const found: Record<string, (readonly Stretch[])[]> = {};
    const own = `${pathToFileURL(this.#root).href}/`;
    for (const name of readdirSync(folder)) {
      const { result } = JSON.parse(readFileSync(join(folder, name), "utf8")) as {
        result: { url: string; functions: { ranges: Stretch[] }[] }[];
      };
      for (const { url, functions } of result) {
        if (!url.startsWith(own) || url.includes("/node_modules/")) continue;
        const file = fileURLToPath(url)
          .slice(this.#root.length + 1)
          .replaceAll("\\", "/");
        found[file] ??= [];
        found[file].push(functions.flatMap(({ ranges }) => ranges));
      }
    }
    return found;
  }

  /** A test file with a mutant. */
  with({ file, start, end, to }: Mutant, test: string, { milliseconds }: Plain): Promise<ProcessResult> {
    const url = pathToFileURL(join(this.#root, file)).href;
    const env = {
      NODE_OPTIONS: `${process.env["NODE_OPTIONS"] ?? ""} --import=${imported("./apply.ts")}`.trim(),
      [MUTANT]: JSON.stringify({ url, start, end, to }),
    };
    return runFile(this.#root, test, env, milliseconds * SLOWER.times + SLOWER.more);
  }
}
