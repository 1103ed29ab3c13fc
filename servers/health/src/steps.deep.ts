/** Jobs of a whole virtual day: each once in each of its steps, however often the clock is looked at. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Days, floorTo, Hours, Minutes } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { HASH_KEY_STEP } from "./hashing/rotation.ts";
import { RETENTION_STEP } from "./retention/retention.ts";
import { testHealth } from "./testing/health.ts";

const at = shared(() => testHealth());

test("over a day whose clock is looked at every minute keys are looked after once a step, and turn once", async () => {
  const { clock, events, health } = at;
  const made = () => at.engine.query<{ n: number }>("select count(*)::int as n from health.hash_key");
  const [before] = (await made()).rows;
  clock.set(floorTo(clock.now(), Days(1)));
  for (let looks = 0; looks < Days(1) / Minutes(1); looks += 1) {
    await health.runJobs(clock.now());
    clock.advance(Minutes(1));
  }
  assert.deepEqual(events.named("job_failed"), []);
  const done = Map.groupBy(events.named("job_done"), (event) => event["job"]);
  const times = Object.fromEntries([...done].map(([job, all]) => [job, all.length]));
  assert.partialDeepStrictEqual(times, {
    "rotate-hash-keys": Days(1) / HASH_KEY_STEP,
    "rotate-signing-keys": Days(1) / Minutes(10),
    retention: Hours(24) / RETENTION_STEP,
  });
  const [after] = (await made()).rows;
  assert.ok(after!.n <= before!.n + 1, "a day's keys, not a minute's");
});
