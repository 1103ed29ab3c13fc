/** Floods over real HTTP: whoever calls without measure, with whatever key, shuts nobody else out. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { issue } from "@bluezone/contract/health/codes";
import { certificate, userReport, verify } from "@bluezone/contract/health/verify";
import { Days, Hours, Minutes } from "@bluezone/protocol/time";
import { memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { createMetrics } from "@bluezone/server-kit/measure/metrics";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { shared } from "@bluezone/server-kit/testing/shared";
import { codes } from "./codes/slice.ts";
import { createHealth } from "./server.ts";
import type { Tables } from "./tables.ts";
import { codeIn, macOf, nonceOf, STATION, testHealth } from "./testing/health.ts";

const at = shared(() => testHealth({ HEALTH_WRONG_CODES: "50", HEALTH_SELF_REPORTS: "60" }));

const positive = { testType: "confirmed", testDate: "2020-12-26" } as const;
const phones = (n: number, prefix: string) =>
  Array.from({ length: n }, (_, i) => `${prefix}${String(i).padStart(10 - prefix.length, "0")}`);
const statuses = async (calls: readonly Promise<{ readonly status: number }>[]) =>
  Object.fromEntries(
    [...Map.groupBy(await Promise.all(calls), ({ status }) => status)].map(([status, all]) => [
      status,
      all.length,
    ]),
  );
/** A code as it comes in a link, the last that was sent. */
async function link(): Promise<string> {
  const { status } = await at.post(issue, { ...positive, phone: "0912345678" });
  assert.equal(status, 200);
  return codeIn(at.sms.sent.at(-1)!.text);
}
/** What an honest phone does with its link. */
async function shares(code: string): Promise<number> {
  const verified = await at.post(verify, { code, nonce: nonceOf(1) });
  if (verified.status !== 200) return verified.status;
  return (await at.post(certificate, { token: verified.body["token"], ekeyhmac: macOf(1) })).status;
}
const LONG = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const madeUp = (i: number) =>
  Array.from({ length: 16 }, (_, n) => LONG[(i * 7 + n * n * (i + 3)) % 30]).join("");

test("a flood with the key that is in every app, of codes and tokens that nobody issued, shuts no honest phone out", async () => {
  const links: string[] = [];
  for (let i = 0; i < 12; i += 1) links.push(await link());
  const flood = Array.from({ length: 600 }, (_, i) =>
    i % 2 === 0
      ? at.post(verify, { code: madeUp(i) })
      : at.post(certificate, { token: `made-up-${i}`, ekeyhmac: macOf(2) }),
  );
  assert.deepEqual(await statuses(links.map(async (code) => ({ status: await shares(code) }))), { 200: 12 });
  const { 400: refused = 0, ...others } = await statuses(flood);
  assert.equal(refused + (others[429] ?? 0), 600);
});

test("a flood of guessed short codes makes short codes rest; links, desks and self-reports go on", async () => {
  const code = await link();
  await statuses(Array.from({ length: 300 }, (_, i) => at.post(verify, { code: String(20_000_000 + i) })));
  const { rows } = await at.engine.query<{ n: number }>("select sum(wrong)::int as n from health.wrong_code");
  // On PostgreSQL two groups of look-ups are under way at a time, and each may count the last that matters.
  const counted = rows[0]?.n ?? 0;
  assert.ok(counted >= 50 && counted <= 52, `no more are counted than matter: ${counted}`);
  const short = (await at.post(issue, positive)).body["code"];
  const resting = await at.post(verify, { code: short });
  assert.deepEqual([resting.status, resting.body["errorCode"]], [429, "quota_exceeded"]);
  assert.equal(await shares(code), 200);
  assert.equal((await at.post(userReport, { phone: "0912000999", nonce: nonceOf(3) })).status, 200);
  at.clock.advance(Minutes(10));
  assert.equal((await at.post(verify, { code: short })).status, 200);
});

test("V25: with many living codes fewer wrong ones make short codes rest, and what guesses slowly is told", async (context) => {
  await at.alone(context, () => testHealth({ HEALTH_WRONG_CODES: "500" }));
  const honest = (await at.post(issue, positive)).body["code"];
  // As if a station had issued two thousand in the last minutes.
  await at.engine.query(
    `insert into health.code select id || i, issuer, decode(md5(i::text), 'hex'), null, report_type, symptom_day, test_day, null,
     made_ms, short_until_ms, long_until_ms, null from health.code, generate_series(1, 1999) as i`,
  );
  const page = async () => {
    const metrics = createMetrics({ clock: at.clock, byDay: [] });
    const noHooks = { claimed: async () => {}, certified: async () => {} };
    codes(noHooks)
      .serve?.(at as never)
      .gauges?.(metrics);
    return metrics.text();
  };
  assert.match(await page(), /bluezone_short_codes_guessed 0/);
  for (let i = 0; i < 5; i += 1) await at.post(verify, { code: String(30_000_000 + i) });
  assert.match(await page(), /bluezone_short_codes_guessed 1/);
  assert.equal((await at.post(verify, { code: honest })).status, 200, "five wrong ones hinder nobody");
  await at.post(verify, { code: "39999999" });
  assert.equal((await at.post(verify, { code: "40000000" })).status, 429, "2,000 living codes allow six");
});

