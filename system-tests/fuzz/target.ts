/** A target of fuzzing: what it is given, what may come of it, and how that is counted and told. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

/** What came of a case: it was read, or refused in a way that callers expect. Anything else must be thrown. */
export type Outcome = "read" | "refused";

/** A decoder, an endpoint or a file argument. */
export type Target<Input> = {
  readonly name: string;
  readonly cases: fc.Arbitrary<Input>;
  run(input: Input): Outcome | Promise<Outcome>;
  /** Set when it waits for something. Promises are dear in a test, which keeps a book of them. */
  readonly waits?: true;
  /** Set when it refuses nothing or reads nothing by its nature: then only the other outcome is asked for, or either. */
  readonly only?: Outcome | "either";
  /** How long a case is, in bytes. Then no case may take more processor time than that is worth. */
  size?(input: Input): number;
};

/** What a run of a target came to. */
export type RunResult = {
  readonly read: number;
  readonly refused: number;
  readonly seed: number;
  /** Milliseconds of the longest case. */
  readonly longest: number;
  /** Megabytes that the process grew by. */
  readonly grown: number;
};

/** A case that takes longer than this hangs: on a slow and busy machine cases take a few milliseconds. */
const LONGEST_MS = 10_000;
/** Processor time that a case may take, in milliseconds a kilobyte; how busy the machine is does not count. */
const MOST_A_KILOBYTE = 50;
/** A case over its time is run again, so often in all: the first run may have met the compiler or the collector of garbage. */
const RUNS = 3;
/** A call over HTTP costs as much as so many kilobytes before its body is looked at. */
const KILOBYTES_A_CALL = 10;
/** Megabytes that a process may grow by over all cases of a target, garbage included. */
const MOST_GROWTH = 600;

/** Runs so many cases. Throws fast-check's report with the smallest case that fails. */
export async function runTarget<Input>(
  target: Target<Input>,
  count: number,
  seed = Number(process.env["FUZZ_SEED"] ?? Math.floor(Math.random() * 2 ** 31)),
): Promise<RunResult> {
  const { cases, only, waits } = target;
  const before = process.memoryUsage().rss;
  const outcomes = { read: 0, refused: 0 };
  let longest = 0;

  /** Follows the runs of a case: each begins, and ends with its outcome. */
  function follow(input: Input) {
    const size = target.size?.(input);
    const most =
      size === undefined ? Infinity : MOST_A_KILOBYTE * Math.max(waits ? KILOBYTES_A_CALL : 1, size / 1_000);
    let [runs, least] = [0, Infinity];
    return {
      /** Whether it has not run yet, or was over its time in every run so far. */
      due: () => runs < RUNS && least >= most,
      begin() {
        const [began, worked] = [performance.now(), process.threadCpuUsage()];
        return (outcome: Outcome) => {
          const took = performance.now() - began;
          const { user, system } = process.threadCpuUsage(worked);
          if (runs === 0) outcomes[outcome] += 1;
          runs += 1;
          least = Math.min(least, (user + system) / 1_000);
          longest = Math.max(longest, took);
          assert.ok(took < LONGEST_MS, `a case took ${Math.round(took)} ms`);
        };
      },
      hold: () => assert.ok(least < most, `${size} bytes took ${Math.round(least)} ms of the processor`),
    };
  }

  if (waits)
    await fc.assert(
      fc.asyncProperty(cases, async (input) => {
        const { due, begin, hold } = follow(input);
        while (due()) {
          const end = begin();
          end(await target.run(input));
        }
        hold();
      }),
      { numRuns: count, seed },
    );
  else
    fc.assert(
      fc.property(cases, (input) => {
        const { due, begin, hold } = follow(input);
        while (due()) {
          const end = begin();
          const outcome = target.run(input);
          if (outcome instanceof Promise) throw new TypeError("a target that waits says so");
          end(outcome);
        }
        hold();
      }),
      { numRuns: count, seed },
    );
  const grown = (process.memoryUsage().rss - before) / 1e6;
  assert.ok(grown < MOST_GROWTH, `the process grew by ${Math.round(grown)} MB`);
  if (only !== "refused" && only !== "either")
    assert.ok(outcomes.read > 0, "no case got through: the cases are too wild");
  if (only !== "read" && only !== "either")
    assert.ok(outcomes.refused > 0, "no case was refused: the cases are too tame");
  return { ...outcomes, seed, longest, grown };
}

/** The line that tells of a target's run. */
const toldLine = (name: string, { read, refused, seed, longest, grown }: RunResult): string =>
  `fuzz ${name}: ${(read + refused).toLocaleString("en")} cases, seed ${seed}; ${read} read, ${refused} refused; longest ${longest.toFixed(1)} ms; grew ${Math.max(0, grown).toFixed(0)} MB`;

/** A test of a target, which prints its line. */
export function fuzzTest<Input>(target: Target<Input>, count: number): void {
  test(`${target.name} survives ${count.toLocaleString("en")} cases`, async () => {
    console.log(toldLine(target.name, await runTarget(target, count)));
  });
}

/** A class of errors. */
type Refusal = abstract new (...args: never[]) => Error;

/** Runs a decoder that throws errors of these classes for what it refuses; a result of `undefined` is a refusal too. */
export function outcomeOf(decode: () => unknown, ...refusals: readonly Refusal[]): Outcome {
  try {
    return decode() === undefined ? "refused" : "read";
  } catch (error) {
    if (refusals.some((refusal) => error instanceof refusal)) return "refused";
    throw error;
  }
}
