/** What is over goes, and nothing else. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { me } from "@bluezone/contract/staff/account";
import { signIn } from "@bluezone/contract/staff/sign-in";
import { Days, Hours, Minutes } from "@bluezone/protocol/time";
import { createJobRunner } from "@bluezone/server-kit/jobs/jobs";
import { testDesk } from "./testing/desk.ts";
import { callEndpoint, createJar } from "./testing/sign-in.ts";

test("sessions go when their time is over, waits after a day, and the day's anchor is set", async (t) => {
  const desk = await testDesk();
  t.after(() => desk.close());
  const jobs = createJobRunner(desk.staff.jobs, desk.events);
  const person = await desk.join("clerk", "a");
  await callEndpoint(desk.url, createJar(), signIn, {
    signInName: person.signInName,
    password: person.password,
    code: "000000",
  });
  const count = async (table: "staff_session" | "staff_wait" | "staff_verification") =>
    (await desk.database.db.selectFrom(table).selectAll().execute()).length;
  await jobs.run(desk.clock.now());
  assert.deepEqual([await count("staff_session"), await count("staff_wait")], [1, 1]);
  assert.deepEqual(await desk.anchors.list("audit/"), ["audit/2020-12-27.txt"]);
  desk.clock.advance(Minutes(29));
  await jobs.run(desk.clock.now());
  assert.equal((await person.tries(me, {})).status, 200);
  desk.clock.advance(Hours(1));
  await jobs.run(desk.clock.now());
  assert.equal(await count("staff_session"), 0);
  desk.clock.advance(Days(2));
  await jobs.run(desk.clock.now());
  assert.equal(await count("staff_wait"), 0);
  assert.equal((await desk.anchors.list("audit/")).length, 2);
  assert.deepEqual(desk.events.named("job_failed"), []);
});
