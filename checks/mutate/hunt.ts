/** Meets each drawn mutant with the tests that execute it, and tells what became of it. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Job, runPool } from "../run/pool.ts";
import { EQUIVALENT, type Equivalent, equivalent } from "./equivalent.ts";
import { draw, type Kind, type Mutant, mutantsOf } from "./points.ts";
import { Reach, type Width } from "./reach.ts";
import { type Plain, Runs } from "./run.ts";

/** What became of a mutant: `late` when a test with it did not end, which notices it as well. */
export type MutantResult = {
  readonly mutant: Mutant;
  readonly end: "killed" | "late" | "survived" | "refused" | "equivalent";
  /** Test files that ran with it, the last of which noticed it when one did. */
  readonly ran: readonly string[];
  /** Why it is equivalent. */
  readonly why?: string;
};

export type Hunt = {
  readonly root: string;
  /** "servers/health". */
  readonly room: string;
  readonly seed: string;
  readonly sample: number;
  /** All when empty. */
  readonly kinds: readonly Kind[];
  readonly width: Width;
  /** How many mutants at a time. */
  readonly pool: number;
  /** At most so many test files meet a mutant, the nearest of those that execute it: what then survives might have been noticed. */
  readonly most?: number;
  /** Whether a test file meets a mutant after all others, however near it is: by how long it takes, unless told. */
  isCostly?(test: string, plain: Plain): boolean;
  readonly known?: readonly Equivalent[];
  /** Whether the compiler refuses a mutant. */
  refuses(mutant: Mutant): boolean;
  /** Called with each as it ends. */
  told(met: MutantResult): void;
};

export type HuntResult = {
  readonly met: readonly MutantResult[];
  /** Of so many mutants of these kinds in the room. */
  readonly of: number;
  /** Test files that fail as they are: they say nothing of a mutant and were left out. */
  readonly broken: readonly string[];
};

/** The generated tests of roles take longer than so many milliseconds, and are near to nearly everything. */
const takesLong = (_: string, { milliseconds }: Plain): boolean => milliseconds > 8_000;

/** Sources that are the product's: no tests and nothing that only tests use. */
const sources = (root: string, room: string): readonly string[] =>
  globSync(`${room}/src/**/*.ts`, { cwd: root })
    .filter((file) => !/\.(test|deep|d)\.ts$|\/testing\//.test(file))
    .sort();

/** Draws the sample and meets every mutant of it. Throws RangeError for a room without a source. */
export async function hunt(asked: Hunt): Promise<HuntResult> {
  const {
    root,
    room,
    seed,
    sample,
    kinds,
    width,
    pool,
    most = Infinity,
    isCostly = takesLong,
    known = EQUIVALENT,
    refuses,
    told,
  } = asked;
  const files = sources(root, room);
  if (files.length === 0) throw new RangeError(`${room} has no sources`);
  const all = files
    .flatMap((file) => mutantsOf(file, readFileSync(join(root, file), "utf8")))
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  const reach = new Reach(root, width);
  const runs = new Runs(root, (test) => reach.reachedBy(test));
  const broken = new Set<string>();

  async function meet(mutant: Mutant): Promise<MutantResult> {
    const why = equivalent(mutant, known);
    if (why !== undefined) return { mutant, end: "equivalent", ran: [], why };
    if (refuses(mutant)) return { mutant, end: "refused", ran: [] };
    const [ran, costly]: [string[], string[]] = [[], []];
    async function noticed(test: string): Promise<MutantResult | undefined> {
      ran.push(test);
      const { passed, late } = await runs.with(mutant, test, await runs.plain(test));
      return passed ? undefined : { mutant, end: late ? "late" : "killed", ran };
    }
    for (const test of reach.testsOf(mutant.file)) {
      if (ran.length + costly.length >= most) break;
      const plain = await runs.plain(test);
      if (!plain.passed) broken.add(test);
      if (!plain.passed || !plain.executes(mutant)) continue;
      if (isCostly(test, plain)) costly.push(test);
      else {
        const end = await noticed(test);
        if (end) return end;
      }
    }
    for (const test of costly) {
      const end = await noticed(test);
      if (end) return end;
    }
    return { mutant, end: "survived", ran };
  }

  const met: MutantResult[] = [];
  const jobs: readonly Job[] = draw(all, seed, sample).map((mutant) => ({
    waits: false,
    async run() {
      const one = await meet(mutant);
      met.push(one);
      told(one);
    },
  }));
  await runPool(jobs, { busy: pool, waiting: 0 });
  return { met, of: all.length, broken: [...broken].sort() };
}

/** How many were noticed, of those that could be: equivalent ones and those that the compiler refuses are not among them. */
export function score(met: readonly MutantResult[]): { readonly noticed: number; readonly of: number } {
  const count = (...ends: readonly MutantResult["end"][]) =>
    met.filter(({ end }) => ends.includes(end)).length;
  return { noticed: count("killed", "late"), of: count("killed", "late", "survived") };
}

/** The share as it is printed: "12 of 15 noticed, 80 % (95 % interval 55 to 93)", by Wilson (1927). */
export function figure({ noticed, of }: { readonly noticed: number; readonly of: number }): string {
  if (of === 0) return "none could be noticed";
  const [z, share] = [1.96, noticed / of];
  const middle = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const width = (z / (1 + z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const percent = (n: number) => (n * 100).toFixed(0);
  return `${noticed} of ${of} noticed, ${percent(share)} % (95 % interval ${percent(middle - width)} to ${percent(middle + width)})`;
}
