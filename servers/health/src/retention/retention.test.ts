/** The proof of retention on a real database; what is deleted when is in `../server.test.ts`. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { suspend } from "@bluezone/contract/staff/people";
import { Days, dayOf, Hours, minus } from "@bluezone/protocol/time";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { shared } from "@bluezone/server-kit/testing/shared";
import { ms, type Tables } from "../tables.ts";
import { testHealth } from "../testing/health.ts";

const at = shared(() => testHealth());

test("runs of one UTC day add up to one proof, which goes 90 days after the day began", async () => {
  const { db } = await openDatabase<Tables>({ schema: "health", engine: at.engine });
  const proofs = () => db.selectFrom("retention_proof").selectAll().orderBy("day").execute();
  const day = dayOf(at.clock.now(), "utc");
  for (const wrong of [1, 2, 3]) {
    const minute_ms = ms(minus(at.clock.now(), Hours(1)));
    await db.insertInto("wrong_code").values({ minute_ms, wrong }).execute();
    await at.health.runJobs(at.clock.now());
    at.clock.advance(Hours(1));
  }
  const proof = { day, codes: 0, tokens: 0, phones: 0, entries: 0, minutes: 3, overdue: 0 };
  assert.deepEqual(await proofs(), [proof]);
  at.clock.advance(Days(89));
  await at.health.runJobs(at.clock.now());
  assert.deepEqual((await proofs())[0], proof);
  at.clock.advance(Days(1));
  await at.health.runJobs(at.clock.now());
  assert.equal(
    (await proofs()).some((one) => one.day === day),
    false,
  );
});

test("an officer who left is forgotten 400 days later, with a proof, and those who stay are not", async () => {
  const boss = await at.as("administrator", "89-health-department");
  const gone = await at.as("health-officer", "30463-health-station");
  await boss.post(suspend, { personId: gone.id });
  const { db } = await openDatabase<Tables>({ schema: "health", engine: at.engine });
  const there = async () => {
    await at.health.runJobs(at.clock.now());
    const rows = await db
      .selectFrom("staff_user")
      .select("id")
      .where("id", "in", [gone.id, boss.id])
      .execute();
    return rows.map(({ id }) => id).sort();
  };
  at.clock.advance(Days(399));
  assert.deepEqual(await there(), [boss.id, gone.id].sort());
  at.clock.advance(Days(1));
  assert.deepEqual(await there(), [boss.id]);
  const proof = await db
    .selectFrom("keep_proof")
    .select("gone")
    .where("table_name", "=", "staff_user")
    .execute();
  assert.deepEqual(proof, [{ gone: 1 }]);
});
