/**
 * The reference server's schedule for new keys says every fourth hour and means every minute of it. Ours: a job is run
 * once in each of its steps, however often the clock is looked at.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Days, floorTo, Minutes } from "@bluezone/protocol/time";

import { createContext } from "../context.ts";
import { jobsOf } from "../jobs.ts";
import { sharedEngine, startKeys } from "../testing/keys-server.ts";

const engine = sharedEngine();

test("over a day whose clock is looked at every minute each job is done once a step, and none fails", async () => {
  const keys = await startKeys(engine);
  const { clock, events } = keys;
  clock.set(floorTo(clock.now(), Days(1)));
  for (let looks = 0; looks < Days(1) / Minutes(1); looks += 1) {
    await keys.jobs();
    clock.advance(Minutes(1));
  }
  assert.deepEqual(events.named("job_failed"), []);
  const done = Map.groupBy(events.named("job_done"), (event) => event["job"]);
  const jobs = jobsOf(createContext(keys.config, { ...keys, random: { bytes: (n) => new Uint8Array(n) } }));
  assert.ok(jobs.length >= 6);
  for (const { name, every } of jobs) assert.equal(done.get(name)?.length, Days(1) / every, name);
});
