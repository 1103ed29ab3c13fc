/** Ten thousand runs of the simulation by their seeds, a line each in docs/simulation-runs.txt; and how many seeds each mutant needs. */
import { writeFileSync } from "node:fs";
import { huntAll, lineOf, medianOf } from "../system-tests/simulation/hunt.ts";
import { MUTANTS } from "../system-tests/simulation/mutants.ts";
import type { Verdict } from "../system-tests/simulation/run.ts";
import { runSeeds } from "../system-tests/simulation/workers.ts";
import { median, type Part, type Row } from "./measure.ts";

const SEEDS = Number(process.env["SIMULATION_SEEDS"] ?? 10_000);
const FIRST = Number(process.env["SIMULATION_FIRST"] ?? 1);
const WORKERS = 2;
/** How often each mutant is looked for, in so many seeds at the most. */
const [TIMES, MOST] = [5, 300] as const;

const log = new URL("../docs/simulation-runs.txt", import.meta.url);

const line = ({ seed, steps, uploads, alerts, digest, broken }: Verdict): string =>
  `${seed} ${steps} ${uploads} ${alerts} ${digest.slice(0, 12)}${broken.map((what) => ` BROKEN: ${what}`).join("")}\n`;

async function run(): Promise<Row[]> {
  const verdicts: Verdict[] = [];
  const seeds = Array.from({ length: SEEDS }, (_, i) => FIRST + i);
  const began = performance.now();
  await runSeeds(seeds, { workers: WORKERS, told: (verdict) => void verdicts.push(verdict) });
  const minutes = (performance.now() - began) / 60_000;
  verdicts.sort((a, b) => a.seed - b.seed);
  const head = `npm run bench -- simulation, ${new Date().toISOString().slice(0, 10)}: seed, calls, keys, alerts, digest. Again: npm run simulate -- --seed N --log\n`;
  writeFileSync(log, head + verdicts.map(line).join(""));
  const hunted = await huntAll({
    ...{ first: 1, times: TIMES, most: MOST, workers: WORKERS },
    told: (one) => console.log(lineOf(one)),
  });
  const found = hunted.flatMap((one) => medianOf(one) ?? []);
  const sum = (of: (verdict: Verdict) => number) =>
    verdicts.reduce((total, one) => total + of(one), 0).toLocaleString("en");
  return [
    {
      what: `${SEEDS} seeds from ${FIRST}: ${sum((v) => v.steps)} calls of ports, ${sum((v) => v.uploads)} keys, ${sum((v) => v.alerts)} alerts`,
      beside: `${minutes.toFixed(0)} minutes of two cores`,
      figure: `${verdicts.filter(({ broken }) => broken.length > 0).length} broken`,
      floor: "0",
    },
    {
      what: "runs a minute",
      beside: `${WORKERS} processes on two cores`,
      figure: (SEEDS / minutes).toFixed(0),
      floor: "100",
    },
    ...hunted.map((one) => ({
      what: `mutant: ${one.mutant.name}`,
      beside: one.as,
      figure: `a median of ${medianOf(one) ?? "none"} seeds (${one.needed.join(", ")})`,
    })),
    {
      what: "mutants",
      beside: `the median of their medians: ${found.length > 0 ? median(found) : "none"} seeds`,
      figure: `${found.length} of ${MUTANTS.length} found`,
      floor: "all",
    },
  ];
}

export const simulation: Part = {
  title: "Simulation",
  long: true,
  run,
  notes:
    "Real servers and phones on ports that fail, in the order of a seed: [system-tests/simulation](../system-tests/simulation/README.md). A line for each run in [simulation-runs.txt](simulation-runs.txt). A mutant is looked for five times, in the seeds from 1 on. This part runs when it is named: `npm run bench -- simulation`; `SIMULATION_SEEDS` takes fewer.",
};