test("whoever repeats one code without end holds up nobody but that code", async () => {
  const [stolen, honest] = [await link(), await link()];
  assert.equal(await shares(stolen), 200);
  const flood = Array.from({ length: 100 }, () => at.post(verify, { code: stolen, nonce: nonceOf(9) }));
  assert.equal(await shares(honest), 200);
  const { 400: refused = 0, 429: turnedAway = 0 } = await statuses(flood);
  assert.equal(refused + turnedAway, 100);
  assert.ok(refused >= 9, "some had their turn");
});

test("a flood of unknown keys asks the database nothing", async () => {
  const code = await link();
  const keys = Array.from({ length: 300 }, (_, i) => `device.${String(i).padStart(64, "x")}`);
  const flood = keys.map((key) => at.post(verify, { code: "12345678" }, { "x-api-key": key }));
  assert.equal(await shares(code), 200);
  assert.deepEqual(await statuses(flood), { 401: 300 });
  await at.engine.query("alter table health.api_key rename to gone");
  const { status } = await at.post(verify, { code: madeUp(1) }, { "x-api-key": keys[0]! });
  await at.engine.query("alter table health.gone rename to api_key");
  assert.equal(status, 401);
});

test("one laboratory's calls use up that laboratory's minute and nobody else's", async () => {
  const busy = await at.health.createApiKey({ ...STATION, name: "Trạm bận" });
  const flood = Array.from({ length: 400 }, () => at.post(issue, positive, { "x-api-key": busy.key }));
  const code = await link();
  assert.equal(await shares(code), 200);
  const { 200: issued = 0, 429: refused = 0 } = await statuses(flood);
  assert.deepEqual([issued, refused], [120, 280]);
});

test("a laboratory's codes of a day are counted in the database: two servers together give no more, and no other key is touched", async (context) => {
  await at.alone(context);
  const lab = await at.health.createApiKey({ ...STATION, name: "Phòng xét nghiệm", dailyCodes: 40 });
  const database = await openDatabase<Tables>({ schema: "health", engine: at.engine });
  const { clock, events, sms } = at;
  const beside = await createHealth(at.config, {
    clock,
    random: seededRandom("beside"),
    database,
    sms,
    blobs: memoryBlobs(),
    events,
  });
  const { url } = await beside.start();
  try {
    const there = async () => {
      const answer = await fetch(url + issue.path, {
        method: "POST",
        headers: { "content-type": "application/json", "x-api-key": lab.key },
        body: JSON.stringify(positive),
      });
      await answer.arrayBuffer();
      return answer;
    };
    const here = () => at.post(issue, positive, { "x-api-key": lab.key });
    const calls = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? here() : there()));
    assert.deepEqual(await statuses(calls), { 200: 40, 429: 20 });
    const refused = await there();
    assert.equal(refused.headers.get("retry-after"), String(Hours(9.5) / 1_000));
    assert.equal((await at.post(issue, positive)).status, 200, "another key");
    clock.advance(Days(1));
    assert.equal((await here()).status, 200, "another day");
  } finally {
    await beside.stop();
  }
});

test("what fails is not counted: a repeated id, a wrong date, a message that did not leave", async () => {
  const lab = await at.health.createApiKey({ ...STATION, name: "Trạm", dailyCodes: 2 });
  const uuid = "0f2f4c3e-6d0b-4f0e-9a5e-0c8d5b0a7c11";
  const callEndpoint = async (more: object) =>
    (await at.post(issue, { ...positive, ...more }, { "x-api-key": lab.key })).body["errorCode"];
  assert.equal(await callEndpoint({ uuid }), undefined);
  assert.equal(await callEndpoint({ uuid }), "uuid_already_exists");
  assert.equal(await callEndpoint({ testDate: "2031-01-01" }), "invalid_date");
  assert.equal(await callEndpoint({}), undefined);
  assert.equal(await callEndpoint({}), "quota_exceeded");
  const none = await at.health.createApiKey({ ...STATION, name: "Trạm đóng", dailyCodes: 0 });
  const { body } = await at.post(issue, positive, { "x-api-key": none.key });
  assert.equal(body["errorCode"], "quota_exceeded");
});

test("a flood of self-reports is bounded by what messages may cost; what it leaves goes on", async () => {
  at.clock.advance(Minutes(30));
  const [code, before] = [await link(), at.sms.sent.length];
  const flood = phones(200, "0913").map((phone) => at.post(userReport, { phone, nonce: nonceOf(4) }));
  assert.equal(await shares(code), 200);
  const { 200: taken = 0, 429: refused = 0 } = await statuses(flood);
  assert.deepEqual([taken, refused, at.sms.sent.length - before], [10, 190, 10]);
  assert.equal(at.events.named("quota_used_up").filter((event) => event["of"] === "self-reports").length, 1);
  at.clock.advance(Minutes(10));
  assert.equal((await at.post(userReport, { phone: "0912000777", nonce: nonceOf(5) })).status, 200);
});
