/** A canary's codes: they work as all others, under an issuer of their own, and stand in no figure (record 0079). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { issue } from "@bluezone/contract/health/codes";
import { handInResults } from "@bluezone/contract/health/results";
import { certificate, verify } from "@bluezone/contract/health/verify";
import { shared } from "@bluezone/server-kit/testing/shared";
import { codesWatched } from "../reports/hold/store.ts";
import { macOf, nonceOf, testHealth } from "../testing/health.ts";

const at = shared(() => testHealth({ HEALTH_SURGE_CODES: "3", HEALTH_ISSUER: "health.test" }));

const positive = { testType: "confirmed", testDate: "2020-12-27" };

/** Who a code's certificate is from. */
async function issuerOf(code: unknown, n: number): Promise<string> {
  const { body } = await at.post(verify, { code, nonce: nonceOf(n) });
  const { body: signed } = await at.post(certificate, { token: body["token"], ekeyhmac: macOf(n) });
  const [, claims = ""] = String(signed["certificate"]).split(".");
  return JSON.parse(Buffer.from(claims, "base64url").toString()).iss;
}

test("a canary's code leads to a certificate of an issuer of its own, and no event, message or surge counts it", async () => {
  const { key } = await at.health.createApiKey({ kind: "canary", name: "Chim báo", dailyCodes: 2 });
  const canary = { "x-api-key": key };
  const { status, body } = await at.post(issue, positive, canary);
  assert.equal(status, 200);
  assert.equal(await issuerOf(body["code"], 1), "health.test.canary");
  const told = () =>
    ["code_issued", "code_used", "certificate_signed"].map((event) => at.events.named(event as never).length);
  assert.deepEqual(told(), [0, 0, 0]);
  assert.equal(await codesWatched(at.database.db, "all", at.clock.now()), 0);

  const withPhone = await at.post(issue, { ...positive, phone: "0912345678" }, canary);
  assert.deepEqual([withPhone.status, withPhone.body["errorCode"]], [400, "phone_number_invalid"]);
  assert.equal(at.sms.sent.length, 0);

  const ordinary = await at.post(issue, positive);
  assert.equal(await issuerOf(ordinary.body["code"], 2), "health.test");
  assert.deepEqual(told(), [1, 1, 1]);
  assert.equal(await codesWatched(at.database.db, "all", at.clock.now()), 1);

  assert.equal((await at.post(issue, positive, canary)).status, 200);
  assert.equal((await at.post(issue, positive, canary)).status, 429, "its budget of the day");
});

test("a canary's key hands in no results: it is nobody's laboratory", async () => {
  const { key } = await at.health.createApiKey({ kind: "canary", name: "Chim báo" });
  const row = {
    reference: "C-1",
    name: "Thạch Thị Sà Mách",
    birthYear: 1980,
    phone: "0912000031",
    commune: "30478",
    test: "pcr",
    result: "positive",
    sampleDay: "2020-12-25",
    resultDay: "2020-12-26",
  };
  const { status, body } = await at.post(handInResults, { results: [row] }, { "x-api-key": key });
  assert.equal(status, 401, JSON.stringify(body));
  assert.deepEqual(await at.database.db.selectFrom("case_record").select("id").execute(), []);
});
