/** Digests of the rollout desk over real HTTP: asked for, confirmed, sent once, sealed; and none without a gateway. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { changeDigest, confirmDigest, endDigest, readDigest } from "@bluezone/contract/rollout/digest";
import { Hours, type Instant, Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import { makeThings } from "../testing/foreign-things.ts";
import { type TestRollout, testRollout } from "../testing/rollout.ts";

const HERE = "889-district-committee";
const PHONE = "0912 345 678";
const ENV = {
  ...{ ROLLOUT_ESPEAK: "/nowhere/espeak-ng", ROLLOUT_IDLE: "12h", ROLLOUT_SESSION: "7d" },
  ROLLOUT_DIGESTS: "3",
};
/** A Monday. */
const NOW = parseInstant("2020-12-28T06:30:00.000+07:00");
const SEVEN = plus(NOW, Minutes(30));

const lastCode = (at: TestRollout): string => /\b\d{6}\b/.exec(at.sms.sent.at(-1)?.text ?? "")?.[0] ?? "";
/** The texts that the jobs of a moment send. */
async function sentAt(at: TestRollout, now: Instant): Promise<readonly string[]> {
  const before = at.sms.sent.length;
  at.clock.set(now);
  await at.rollout.runJobs(now);
  return at.sms.sent.slice(before).map(({ text }) => text);
}

test("an approver who asked is told once at the chosen hour how much waits, until the day's messages are used up", async (walk) => {
  const at = await testRollout(ENV);
  walk.after(() => at.close());
  at.clock.set(parseInstant("2020-12-27T20:10:00.000+07:00"));
  await makeThings(at, "889", "Việc của huyện nhà");
  at.clock.set(NOW);
  const approver = await at.as("approver", HERE);
  assert.deepEqual(await approver.post(readDigest, {}), { offered: true, digest: null });
  assert.deepEqual(await approver.post(changeDigest, { phone: PHONE, hours: [7, 8] }), { confirmed: false });
  assert.equal(at.sms.sent.at(-1)?.phone, "+84912345678");
  assert.match(at.sms.sent.at(-1)?.text ?? "", /^Ban trien khai: /);
  assert.deepEqual(await sentAt(at, SEVEN), [], "the number is not confirmed");
  at.clock.set(NOW);
  await approver.post(changeDigest, { phone: PHONE, hours: [7, 8] });
  await approver.post(confirmDigest, { code: lastCode(at) });

  const [text, ...others] = await sentAt(at, plus(SEVEN, Minutes(10)));
  assert.match(
    text ?? "",
    /ban tin cho duyet.* dang cho.*\. Mo ban trien khai: http:\/\/127\.0\.0\.1:8083\/desk$/,
  );
  assert.deepEqual(others, []);
  assert.deepEqual(await sentAt(at, plus(SEVEN, Minutes(20))), [], "once an hour");
  assert.deepEqual(
    await sentAt(at, plus(SEVEN, Hours(1))),
    [],
    "two codes and a digest are the three of the day",
  );
  assert.deepEqual(
    at.events.named("quota_used_up").map(({ of }) => of),
    ["digests"],
  );
  assert.deepEqual(
    at.events.named("sms_sent").map((one) => one["text"]),
    ["digestCode", "digestCode", "digest"],
  );

  const { rows } = await at.engine.query<{ row: string }>("select digest::text as row from rollout.digest");
  assert.equal(rows.length, 1);
  assert.ok(!/912345678|912 345 678/.test(rows[0]?.row ?? "912345678"), "the number lies sealed");
  await approver.post(endDigest, {});
  assert.deepEqual(await approver.post(readDigest, {}), { offered: true, digest: null });
});

test("a number that a secret sealed which is gone is asked for anew, and stops nobody else's digest", async (walk) => {
  const at = await testRollout({ ...ENV, ROLLOUT_DIGESTS: "40" });
  walk.after(() => at.close());
  at.clock.set(NOW);
  const approver = await at.as("approver", HERE);
  await approver.post(changeDigest, { phone: PHONE, hours: [7] });
  await approver.post(confirmDigest, { code: lastCode(at) });
  await at.database.db
    .updateTable("digest")
    .set({ phone: new Uint8Array(40) })
    .execute();
  assert.deepEqual(await approver.post(readDigest, {}), { offered: true, digest: null });
  await sentAt(at, SEVEN);
  assert.deepEqual(await approver.post(changeDigest, { phone: PHONE, hours: [7] }), { confirmed: false });
});

test("without a gateway none is offered", async (walk) => {
  const at = await testRollout({ ...ENV, ROLLOUT_DIGESTS: "0" });
  walk.after(() => at.close());
  at.clock.set(NOW);
  const approver = await at.as("approver", HERE);
  assert.deepEqual(await approver.post(readDigest, {}), { offered: false, digest: null });
  assert.equal((await approver.tries(changeDigest, { phone: PHONE, hours: [7] })).code, "not_offered");
});
