/**
 * Runs by their seeds: `npm run simulate -- --seeds N` runs N seeds from 1 on, `--seed S` begins at another, `--log` prints
 * everything that happened, `--workers W` takes so many processes. `--mutants` breaks the code on purpose instead, one defect at
 * a time (`--mutant TEXT`: those with it in their name), looks for each `--times T` times in N seeds, and tells how many seeds each
 * needs to be found.
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { huntAll, lineOf } from "./hunt.ts";
import { MUTANTS } from "./mutants.ts";
import type { Verdict } from "./run.ts";
import { runSeeds } from "./workers.ts";

/** Seeds in which a mutant is looked for, unless `--seeds` says otherwise. */
const MOST = 60;

/** A run as one line, and what was broken below it. */
export const line = ({ seed, faults, steps, uploads, alerts, digest, broken }: Verdict): string =>
  [
    `seed ${seed}: ${steps} calls, ${uploads} keys, ${alerts} alerts, ${digest.slice(0, 16)}; ${faults.join(", ") || "no faults"}`,
    ...broken.map((what) => `  BROKEN: ${what}`),
  ].join("\n");

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      seeds: { type: "string", default: "1" },
      seed: { type: "string", default: "1" },
      workers: { type: "string", default: String(Math.min(2, availableParallelism())) },
      log: { type: "boolean", default: false },
      mutants: { type: "boolean", default: false },
      mutant: { type: "string" },
      times: { type: "string", default: "1" },
    },
  });
  const [first, count, workers] = [Number(values.seed), Number(values.seeds), Number(values.workers)];
  const began = performance.now();
  if (values.mutants || values.mutant !== undefined) {
    const mutants = MUTANTS.filter(({ name }) => name.includes(values.mutant ?? ""));
    const told = (hunted: Parameters<typeof lineOf>[0]): void => {
      console.log(lineOf(hunted));
      if (hunted.needed.length === 0) process.exitCode = 1;
    };
    const most = values.seeds === "1" ? MOST : count;
    await huntAll({ first, times: Number(values.times), most, workers, told }, mutants);
  } else {
    const seeds = Array.from({ length: count }, (_, i) => first + i);
    let broken = 0;
    const told = (verdict: Verdict): void => {
      if (values.log) console.log(verdict.log.join("\n"));
      console.log(line(verdict));
      if (verdict.broken.length > 0) broken += 1;
    };
    await runSeeds(seeds, { workers, log: values.log, told });
    const minutes = (performance.now() - began) / 60_000;
    console.log(`${count} seeds, ${broken} broken, ${(count / minutes).toFixed(0)} a minute`);
    if (broken > 0) process.exitCode = 1;
  }
}
