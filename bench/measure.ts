/** How parts are timed: candidates take turns in one run, so that a machine that is busy for a while slows all of them. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** One line of a part's table. `floor` is what the project asks of the figure, where it asks anything. */
export type Row = {
  readonly what: string;
  readonly beside: string;
  readonly figure: string;
  readonly floor?: string;
};

/** A part of the bench: a section of docs/bench.md. */
export type Part = {
  readonly title: string;
  /** How it was measured and what it does not say: Markdown below the table. */
  readonly notes: string;
  /** Set when it takes long: then it runs only when it is named. */
  readonly long?: true;
  run(): Promise<readonly Row[]>;
};

const at = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.ceil(share * numbers.length) - 1]!;

/** The value that a share of the numbers does not exceed; 0.5 is the median. */
export const quantile = at;

/** The median. */
export const median = (numbers: readonly number[]): number => at(numbers, 0.5);

/** Milliseconds that work takes, by the wall. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

setFlagsFromString("--expose-gc");
/** Frees what is no longer used. */
export const collectGarbage = runInNewContext("gc") as () => void;

/**
 * Milliseconds that work takes of all processors together, in every thread of this process. Garbage is collected before, so
 * that nobody pays for what another left.
 */
export async function cpu(work: () => unknown): Promise<number> {
  collectGarbage();
  const started = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000;
}

/** Milliseconds of each candidate in each round, the candidates taking turns; a first round only warms up. */
export async function rounds<Name extends string>(
  candidates: Readonly<Record<Name, () => unknown>>,
  count: number,
  by: (work: () => unknown) => Promise<number> = timed,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(candidates) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= count; round += 1)
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const took = await by(candidates[name]);
      if (round > 0) times[name].push(took);
    }
  return times;
}

/** How many times as long `slow` took as `fast`: the median over the rounds. */
export const ratio = (slow: readonly number[], fast: readonly number[]): number =>
  median(slow.map((took, round) => took / fast[round]!));

/** A ratio as it is printed: "2.65 ×". */
export const times = (n: number): string => `${n.toFixed(2)} ×`;

/** A rate as it is printed: "85.4 k/s" for so many things in so many milliseconds. */
export const perSecond = (n: number, ms: number): string => `${(n / ms).toFixed(1)} k/s`;
