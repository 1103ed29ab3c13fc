/** Holds what counts as found. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { hunt } from "./hunt.ts";
import { MUTANTS } from "./mutants.ts";
import type { Verdict } from "./run.ts";

const verdict = (seed: number, broken: readonly string[]): Verdict => ({
  ...{ seed, broken, faults: [], steps: 1, uploads: 0, alerts: 0, digest: "", log: [] },
});

test("a mutant is found by a promise that it breaks, and not by a run that ends before its verdict", async () => {
  let started = 0;
  const hunted = await hunt(MUTANTS[0]!, { first: 1, times: 1, most: 5 }, () => {
    started += 1;
    return {
      ready: Promise.resolve(),
      stop() {},
      async run(seed) {
        if (seed === 2) throw new Error("the worker ended with 1");
        return verdict(seed, seed === 4 ? ["a code was used twice"] : []);
      },
    };
  });
  assert.deepEqual(hunted.needed, [4]);
  assert.equal(hunted.as, "a code was used twice");
  assert.deepEqual(hunted.failed, ["Error: the worker ended with 1"]);
  assert.equal(started, 2);
});

test("a seed that is not run is none of the runs that a mutant is given", async () => {
  const ran: number[] = [];
  const mutant = MUTANTS.find(({ needs }) => needs?.length === 1)!;
  await hunt(mutant, { first: 1, times: 1, most: 3 }, () => ({
    ready: Promise.resolve(),
    stop() {},
    async run(seed) {
      ran.push(seed);
      return verdict(seed, []);
    },
  }));
  assert.equal(ran.length, 3);
  assert.ok(ran.at(-1)! > 3, `seeds ${ran.join(", ")}`);
});
