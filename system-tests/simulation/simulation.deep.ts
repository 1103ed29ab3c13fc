/** Only here: any port of any server or phone may fail at any call, in an order that a seed repeats to the last call. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { partOf, SLICES, slice, thisSlice } from "@bluezone/server-kit/testing/slice";
import { hunt, lineOf } from "./hunt.ts";
import { MUTANTS } from "./mutants.ts";
import type { Verdict } from "./run.ts";
import { line } from "./simulate.ts";
import { runSeeds } from "./workers.ts";

const SLICE = thisSlice();
/** Seeds of a run, of six times as many; those that run a second time; processes beside each other. */
const [SEEDS, PARTS, AGAIN, WORKERS] = [50, 6, 4, 2] as const;
const FIRST = 1 + SEEDS * partOf(SLICE, PARTS);
/** Runs within which a mutant must be found, from the seed that found it last; and of how many parts of the mutants a run takes one. */
const [MOST, MUTANT_PARTS] = [40, 4] as const;
/** Those that runs have found, with the seed that did. */
const FOUND = MUTANTS.flatMap((mutant) =>
  mutant.found === undefined ? [] : [{ mutant, first: mutant.found }],
);

console.log(`simulation: slice ${SLICE} of ${SLICES}; again with SLICE=${SLICE}`);

describe("simulated", () => {
  it(`${SEEDS} seeds from ${FIRST} on keep what the servers and phones promise, and the same seed is the same run`, async () => {
    const digests = new Map<number, string>();
    const seeds = Array.from({ length: SEEDS }, (_, i) => FIRST + i);
    const broken: string[] = [];
    let [uploads, alerts] = [0, 0];
    const told = (verdict: Verdict): void => {
      const { seed, digest } = verdict;
      if (verdict.broken.length > 0) broken.push(line(verdict));
      if ((digests.get(seed) ?? digest) !== digest)
        broken.push(`seed ${seed} was another run the second time`);
      digests.set(seed, digest);
      uploads += verdict.uploads;
      alerts += verdict.alerts;
    };
    // Again at the other end: on another worker, after other seeds.
    await runSeeds([...seeds, ...seeds.slice(0, AGAIN)], { workers: WORKERS, told });
    assert.deepEqual(broken, []);
    assert.equal(digests.size, SEEDS);
    assert.ok(uploads > 0 && alerts > 0, `${uploads} keys were uploaded and ${alerts} alerts rose`);
  });
});

// Two beside each other: each is a process of its own.
describe("simulated with a defect", { concurrency: WORKERS }, () => {
  for (const { mutant, first } of slice(FOUND, MUTANT_PARTS, SLICE))
    it(`finds that ${mutant.name}`, async () => {
      const hunted = await hunt(mutant, { first, times: 1, most: MOST });
      console.log(lineOf(hunted));
      assert.ok(hunted.needed.length > 0, `not found within ${MOST} runs`);
    });
});
