/** Digests over real HTTP: asked for, confirmed, sent once an hour to whoever asked, and to nobody else. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { askCallback } from "@bluezone/contract/health/ask-callback";
import { changeDigest, confirmDigest, endDigest, readDigest } from "@bluezone/contract/health/digest";
import { changeAway } from "@bluezone/contract/health/waiting";
import { suspend } from "@bluezone/contract/staff/people";
import { memorySms } from "@bluezone/desk/sms/sms";
import { Days, Hours, type Instant, Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { type TestHealth, testHealth } from "../testing/health.ts";

const [HERE, ELSEWHERE] = ["30478-health-station", "30463-health-station"];
const ENV = {
  HEALTH_PUBLIC_URL: "http://127.0.0.1:8082",
  HEALTH_SESSION: "7d",
  HEALTH_IDLE: "12h",
  HEALTH_DIGESTS: "40",
};
/** A Monday. */
const NOW = parseInstant("2020-12-28T06:30:00.000+07:00");
const SEVEN = plus(NOW, Minutes(30));
const PHONE = "0912 345 678";

const aCall = (n: number) => ({
  phone: "0987654321",
  commune: "30478",
  nonce: Buffer.alloc(32, n).toString("base64url"),
});

/** The server of the test that runs, and an officer of a station at which a call waits. */
let at: TestHealth;
let nurse: SignedIn;
async function open(test: TestContext, env: Readonly<Record<string, string>> = ENV): Promise<void> {
  const opened = await testHealth(env);
  test.after(() => opened.close());
  at = opened;
  at.clock.set(NOW);
  nurse = await at.as("health-officer", HERE);
  await at.post(askCallback, aCall(1));
}
/** The texts that the jobs of a moment send. */
async function sentAt(now: Instant): Promise<readonly string[]> {
  const before = at.sms.sent.length;
  at.clock.set(now);
  await at.health.runJobs(now);
  return at.sms.sent.slice(before).map(({ text }) => text);
}
const lastCode = (): string => /\b\d{6}\b/.exec(at.sms.sent.at(-1)?.text ?? "")?.[0] ?? "";
const wrongCode = (): string => (lastCode() === "000000" ? "000001" : "000000");

/** Asks and confirms. */
async function start(who: SignedIn, hours: readonly number[], phone = PHONE): Promise<void> {
  assert.deepEqual(await who.post(changeDigest, { phone, hours: [...hours] }), { confirmed: false });
  await who.post(confirmDigest, { code: lastCode() });
}
const DIGEST = "1 cuoc goi dang cho. Mo ban y te: http://127.0.0.1:8082/desk";

test("a digest goes to whoever asked and confirmed the number, once an hour that they chose", async (walk) => {
  await open(walk as TestContext);
  await walk.test("without asking nobody gets one", async () => {
    assert.deepEqual(await nurse.post(readDigest, {}), { offered: true, digest: null });
    assert.deepEqual(await sentAt(SEVEN), []);
    at.clock.set(NOW);
  });

  await walk.test(
    "hours out of the day's work, none, too many or one twice are refused, and so is a landline",
    async () => {
      for (const hours of [[], [5], [21], [7, 7], [7, 13, 18], [-1]])
        assert.equal((await nurse.tries(changeDigest, { phone: PHONE, hours })).code, "hours_invalid");
      for (const phone of ["0296 385 2222", "115", "912", ""])
        assert.equal((await nurse.tries(changeDigest, { phone, hours: [7] })).code, "phone_invalid");
      assert.equal(at.sms.sent.length, 0);
    },
  );

  await walk.test("until the code is typed nothing is sent, and five wrong ones end it", async () => {
    await nurse.post(changeDigest, { phone: PHONE, hours: [13, 7] });
    assert.equal(at.sms.sent.at(-1)?.phone, "+84912345678");
    assert.deepEqual((await nurse.post(readDigest, {})).digest, {
      number: PHONE,
      hours: [7, 13],
      confirmed: false,
    });
    for (let wrong = 0; wrong < 5; wrong += 1)
      assert.equal((await nurse.tries(confirmDigest, { code: wrongCode() })).code, "wrong_code");
    assert.equal((await nurse.tries(confirmDigest, { code: lastCode() })).code, "code_over");
    await nurse.post(changeDigest, { phone: PHONE, hours: [7, 13] });
    at.clock.set(plus(NOW, Minutes(10)));
    assert.equal((await nurse.tries(confirmDigest, { code: lastCode() })).code, "code_over");
    assert.deepEqual(await sentAt(plus(SEVEN, Minutes(10))), []);
    assert.equal(
      (await nurse.post(readDigest, {})).digest,
      null,
      "what is not confirmed in time is forgotten",
    );
    at.clock.set(NOW);
  });

  await walk.test(
    "numbers alone, at the chosen hours, once each; a later start within the hour makes up",
    async () => {
      await start(nurse, [7, 13]);
      assert.equal(
        (await nurse.tries(confirmDigest, { code: lastCode() })).code,
        "code_over",
        "a code is good once",
      );
      assert.deepEqual(await sentAt(plus(SEVEN, Minutes(20))), [DIGEST]);
      assert.equal(at.sms.sent.at(-1)?.phone, "+84912345678");
      for (const minutes of [25, 59, 65, 300])
        assert.deepEqual(await sentAt(plus(SEVEN, Minutes(minutes))), [], `${minutes}`);
      const [noon] = await sentAt(plus(SEVEN, Hours(6)));
      assert.equal(noon, "1 cuoc goi dang cho (1 gap). Mo ban y te: http://127.0.0.1:8082/desk");
      assert.ok(
        at.events.named("sms_sent").some(({ text }) => text === "digest"),
        "the operator counts what it costs",
      );
    },
  );

  await walk.test("hours change without a code, another number needs one", async () => {
    assert.deepEqual(await nurse.post(changeDigest, { phone: PHONE, hours: [14] }), { confirmed: true });
    assert.deepEqual(await sentAt(plus(SEVEN, Hours(8))), [], "15:00");
    const other = { phone: "0938 111 222", hours: [16] };
    assert.deepEqual(await nurse.post(changeDigest, other), { confirmed: false });
    assert.equal(at.sms.sent.at(-1)?.phone, "+84938111222");
    await nurse.post(confirmDigest, { code: lastCode() });
    assert.deepEqual(await sentAt(plus(SEVEN, Hours(9))), [
      "1 cuoc goi dang cho (1 gap). Mo ban y te: http://127.0.0.1:8082/desk",
    ]);
  });

  await walk.test("where nothing waits nothing is sent", async () => {
    const stranger = await at.as("health-officer", ELSEWHERE);
    await start(stranger, [17]);
    assert.deepEqual(await sentAt(plus(SEVEN, Hours(10))), []);
    await stranger.post(endDigest, {});
  });

  await walk.test("the number lies sealed, and the log names who turned it on and off", async () => {
    const dump = await at.dump();
    assert.ok(!/938111222|938 111 222|912345678/.test(dump));
    await nurse.post(endDigest, {});
    await nurse.post(endDigest, {});
    assert.deepEqual(await nurse.post(readDigest, {}), { offered: true, digest: null });
    const log = await at.database.db
      .selectFrom("staff_audit")
      .select(["action", "subject", "fields"])
      .where("actor", "=", nurse.id)
      .where("action", "like", "digest.%")
      .orderBy("n")
      .execute();
    assert.deepEqual(
      log.map(({ action }) => action),
      [
        ...["digest.ask", "digest.ask", "digest.ask", "digest.start"],
        ...["digest.hours", "digest.ask", "digest.start", "digest.end"],
      ],
    );
    assert.ok(log.every(({ subject }) => subject === nurse.id));
    assert.deepEqual(await sentAt(plus(SEVEN, Days(1))), []);
  });
});

