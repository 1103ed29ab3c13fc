import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { certificate, userReport, verify } from "@bluezone/contract/health/verify";
import { failingSms, memorySms, type Sms } from "@bluezone/desk/sms/sms";
import { Days, Minutes } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { codeIn, macOf, nonceOf, testHealth } from "../testing/health.ts";

const sent = memorySms();
let failing = false;
const sms: Sms = { send: (phone, text) => (failing ? failingSms() : sent).send(phone, text) };
const at = shared(() =>
  testHealth({ HEALTH_SELF_REPORTS: "60", HEALTH_SMS_LINK: "path", HEALTH_SMS_ACCENTS: "yes" }, { sms }),
);
beforeEach(() => {
  failing = false;
  at.clock.advance(Minutes(20));
});

const accept = ["confirmed", "user-report"];
const report = (more: object = {}) =>
  at.post(userReport, { phone: "0912345678", nonce: nonceOf(1), ...more });
const last = () => codeIn(sent.sent.at(-1)!.text);
const use = async (more: object) => {
  const { status, body } = await at.post(verify, { accept, ...more });
  return status === 200 ? body : body["errorCode"];
};

test("a self-report gets a link by message that works only with its nonce, and a certificate that says what it is", async () => {
  const got = await report({ phone: "0912 000 001", symptomDate: "2020-12-25" });
  assert.equal(got.status, 200);
  assert.deepEqual(Object.keys(got.body).sort(), ["expiresAt", "expiresAtTimestamp"]);
  const { text } = sent.sent.at(-1)!;
  assert.match(
    text,
    /^Bluezone: mã mới để báo cho người đã ở gần: https:\/\/bz\.example\/v\/[0-9A-Z]{16} \(đến \d+ giờ 28\/12\)/,
  );
  assert.equal(await use({ code: last() }), "code_not_found");
  assert.equal(await use({ code: last(), nonce: nonceOf(2) }), "code_not_found");
  assert.equal(
    await use({ code: last(), nonce: nonceOf(1), accept: ["confirmed"] }),
    "unsupported_test_type",
  );
  const body = (await use({ code: last(), nonce: nonceOf(1) })) as Record<string, unknown>;
  assert.deepEqual([body["testtype"], body["symptomDate"]], ["user-report", "2020-12-25"]);
  const { body: signed } = await at.post(certificate, { token: body["token"], ekeyhmac: macOf(1) });
  const [, claims = ""] = String(signed["certificate"]).split(".");
  assert.equal(JSON.parse(Buffer.from(claims, "base64url").toString())["reportType"], "user-report");
});

test("a number that asked gets no second message for an hour, nor for 30 days once its code was used; the answer looks the same", async (context) => {
  await at.alone(context);
  const phone = "0912 000 002";
  const asks = async () => {
    const before = sent.sent.length;
    const { status, body, bytes } = await report({ phone });
    assert.deepEqual(
      [status, Object.keys(body).sort(), bytes],
      [200, ["expiresAt", "expiresAtTimestamp"], 2_048],
    );
    return sent.sent.length > before;
  };
  assert.equal(await asks(), true);
  const first = last();
  assert.equal(await asks(), false);
  at.clock.advance(Minutes(59));
  assert.equal(await asks(), false);
  at.clock.advance(Minutes(1));
  assert.equal(await asks(), true, "unused after an hour");
  assert.equal(await use({ code: first, nonce: nonceOf(1) }), "code_expired", "the earlier link has ended");
  assert.notEqual(typeof (await use({ code: last(), nonce: nonceOf(1) })), "string");
  for (const days of [1, 28.9]) {
    at.clock.advance(Days(days));
    await at.health.runJobs(at.clock.now());
    assert.equal(await asks(), false, "used");
  }
  at.clock.advance(Days(0.2));
  assert.equal(await asks(), true);
});

test("parallel calls for one number send one message", async () => {
  const before = sent.sent.length;
  const all = await Promise.all(Array.from({ length: 6 }, () => report({ phone: "0912000003" })));
  assert.deepEqual(new Set(all.map(({ status }) => status)), new Set([200]));
  assert.equal(sent.sent.length, before + 1);
});

test("when the message cannot be sent nothing is kept, and the number may ask again", async () => {
  failing = true;
  const failed = await report({ phone: "0912000004" });
  assert.deepEqual([failed.status, failed.body["errorCode"]], [400, "sms_failure"]);
  failing = false;
  const before = sent.sent.length;
  assert.equal((await report({ phone: "0912000004" })).status, 200);
  assert.equal(sent.sent.length, before + 1);
});

test("P2: the nonce is the same however its base64 is written", async () => {
  const nonce = Buffer.alloc(256, 251).toString("base64");
  assert.match(nonce, /\+.*=$/);
  assert.equal((await report({ phone: "0912000006", nonce: nonce.replace(/=+$/, "") })).status, 200);
  const urlSafe = nonce.replaceAll("+", "-").replaceAll("/", "_");
  assert.equal(typeof (await use({ code: last(), nonce: `${urlSafe}==` })), "object");
});

test("every wrong request has its code", async () => {
  const cases: [object, string][] = [
    [{ phone: "" }, "missing_phone"],
    // H9 … H12: the codes of the published constants and documents, also for a field that is not there.
    [{ phone: undefined }, "missing_phone"],
    [{ phone: null }, "missing_phone"],
    [{ phone: "0296 652 2225" }, "phone_number_invalid"],
    [{ nonce: "" }, "missing_nonce"],
    [{ nonce: undefined }, "missing_nonce"],
    [{ nonce: undefined, phone: undefined }, "missing_nonce"],
    [{ nonce: Buffer.alloc(255).toString("base64") }, "unparsable_request"],
    [{ nonce: "!".repeat(344) }, "unparsable_request"],
    [{ symptomDate: "2021-12-25" }, "invalid_date"],
    [{ testDate: "2020-12-32" }, "unparsable_request"],
    [{ phone: 1 }, "unparsable_request"],
  ];
  for (const [more, code] of cases) {
    const got = await report(more);
    assert.deepEqual([got.status, got.body["errorCode"]], [400, code]);
  }
});

test("self-reports that cost a message are limited, a sixth of the hour's in ten minutes; a number that repeats uses nothing up", async () => {
  at.clock.advance(Minutes(60));
  const asks = async (phone: string) => (await report({ phone })).body["errorCode"];
  for (let i = 0; i < 40; i += 1) assert.equal(await asks("0912000005"), undefined);
  for (let i = 1; i < 10; i += 1) assert.equal(await asks(`09120001${i}0`), undefined);
  assert.equal(await asks("0912000200"), "quota_exceeded");
  at.clock.advance(Minutes(10));
  assert.equal(await asks("0912000200"), undefined);
});

test("a message that could not be sent gives its place back", async () => {
  const asks = async (n: number) => (await report({ phone: `0912003${n}0` })).body["errorCode"];
  failing = true;
  for (let i = 10; i < 25; i += 1) assert.equal(await asks(i), "sms_failure");
  failing = false;
  for (let i = 30; i < 40; i += 1) assert.equal(await asks(i), undefined);
  assert.equal(await asks(40), "quota_exceeded");
});

test("where self-reports are not taken the endpoint is not there", async (context) => {
  const without = await testHealth({ HEALTH_TEST_TYPES: "confirmed,negative" });
  context.after(() => without.close());
  assert.equal((await without.post(userReport, {})).status, 404);
});
