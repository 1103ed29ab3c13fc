import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { batchIssue, checkCodeStatus, expireCode, issue } from "@bluezone/contract/health/codes";
import { quarantineDay } from "@bluezone/contract/health/quarantine-day";
import { handInResults } from "@bluezone/contract/health/results";
import { certificate, userReport, verify } from "@bluezone/contract/health/verify";
import { failingSms, memorySms, type Sms } from "@bluezone/desk/sms/sms";
import { Hours, Minutes, Seconds, unixSeconds } from "@bluezone/protocol/time";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { Phone } from "@bluezone/vietnamese/phone";
import { codeIn, macOf, testHealth } from "../testing/health.ts";

const sent = memorySms();
let failing = false;
const sms: Sms = { send: (phone, text) => (failing ? failingSms("timeout") : sent).send(phone, text) };
const seeded = seededRandom("issue");
/** Bytes that are drawn before the seeded ones, to force collisions. */
const forced: Uint8Array[] = [];
const random = { bytes: (n: number) => (forced[0]?.length === n ? forced.shift()! : seeded.bytes(n)) };

const at = shared(() => testHealth({}, { sms, random }));
beforeEach(() => {
  failing = false;
  // Each test has its own minute's worth of calls.
  at.clock.advance(Minutes(1));
});

const positive = { testType: "confirmed", testDate: "2020-12-27" };
const UUID = "4b1d8c1e-6f0a-4c2b-9d3e-0a1b2c3d4e5f";
const status = (uuid: unknown) => at.post(checkCodeStatus, { uuid });

