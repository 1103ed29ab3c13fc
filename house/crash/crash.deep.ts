/**
 * The servers killed: every act of theirs at effects all over it (at each by `run.ts --every effects`), the first start at some; 40 runs by their seeds, most on a PostgreSQL server and
 * some on an embedded database; and every port that is broken on purpose, which must be found. `CRASH_SEED` moves the seeds;
 * a failing one is replayed as README says.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { noPostgres, startPostgres, type TestPostgres } from "@bluezone/server-kit/testing/postgres";
import { ACTS } from "./acts.ts";
import type { MutantName } from "./mutants.ts";
import { line, runAct, runFirstStart, runSeed, type Verdict } from "./run.ts";
import type { Aim } from "./step.ts";
import { createNursery, type Nursery } from "./victim.ts";

const FIRST = Number(process.env["CRASH_SEED"] || 1);
const RUNS = 40;
/** How far from an act's first effect the next is at which it is killed; from there each third. */
const SPARSE = 1 + (FIRST % 3);
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
    act: /^jobs of a new day/,
    every: { of: "steps", name: "insert shard" },
    as: /a job failed|went out in no window/,
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
      const verdict = await runAct(act, { of: "effects" }, { nursery, postgres }, SPARSE);
      holds(verdict);
      assert.ok(verdict.deaths.length > 0, "nothing was killed");
    });

  it("at effects all over the first start, the servers start", { skip: noPostgres }, async () => {
    const verdicts = await runFirstStart("effects", { nursery, postgres }, true);
    assert.ok(verdicts.length > 1, "nothing was killed");
    for (const verdict of verdicts) holds(verdict);
  });

  for (let i = 0; i < RUNS; i += 1) {
    const embedded = i % EMBEDDED === EMBEDDED - 1;
    it(
      `at random, seed ${FIRST + i}, on ${embedded ? "an embedded database" : "PostgreSQL"}`,
      { skip: embedded ? false : noPostgres },
      async () => holds(await runSeed(FIRST + i, { nursery, postgres: embedded ? undefined : postgres })),
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
