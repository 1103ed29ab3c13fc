/** The risk model: what a matched key costs on a phone's engine, and what it is worth on field experiments, where they are at hand. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { hermes, scriptOf } from "./hermes.ts";
import type { Part, Row } from "./measure.ts";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "..");
const ROUNDS = 5;

/** Scans a minute for an hour and for a day. */
const HEARD = ["an hour, 60 scans", "a whole day in one encounter, 1,440 scans"] as const;

async function cost(folder: string): Promise<Row[]> {
  const file = join(folder, "dose.js");
  writeFileSync(file, await scriptOf(join(import.meta.dirname, "risk/script.ts"), {}));
  const took = { hermes: [] as number[][], node: [] as number[][] };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, command, ...args] of [
      ["hermes", hermes, "-O"],
      ["node", process.execPath],
    ] as const) {
      const { stdout } = await run(command, [...args, file]);
      took[name].push(JSON.parse(stdout) as number[]);
    }
  return HEARD.map((heard, size) => {
    const best = (rounds: readonly number[][]): number => Math.min(...rounds.map((round) => round[size]!));
    return {
      what: `probability of a key that was heard for ${heard}: Hermes 0.12, best of ${ROUNDS}`,
      beside: `the same script on Node, which compiles it, ${best(took.node).toFixed(2)} ms`,
      figure: `${best(took.hermes).toFixed(2)} ms`,
      floor: "≤ 5 ms",
    };
  });
}

interface Answer {
  readonly pairs: number;
  readonly close: number;
  readonly rules: readonly {
    readonly name: string;
    readonly auc: number;
    readonly precisionAtRecall: Readonly<Record<string, number>>;
    readonly calibrationError: number;
    readonly probability: string;
  }[];
}

/** The field experiments of `FIELD_DATA`. */
async function worth(data: string): Promise<Row[]> {
  const { stdout } = await run(
    process.execPath,
    [join(root, "apps/cli/src/main.ts"), "bench", "risk", "--data", data, "--json"],
    { maxBuffer: 64 * 1_048_576 },
  );
  const { pairs, close, rules } = JSON.parse(stdout) as Answer;
  return rules.map((rule) => ({
    what: `${rule.name}: AUC at 2 m`,
    beside: `${pairs} pairs, ${close} near; precision at recall 80 %: ${Math.round(100 * rule.precisionAtRecall["80"]!)} %, calibration error ${rule.calibrationError.toFixed(3)}${rule.probability === "fitted" ? " (fitted to other experiments)" : ""}`,
    figure: rule.auc.toFixed(3),
    ...(rule.name === "Bluezone now" ? { floor: "≥ 0.80" } : {}),
  }));
}

async function measured(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "risk-bench-"));
  const data = process.env["FIELD_DATA"];
  try {
    return [...(await cost(folder)), ...(data === undefined ? [] : await worth(data))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const riskModel: Part = {
  title: "Risk",
  long: true,
  run: measured,
  notes:
    "Rows of rules are there where `FIELD_DATA` names a folder of field experiments ([the format](risk-bench.md#the-format)); with what they mean they stand in [the risk bench](risk-bench.md). Hermes 0.12 is about half as fast as the Hermes that ships.",
};