test("who is away or suspended gets none; a suspension forgets the number", async (context) => {
  await open(context as TestContext);
  const chief = await at.as("administrator", HERE);
  await start(nurse, [7, 8]);
  await nurse.post(changeAway, { away: { from: "2020-12-28", to: "2020-12-28" } });
  assert.deepEqual(await sentAt(SEVEN), []);
  await nurse.post(changeAway, { away: null });
  assert.deepEqual(await sentAt(plus(SEVEN, Minutes(10))), [DIGEST], "back within the hour");
  await chief.post(suspend, { personId: nurse.id });
  assert.deepEqual(await sentAt(plus(SEVEN, Hours(1))), []);
  assert.deepEqual(await at.database.db.selectFrom("digest").select("staff_id").execute(), []);
});

test("of two instances one sends, and one that stopped before the message left sends none again", async (context) => {
  await open(context as TestContext);
  await start(nurse, [7, 8]);
  let stops = false;
  const sms = memorySms();
  const other = await testHealth(
    ENV,
    {
      sms: { send: (phone, text) => (stops ? Promise.reject(new Error("stopped")) : sms.send(phone, text)) },
    },
    { ...at, engine: { ...at.engine, close: async () => {} } },
  );
  const before = at.sms.sent.length;
  at.clock.set(SEVEN);
  await Promise.all([at.health.runJobs(SEVEN), other.health.runJobs(SEVEN)]);
  assert.equal(at.sms.sent.length - before + sms.sent.length, 1);
  stops = true;
  const eight = plus(SEVEN, Hours(1));
  at.clock.set(eight);
  await other.health.runJobs(eight);
  for (const minutes of [1, 6, 30]) assert.deepEqual(await sentAt(plus(eight, Minutes(minutes))), []);
  assert.equal(other.events.named("job_failed").length, 1, "the message was under way");
  await other.close();
});

test("a day's messages are bounded for one person and for all together, and a server without a gateway offers none", async (context) => {
  await open(context as TestContext, { ...ENV, HEALTH_DIGESTS: "7" });
  const asks = (who: SignedIn) => who.tries(changeDigest, { phone: PHONE, hours: [7] });
  for (let n = 0; n < 5; n += 1) assert.equal((await asks(nurse)).status, 200);
  assert.equal((await asks(nurse)).code, "quota_exceeded");
  const chief = await at.as("administrator", HERE);
  for (let n = 0; n < 2; n += 1) assert.equal((await asks(chief)).status, 200);
  assert.equal((await asks(chief)).code, "quota_exceeded", "two of seven were left");
  await nurse.post(confirmDigest, { code: /\b\d{6}\b/.exec(at.sms.sent[4]?.text ?? "")?.[0] ?? "" });
  assert.deepEqual(await sentAt(SEVEN), []);
  assert.deepEqual(
    at.events.named("quota_used_up").map(({ of }) => of),
    ["digests"],
  );

  const { HEALTH_DIGESTS: _, ...none } = ENV;
  await open(context as TestContext, none);
  assert.equal((await nurse.post(readDigest, {})).offered, false);
  assert.equal((await nurse.tries(changeDigest, { phone: PHONE, hours: [7] })).code, "not_offered");
});
