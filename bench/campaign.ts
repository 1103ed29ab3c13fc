/** What CI takes a slice of with each commit, whole: every slice of what is sliced, and as many cases of fuzzing as all runs have. */
import { resolve } from "node:path";
import { run as runTests } from "node:test";
import { SLICES } from "@bluezone/server-kit/testing/slice";
import type { Part, Row } from "./measure.ts";

const root = resolve(import.meta.dirname, "..");

/** Deep tests of which a run takes a slice, and how many different ones there are: the first so many are all of them. */
const SLICED: Readonly<Record<string, number>> = {
  "system-tests/crash/crash.deep.ts": SLICES,
  "system-tests/faults/network.deep.ts": SLICES,
  "town/src/stage/phone.deep.ts": 2,
};

/** Deep tests of which each run has new cases, and how many as many slices have. */
const MOVING: Readonly<Record<string, number>> = {
  "system-tests/fuzz/decoders.deep.ts": SLICES * 10_000,
  "system-tests/fuzz/endpoints.deep.ts": SLICES * 500,
  "system-tests/fuzz/desks.deep.ts": SLICES * 30,
  "system-tests/fuzz/uploads.deep.ts": SLICES * 1_000,
};

/** Runs a deep test; what fails is told at once, with how to have it again. */
async function runDeep(file: string, env: Readonly<Record<string, string>>): Promise<Row> {
  const started = performance.now();
  const counts = { passed: 0, failed: 0 };
  const given = Object.entries(env).map((pair) => pair.join("="));
  for await (const { type, data } of runTests({
    files: [resolve(root, file)],
    env: { ...process.env, ...env },
  })) {
    if (type === "test:fail")
      console.error(`${[...given, "node --test", file].join(" ")}: ${data.name}\n`, data.details.error);
    if (type !== "test:summary" || data.file !== undefined) continue;
    counts.passed = data.counts.passed;
    counts.failed = data.counts.tests - data.counts.passed - data.counts.skipped;
  }
  if (counts.failed > 0) process.exitCode = 1;
  return {
    what: `${file}, ${given.join(" ")}: ${counts.passed} tests`,
    beside: `${((performance.now() - started) / 60_000).toFixed(0)} minutes`,
    figure: `${counts.failed} failed`,
    floor: "0",
  };
}

async function run(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [file, slices] of Object.entries(SLICED))
    for (let slice = 0; slice < slices; slice += 1) rows.push(await runDeep(file, { SLICE: `${slice}` }));
  for (const [file, cases] of Object.entries(MOVING))
    rows.push(await runDeep(file, { FUZZ_CASES: `${cases}` }));
  return rows;
}

export const campaign: Part = {
  title: "Campaign",
  long: true,
  run,
  notes: `Each run of the deep tests takes one of ${SLICES} slices of this, by the commit's hash: which it was is printed, and \`SLICE=n\` takes it again. What a slice is: [checks](../checks/README.md#what-a-run-takes-a-slice-of). This part runs when it is named: \`npm run bench -- campaign\`.`,
};
