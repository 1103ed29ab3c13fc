/** The daily reminder over a real database: once a day, in its hours, only while nothing was entered, until the end. */
import assert from "node:assert/strict";
import { after, before, type TestContext, test } from "node:test";
import { closeCase, recordCase } from "@bluezone/contract/health/cases";
import { beginQuarantine, endEarly, readQuarantine } from "@bluezone/contract/health/quarantine";
import { quarantineDay } from "@bluezone/contract/health/quarantine-day";
import { memorySms, type SmsResult } from "@bluezone/desk/sms/sms";
import { dayOf, parseInstant } from "@bluezone/protocol/time";
import { manualClock } from "@bluezone/server-kit/testing/clock";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { takeReminder } from "./link-store.ts";

const clock = manualClock(parseInstant("2021-07-14T08:00:00+07:00"));
const gateway = memorySms();
let refuses = false;
let at: TestHealth;
let nurse: SignedIn;
let head: SignedIn;
async function open(): Promise<void> {
  const sms = {
    send: async (...message: Parameters<typeof gateway.send>): Promise<SmsResult> =>
      refuses ? { ok: false, reason: "refused" } : gateway.send(...message),
  };
  at = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082" }, { sms }, { clock });
  nurse = await at.as("health-officer", "30478-health-station");
  head = await at.as("epidemiologist", "889-medical-centre");
}
before(open);
after(() => at.close());

/** Opens a server for one test alone: it goes far ahead in time, or counts everything that there is. */
async function alone(context: TestContext): Promise<void> {
  const shared = [at, nurse, head] as const;
  context.after(async () => {
    await at.close();
    [at, nurse, head] = shared;
  });
  await open();
}

/** Goes to a time and does what is due; the texts that left. */
async function runAt(time: string): Promise<readonly string[]> {
  const before = gateway.sent.length;
  clock.set(parseInstant(`${time}:00+07:00`));
  await at.health.runJobs(clock.now());
  return gateway.sent.slice(before).map(({ phone, text }) => `${phone} ${text}`);
}
const begin = (name: string, phone: string, sendLink: boolean) =>
  nurse.post(beginQuarantine, {
    of: { person: { name, birthYear: 1971, phone, commune: "30478", address: null } },
    place: "home",
    siteName: null,
    reason: "Nhà có phòng riêng",
    firstDay: "2021-07-14",
    sendLink,
  });

test("[D08] who chose the link is reminded with the same link once a day from nine, while nothing is in, until the end", async (context) => {
  await alone(context);
  const { id } = await begin("Thạch Thị Sà Mách", "0912 345 678", true);
  await begin("Mohamad Sa Lễ", "0912 345 679", false);
  const [first] = gateway.sent;
  const link = /http\S+#c=\w{16}/.exec(first?.text ?? "")?.[0] ?? "none";
  assert.deepEqual(await runAt("2021-07-14T09:00"), [], "the link came today");
  assert.deepEqual(await runAt("2021-07-15T08:50"), [], "before its hour");
  const [reminder, ...more] = await runAt("2021-07-15T09:00");
  assert.deepEqual(more, []);
  assert.match(reminder ?? "", /^\+84912345678 Cach ly ngay 2 tren 14\. Ghi nhiet do, suc khoe hom nay: /);
  assert.ok(reminder?.includes(link), "the same link");
  assert.deepEqual(await runAt("2021-07-15T09:10"), [], "once a day");
  const today = dayOf(clock.now(), "vietnam");
  const again = await at.database.transaction((trx) => takeReminder(trx, id, today));
  assert.equal(again, undefined, "two instances that find it due at once send one");

  clock.set(parseInstant("2021-07-16T07:00:00+07:00"));
  const log = { temperature: 36.6, symptoms: [] };
  const { status } = await at.post(quarantineDay, { code: link.slice(-16), log });
  assert.equal(status, 200);
  assert.deepEqual(await runAt("2021-07-16T09:00"), [], "the day's entry is in");

  refuses = true;
  assert.deepEqual(await runAt("2021-07-17T09:00"), []);
  refuses = false;
  assert.equal((await runAt("2021-07-17T09:10")).length, 1, "tried again");
  assert.deepEqual(await runAt("2021-07-18T20:00"), [], "nobody is woken");

  for (const person of [nurse, head]) assert.equal((await person.again("recovery")).status, 200);
  const { row } = await nurse.post(readQuarantine, { id });
  await head.post(endEarly, {
    id,
    version: row.version,
    logSeen: true,
    reason: "Xét nghiệm lại: không phải tiếp xúc gần",
  });
  assert.deepEqual(await runAt("2021-07-19T09:00"), [], "released");
  const links = await at.database.db.selectFrom("quarantine_link").select("code").execute();
  assert.deepEqual(links, [{ code: null }], "the code is gone with the end");
});

test("no code lies open in the database", async () => {
  assert.equal((await nurse.again("recovery")).status, 200);
  const { id } = await begin("Neáng Sóc Kha", "0912 345 680", true);
  const code = /#c=(\w{16})/.exec(gateway.sent.at(-1)?.text ?? "")?.[1] ?? "none";
  const link = await at.database.db
    .selectFrom("quarantine_link")
    .select("code")
    .where("quarantine_id", "=", id)
    .executeTakeFirstOrThrow();
  assert.ok(link.code !== null);
  assert.equal(Buffer.from(link.code).includes(code), false);
  assert.equal((await at.dump()).includes(code), false);
});

test("nobody writes to the phone of somebody whose case says that they died", async (context) => {
  await alone(context);
  clock.set(parseInstant("2021-07-14T08:00:00+07:00"));
  const { id } = await begin("Lý Thị Minh Họa", "0912 345 677", true);
  const { personId } = await at.database.db
    .selectFrom("quarantine")
    .select("person_id as personId")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const { id: caseId } = await nurse.post(recordCase, {
    once: crypto.randomUUID(),
    person: { id: personId },
    classed: { class: "probable", tested: null },
    onset: { onset: "unknown", onsetDay: null },
  });
  assert.equal((await runAt("2021-07-15T09:00")).length, 1);
  await nurse.again("recovery");
  const outcome = { outcome: "died", day: "2021-07-15" } as const;
  await nurse.post(closeCase, { id: caseId, version: 1, outcome });
  assert.deepEqual(await runAt("2021-07-16T09:00"), []);
});
