/** Only here: processes die at any statement, write and message of both servers, and what was promised is looked for afterwards. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { noPostgres, startPostgres, type TestPostgres } from "@bluezone/server-kit/testing/postgres";
import { partOf, SLICES, thisSlice } from "@bluezone/server-kit/testing/slice";
import { ACTS } from "./acts.ts";
import type { MutantName } from "./mutants.ts";
import { line, runAct, runFirstStart, runSeed, type Verdict } from "./run.ts";
import type { Aim } from "./step.ts";
import { createNursery, type Nursery } from "./victim.ts";

const SLICE = thisSlice();
/** Runs by their seeds, of which each slice takes a quarter. `CRASH_SEED` moves them. */
const SEEDS = 48;
const QUARTER = SEEDS / 4;
const FIRST = Number(process.env["CRASH_SEED"] || 1) + QUARTER * partOf(SLICE, 4);
/** How far apart the effects are at which an act is killed; six slices kill it at each. */
const APART = 6;
/** Every tenth run stands on an embedded database, which takes longer to open. */
const EMBEDDED = 10;

/** In which act each broken port is found, when it is killed at which steps, and as what. */
const FOUND: Readonly<
  Record<MutantName, { readonly act: RegExp; readonly every: Omit<Aim, "at">; readonly as: RegExp }>
> = {
  "torn files": {
    act: /^jobs of a new day/,
    every: { of: "effects", name: "torn" },
    as: /lies there and is no export file|cannot be read/,
  },
  "commits in pieces": {
    act: /^a revision/,
    every: { of: "steps" },
    as: /a key says/,
  },
  "says kept too early": {
    act: /^six publishes/,
    every: { of: "steps", name: "tell http_answered" },
    as: /an acknowledged key went out in no window/,
  },
  "forgets claims": {
    act: /^jobs of a new day/,
    every: { of: "effects", name: "commit" },
    as: /has a key among keys that another window had there too/,
  },
  "forgets used codes": {
    act: /^a share from/,
    every: { of: "effects", name: "commit" },
    as: /answered with token_invalid|used again/,
  },
  "removes no file": {
    act: /^jobs of a new day/,
    every: { of: "effects", name: "commit" },
    as: /still has files|overdue/,
  },
};

console.log(`crash: slice ${SLICE} of ${SLICES}; again with SLICE=${SLICE}`);

describe("killed", { concurrency: 2 }, () => {
  let nursery: Nursery;
  let postgres: TestPostgres | undefined;
  before(async () => {
    nursery = await createNursery();
    if (!noPostgres) postgres = await startPostgres({ fsync: false });
  });
  after(async () => {
    await nursery.close();
    await postgres?.remove();
  });

  function holds(verdict: Verdict): void {
    console.log(line(verdict));
    assert.deepEqual(verdict.broken, [], verdict.log.join("\n"));
    assert.ok(verdict.starts > verdict.deaths.length, "a death is followed by a start");
  }

  for (const act of ACTS)
    it(`at effects all over ${act.name}, the servers keep what they promised`, {
      skip: noPostgres,
    }, async () => {
      const verdict = await runAct(
        act,
        { of: "effects" },
        { nursery, postgres },
        { next: 1 + partOf(SLICE, APART), every: APART },
      );
      holds(verdict);
      assert.ok(verdict.deaths.length > 0, "nothing was killed");
    });

  it("at effects all over the first start, the servers start", { skip: noPostgres }, async () => {
    const verdicts = await runFirstStart("effects", { nursery, postgres }, 1 + SLICE);
    assert.ok(verdicts.length > 1, "nothing was killed");
    for (const verdict of verdicts) holds(verdict);
  });

  for (let seed = FIRST; seed < FIRST + QUARTER; seed += 1) {
    const embedded = seed % EMBEDDED === 0;
    it(
      `at random, seed ${seed}, on ${embedded ? "an embedded database" : "PostgreSQL"}`,
      { skip: embedded ? false : noPostgres },
      async () => holds(await runSeed(seed, { nursery, postgres: embedded ? undefined : postgres })),
    );
  }

  for (const [mutant, { act: name, every, as }] of Object.entries(FOUND))
    it(`a port is found that ${mutant}`, { skip: noPostgres }, async () => {
      const act = ACTS.find((one) => name.test(one.name))!;
      // Calls in flight together come in the machine's order: one death of a run may miss what another finds.
      let said = "";
      for (let tries = 0; tries < 3 && !as.test(said); tries += 1)
        said = (await runAct(act, every, { nursery, postgres, mutant: mutant as MutantName })).broken.join(
          "\n",
        );
      assert.match(said, as);
    });
});
