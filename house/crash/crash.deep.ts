/**
 * The servers killed: 40 runs by their seeds, most on a PostgreSQL server and some on an embedded database; and each port
 * that is broken on purpose, which must be found. `CRASH_SEED` moves the seeds; a failing one is replayed as README says.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { noPostgres, startPostgres, type TestPostgres } from "@bluezone/server-kit/testing/postgres";
import { MUTANTS, type MutantName } from "./mutants.ts";
import { line, runSeed, type Verdict } from "./run.ts";
import { createNursery, type Nursery } from "./victim.ts";

const FIRST = Number(process.env["CRASH_SEED"] || 1);
const RUNS = 40;
/** Every eighth run stands on an embedded database, which takes longer to open. */
const EMBEDDED = 8;
/** Most seeds that a broken port may hide for. */
const MOST = 20;

let nursery: Nursery;
let postgres: TestPostgres | undefined;
before(async () => {
  nursery = createNursery();
  if (!noPostgres) postgres = await startPostgres();
});
after(async () => {
  await nursery.close();
  await postgres?.remove();
});

function holds(verdict: Verdict): void {
  console.log(line(verdict));
  assert.deepEqual(verdict.broken, [], verdict.log.join("\n"));
  assert.ok(verdict.shares > 0 && verdict.starts > 0, "nothing happened");
}

for (let i = 0; i < RUNS; i += 1) {
  const seed = FIRST + i;
  const embedded = i % EMBEDDED === EMBEDDED - 1;
  test(
    `seed ${seed} on ${embedded ? "an embedded database" : "PostgreSQL"}`,
    { skip: embedded ? false : noPostgres },
    async () => holds(await runSeed(seed, { nursery, ...(embedded ? {} : { postgres }) })),
  );
}

for (const mutant of Object.keys(MUTANTS) as MutantName[])
  test(`a port that ${mutant} is found`, { skip: noPostgres }, async () => {
    for (let seed = 1; seed <= MOST; seed += 1) {
      const verdict = await runSeed(seed, { nursery, postgres, mutant });
      if (verdict.broken.length === 0) continue;
      console.log(`${mutant}: found by seed ${seed}: ${verdict.broken[0]}`);
      return;
    }
    assert.fail(`${MOST} runs did not find it`);
  });
