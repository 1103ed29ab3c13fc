/** Five hundred runs in which the servers are killed, by their seeds; their lines are kept in docs/crash-runs.txt. */
import { writeFileSync } from "node:fs";
import { noPostgres, startPostgres } from "@bluezone/server-kit/testing/postgres";
import { line, runSeed, type Verdict } from "../system-tests/crash/run.ts";
import { createNursery } from "../system-tests/crash/victim.ts";
import type { Part, Row } from "./measure.ts";

const RUNS = 500;
const FIRST = 1_001;
/** Runs at a time: one waits for its processes while another works. */
const AT_ONCE = 2;
/** Every tenth run stands on an embedded database, which takes longer to open. */
const EMBEDDED = 10;

const log = new URL("../docs/crash-runs.txt", import.meta.url);

async function run(): Promise<Row[]> {
  if (noPostgres) throw new Error("npm run bench -- crashes needs a PostgreSQL server on this machine");
  const nursery = await createNursery();
  const postgres = await startPostgres({ fsync: false });
  const verdicts: (Verdict & { readonly on: string })[] = [];
  const started = performance.now();
  try {
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let i = next++; i < RUNS; i = next++) {
        const embedded = i % EMBEDDED === EMBEDDED - 1;
        const verdict = await runSeed(FIRST + i, { nursery, postgres: embedded ? undefined : postgres });
        verdicts[i] = { ...verdict, on: embedded ? "embedded" : "PostgreSQL" };
        if (verdict.broken.length > 0) console.error(`${line(verdict)}\n${verdict.log.join("\n")}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } finally {
    await nursery.close();
    await postgres.remove();
  }
  const minutes = (performance.now() - started) / 60_000;
  const head = `npm run bench -- crashes, ${new Date().toISOString().slice(0, 10)}: ${RUNS} runs. Replay one: node system-tests/crash/run.ts --seed N [--postgres]\n`;
  writeFileSync(log, `${head}${verdicts.map((one) => `${line(one)}, ${one.on}\n`).join("")}`);
  const sum = (of: (verdict: Verdict) => number): string =>
    verdicts.reduce((total, verdict) => total + of(verdict), 0).toLocaleString("en");
  return [
    {
      what: `${RUNS} runs, seeds ${FIRST} to ${FIRST + RUNS - 1}: ${sum((v) => v.deaths.length)} processes killed, ${sum((v) => v.shares)} shares, ${sum((v) => v.files)} export files`,
      beside: `${minutes.toFixed(0)} minutes, ${AT_ONCE} at a time`,
      figure: `${verdicts.filter(({ broken }) => broken.length > 0).length} broken`,
      floor: "0",
    },
  ];
}

export const crashes: Part = {
  title: "Crashes",
  long: true,
  run,
  notes:
    "Real servers, killed by SIGKILL at steps drawn from the seed, nine runs in ten on PostgreSQL; what must hold after each is in [system-tests/crash](../system-tests/crash/README.md), a line for each run in [crash-runs.txt](crash-runs.txt). Each run of the deep tests takes another 12 of 48 seeds, every act at another sixth of its effects (at each with node system-tests/crash/run.ts --every effects), and six ports that are broken on purpose and must be found. This part runs when it is named: `npm run bench -- crashes`.",
};