test("a code has 8 digits and an hour; without a message there is no long code", async () => {
  const { status, body } = await at.post(issue, positive);
  assert.equal(status, 200);
  const until = Math.floor((at.clock.now() + Hours(1)) / 1_000);
  assert.match(String(body["code"]), /^\d{8}$/);
  assert.match(String(body["uuid"]), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual([body["expiresAtTimestamp"], body["longExpiresAtTimestamp"]], [until, until]);
  assert.equal(body["expiresAt"], new Date(until * 1_000).toUTCString());
  assert.equal(body["generatedSMS"], undefined);
});

test("with a phone number a message leaves, whose link carries a code of 24 hours that verifies", async (context) => {
  await at.alone(context);
  const { body } = await at.post(issue, { ...positive, phone: "0912 345 678", symptomDate: "2020-12-25" });
  assert.equal(body["longExpiresAtTimestamp"], Math.floor((at.clock.now() + Hours(24)) / 1_000));
  const message = sent.sent.at(-1)!;
  assert.equal(message.phone, "+84912345678" as Phone);
  assert.match(message.text, /^Tram Y te Vinh Hanh gui ket qua xet nghiem ngay 27\/12\./);
  assert.match(message.text, /https:\/\/bz\.example\/v#c=[0-9A-Z]{16} \(den 14 gio 28\/12\)/);
  assert.equal(JSON.stringify(body).includes(codeIn(message.text)), false);
  at.clock.advance(Hours(23));
  const { body: token } = await at.post(verify, { code: codeIn(message.text) });
  assert.deepEqual(
    [token["testtype"], token["symptomDate"], token["testDate"]],
    ["confirmed", "2020-12-25", "2020-12-27"],
  );
});

test("a message can be made without being sent", async () => {
  const before = sent.sent.length;
  const { body } = await at.post(issue, {
    ...positive,
    phone: "0912345678",
    onlyGenerateSMS: true,
    smsTemplateLabel: "newCode.en",
  });
  assert.match(String(body["generatedSMS"]), /^Bluezone: new code to tell people you were near: https:/);
  // H8: the number it is for, as it is dialled from anywhere.
  assert.equal(body["phone"], "+84912345678");
  assert.equal(sent.sent.length, before);
  assert.equal((await at.post(verify, { code: codeIn(String(body["generatedSMS"])) })).status, 200);
});

test("the same uuid is 409 and sends no second message, also in capitals", async () => {
  const request = { ...positive, phone: "0912345678", uuid: UUID };
  assert.equal((await at.post(issue, request)).body["uuid"], UUID);
  const before = sent.sent.length;
  for (const uuid of [UUID, UUID.toUpperCase()]) {
    const again = await at.post(issue, { ...request, uuid });
    assert.deepEqual([again.status, again.body["errorCode"]], [409, "uuid_already_exists"]);
  }
  assert.equal(sent.sent.length, before);
});

test("when the message cannot be sent there is no code, and the same uuid may be tried again", async () => {
  failing = true;
  const request = { ...positive, phone: "0912345678", uuid: "4b1d8c1e-6f0a-4c2b-9d3e-000000000001" };
  const failed = await at.post(issue, request);
  assert.deepEqual([failed.status, failed.body["errorCode"]], [400, "sms_failure"]);
  assert.equal((await status(request.uuid)).status, 404);
  assert.deepEqual(at.events.named("sms_failed").at(-1), { event: "sms_failed", reason: "timeout" });
  failing = false;
  assert.equal((await at.post(issue, request)).status, 200);
});

test("every wrong request has its code and leaves nothing behind", async () => {
  const count = async () =>
    (await at.engine.query("select count(*)::int n from health.code")).rows[0] as { n: number };
  const { n } = await count();
  const cases: [object | string, number, string][] = [
    ["{", 400, "unparsable_request"],
    [{}, 400, "unparsable_request"],
    [{ ...positive, uuid: "1" }, 400, "unparsable_request"],
    [{ ...positive, smsTemplateLabel: "Default" }, 400, "unparsable_request"],
    [{ ...positive, testType: "perhaps" }, 400, "invalid_test_type"],
    [{ ...positive, smsTemplateLabel: "negative" }, 400, "invalid_test_type"],
    [{ ...positive, testType: "negative", smsTemplateLabel: "result" }, 400, "invalid_test_type"],
    [{ ...positive, testType: "user-report" }, 412, "unsupported_test_type"],
    [{ testType: "confirmed" }, 400, "missing_date"],
    [{ ...positive, testDate: "2021-01-20" }, 400, "invalid_date"],
    [{ ...positive, symptomDate: "2020-11-01" }, 400, "invalid_date"],
    // H9, H10, H7: the codes of the published constants and documents.
    [{ ...positive, phone: "12345" }, 400, "phone_number_invalid"],
    [{ ...positive, phone: "0296 652 2225" }, 400, "phone_number_invalid"],
    [{ ...positive, testDate: "2020-13-27" }, 400, "unparsable_request"],
    [{ ...positive, symptomDate: "yesterday" }, 400, "unparsable_request"],
    [{ ...positive, onlyGenerateSMS: true }, 400, "missing_phone"],
  ];
  for (const [request, status, code] of cases) {
    const got = await at.post(issue, request);
    assert.deepEqual([got.status, got.body["errorCode"]], [status, code], JSON.stringify(request));
  }
  assert.equal((await count()).n, n);
});

test("H3, H4: what Google's own Go client writes where it has nothing, empty texts and nulls, is absent", async () => {
  const nothing = { phone: "", smsTemplateLabel: "", uuid: "", externalIssuerID: "", onlyGenerateSMS: false };
  const go = { ...positive, symptomDate: "2020-12-25", tzOffset: 0, padding: "AAAA", ...nothing };
  const got = await at.post(issue, go);
  assert.equal(got.status, 200, String(got.body["error"]));
  const nulls = Object.fromEntries(Object.keys(nothing).map((name) => [name, null]));
  assert.equal(
    (await at.post(issue, { ...positive, ...nulls, symptomDate: null, tzOffset: null })).status,
    200,
  );
  assert.equal(
    (await at.post(batchIssue, { codes: [go, { ...positive, ...nulls }], padding: null })).status,
    200,
  );
});

test("H3: an id that is a hash and no UUID of any version is an id", async () => {
  const uuid = "9e107d9d-372b-b682-6bd8-1d3542a419d6";
  assert.equal((await at.post(issue, { ...positive, uuid })).body["uuid"], uuid);
  assert.equal((await status(uuid)).status, 200);
  assert.equal((await at.post(issue, { ...positive, uuid })).status, 409);
});

test("H5: the type of a test may be written in capitals", async () => {
  for (const testType of ["CONFIRMED", "Likely", "NEGATIVE"])
    assert.equal((await at.post(issue, { ...positive, testType })).status, 200, testType);
});

test("H14: status and end of what is no UUID are those of a code that nobody knows", async () => {
  for (const endpoint of [checkCodeStatus, expireCode])
    for (const uuid of ["1", "nobody", ""]) {
      const got = await at.post(endpoint, { uuid });
      assert.deepEqual(
        [got.status, got.body["errorCode"]],
        [404, "code_not_found"],
        `${endpoint.path} ${uuid}`,
      );
    }
  // A text that PostgreSQL keeps nowhere is refused at every endpoint before it is looked at.
  assert.equal((await at.post(checkCodeStatus, { uuid: "\u0000" })).status, 400);
});

test("H16: another method at an endpoint is 405, and says which it takes", async () => {
  for (const { path } of [issue, checkCodeStatus, verify]) {
    const answer = await fetch(at.url + path);
    const { errorCode } = (await answer.json()) as { errorCode: string };
    assert.deepEqual(
      [answer.status, answer.headers.get("allow"), errorCode],
      [405, "POST", "method_not_allowed"],
      path,
    );
  }
});

test("a failure has its code a second time, under the name that clients of the first version read", async () => {
  const { body } = await at.post(issue, {});
  assert.deepEqual([body["errorCode"], body["error_code"]], ["unparsable_request", "unparsable_request"]);
});

test("in maintenance no code is given or used and every caller is asked to come again; codes that are out can be looked at and ended", async (context) => {
  const before = (await at.post(issue, positive)).body;
  assert.equal(typeof before["code"], "string");
  const closed = await testHealth({ HEALTH_MAINTENANCE: "on" });
  context.after(() => closed.close());
  const endpoints = [issue, batchIssue, verify, certificate, userReport, handInResults];
  for (const endpoint of endpoints) {
    const got = await closed.post(endpoint, {});
    assert.deepEqual([got.status, got.body["errorCode"]], [429, "maintenance_mode"], endpoint.path);
    const stranger = await closed.post(endpoint, {}, { "x-api-key": "nobody" });
    assert.equal(stranger.body["errorCode"], "unauthorized", endpoint.path);
  }
  assert.equal((await closed.post(quarantineDay, { code: "x" })).body["errorCode"], "maintenance_mode");
  for (const endpoint of [checkCodeStatus, expireCode])
    assert.equal(
      (await closed.post(endpoint, { uuid: UUID })).body["errorCode"],
      "code_not_found",
      endpoint.path,
    );
});

test("an admin's endpoint opens for admin keys alone, and not for a disabled one", async () => {
  const other = await at.health.createApiKey({ kind: "admin", name: "CDC An Giang", hotline: "115" });
  const callEndpoint = async (key: string) => (await at.post(issue, positive, { "x-api-key": key })).status;
  assert.equal(await callEndpoint(other.key), 200);
  assert.equal(await at.health.disableApiKey(other.id), true);
  assert.equal(await at.health.disableApiKey(other.id), false);
  for (const key of [other.key, at.device.key, "", `${at.admin.key.slice(0, -1)}_`, "admin.x"])
    assert.equal(await callEndpoint(key), 401, key);
});

test("each key may call so often and no more; the others go on", async () => {
  const busy = await at.health.createApiKey({ kind: "admin", name: "Trạm bận", hotline: "115" });
  const callEndpoint = async (key: string) =>
    (await at.post(checkCodeStatus, { uuid: crypto.randomUUID() }, { "x-api-key": key })).body["errorCode"];
  const codes = await Promise.all(Array.from({ length: 125 }, () => callEndpoint(busy.key)));
  assert.equal(codes.filter((code) => code === "quota_exceeded").length, 5);
  const refused = await fetch(at.url + checkCodeStatus.path, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": busy.key },
    body: JSON.stringify({ uuid: crypto.randomUUID() }),
  });
  assert.deepEqual([refused.status, refused.headers.get("retry-after")], [429, "60"]);
  assert.equal(await callEndpoint(at.admin.key), "code_not_found");
});

test("a batch stands or falls item by item; its status is that of the first that fell", async () => {
  const uuid = "4b1d8c1e-6f0a-4c2b-9d3e-000000000002";
  assert.equal((await at.post(issue, { ...positive, uuid })).status, 200);
  const good = await at.post(batchIssue, { codes: [positive, { ...positive, testType: "likely" }] });
  assert.equal(good.status, 200);
  assert.equal((good.body["codes"] as object[]).length, 2);
  const mixed = await at.post(batchIssue, {
    codes: [positive, { ...positive, uuid }, { ...positive, phone: "1" }, positive],
  });
  assert.deepEqual([mixed.status, mixed.body["errorCode"]], [409, "uuid_already_exists"]);
  const items = mixed.body["codes"] as Record<string, unknown>[];
  assert.deepEqual(
    items.map((item) => item["errorCode"]),
    [undefined, "uuid_already_exists", "phone_number_invalid", undefined],
  );
  assert.match(String(items[3]!["code"]), /^\d{8}$/);
  for (const length of [0, 11]) {
    const got = await at.post(batchIssue, { codes: Array(length).fill(positive) });
    assert.deepEqual([got.status, got.body["errorCode"]], [400, "unparsable_request"]);
  }
});

test("status tells whether a code was used and its ends, and only to the key that issued it", async () => {
  const { body } = await at.post(issue, positive);
  assert.equal((await status(body["uuid"])).body["claimed"], false);
  await at.post(verify, { code: body["code"] });
  const got = await status(body["uuid"]);
  assert.deepEqual(got.body, {
    claimed: true,
    expiresAtTimestamp: body["expiresAtTimestamp"],
    longExpiresAtTimestamp: body["longExpiresAtTimestamp"],
  });
  const other = await at.health.createApiKey({ kind: "admin", name: "CDC An Giang", hotline: "115" });
  const foreign = await at.post(checkCodeStatus, { uuid: body["uuid"] }, { "x-api-key": other.key });
  assert.deepEqual([foreign.status, foreign.body["errorCode"]], [404, "code_not_found"]);
  const unknown = await at.post(expireCode, { uuid: "4b1d8c1e-6f0a-4c2b-9d3e-00000000ffff" });
  assert.deepEqual([unknown.status, unknown.body["errorCode"]], [404, "code_not_found"]);
});

test("an expired code verifies no more, and the token that came of it gets no certificate", async () => {
  const [a, b] = [(await at.post(issue, positive)).body, (await at.post(issue, positive)).body];
  const { token } = (await at.post(verify, { code: b["code"] })).body;
  at.clock.advance(Seconds(30));
  for (const { uuid } of [a, b]) {
    const got = await at.post(expireCode, { uuid });
    const now = unixSeconds(at.clock.now());
    assert.deepEqual(got.body, { expiresAtTimestamp: now, longExpiresAtTimestamp: now });
  }
  assert.equal((await at.post(verify, { code: a["code"] })).body["errorCode"], "code_expired");
  const refused = await at.post(certificate, { token, ekeyhmac: macOf(1) });
  assert.equal(refused.body["errorCode"], "token_expired");
});

test("a drawn code that is taken is drawn again, also when it was stored under yesterday's key", async () => {
  const digits = (d: number) => new Uint8Array([0, 0, 0, d]);
  const draw = (d: number) => forced.push(...Array.from({ length: 8 }, () => digits(d)));
  const issueNext = async () => (await at.post(issue, positive)).body["code"];
  draw(7);
  assert.equal(await issueNext(), "77777777");
  draw(7);
  assert.notEqual(await issueNext(), "77777777");
  at.clock.advance(Hours(24.5));
  await at.health.runJobs(at.clock.now());
  draw(7);
  assert.notEqual(await issueNext(), "77777777");
  for (let i = 0; i < 6; i += 1) draw(7);
  const stuck = await at.post(issue, positive);
  assert.deepEqual([stuck.status, stuck.body["errorCode"]], [500, "internal_server_error"]);
  assert.equal(forced.length, 0);
});

test("every change has an entry: who, what, on what, and names of fields without a value", async () => {
  const { body } = await at.post(issue, { ...positive, phone: "0912345678" });
  await at.post(expireCode, { uuid: body["uuid"] });
  const { rows } = await at.engine.query(
    "select actor, action, subject, fields from health.audit order by id desc limit 2",
  );
  assert.deepEqual(rows, [
    { actor: at.admin.id, action: "code.expire", subject: body["uuid"], fields: "" },
    {
      actor: at.admin.id,
      action: "code.issue",
      subject: body["uuid"],
      fields: "phone testDate testType tzOffset",
    },
  ]);
});

test("a result that this server issues no codes for is refused", async (context) => {
  const few = await testHealth({ HEALTH_TEST_TYPES: "confirmed,negative" });
  context.after(() => few.close());
  const { status, body } = await few.post(issue, { ...positive, testType: "likely" });
  assert.deepEqual([status, body["errorCode"]], [412, "unsupported_test_type"]);
});
