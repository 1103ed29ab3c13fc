import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CertificateClaims } from "@bluezone/contract/certificate";
import { checkCodeStatus, issue } from "@bluezone/contract/health/codes";
import { certificate, verify } from "@bluezone/contract/health/verify";
import { Days, dayStart, eninAt, Hours, Minutes, parseDay, Seconds } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from "jose";
import { codeIn, macOf, nonceOf, testHealth } from "../testing/health.ts";

const at = shared(() => testHealth({ HEALTH_WRONG_CODES: "20" }));
beforeEach(() => at.clock.advance(Minutes(25)));

const positive = { testType: "confirmed", symptomDate: "2020-12-25", testDate: "2020-12-26" };
const issued = async (more: object = {}) => (await at.post(issue, { ...positive, ...more })).body;
const code = async (more: object = {}) => String((await issued(more))["code"]);
const link = async (more: object = {}) => {
  await issued({ phone: "0912345678", ...more });
  return codeIn(at.sms.sent.at(-1)!.text);
};
const use = async (more: object) => {
  const { status, body } = await at.post(verify, more);
  return status === 200 ? "ok" : body["errorCode"];
};
const tokenOf = async (more: object) => String((await at.post(verify, more)).body["token"]);
const certify = (token: string, mac = macOf(1)) => at.post(certificate, { token, ekeyhmac: mac });
/** The claims of a certificate, checked as a key server checks them. */
async function claimsOf(jwt: unknown): Promise<CertificateClaims> {
  const answer = await fetch(`${at.url}/jwks/vn`);
  const jwks = createLocalJWKSet((await answer.json()) as JSONWebKeySet);
  const options = { issuer: "bz.example", audience: "bluezone-keys", currentDate: new Date(at.clock.now()) };
  return CertificateClaims.parse(
    (await jwtVerify(String(jwt), jwks, { algorithms: ["ES256"], ...options })).payload,
  );
}

test("a code is used once, however many try at the same instant", async () => {
  const text = await code();
  const outcomes = await Promise.all(Array.from({ length: 12 }, () => use({ code: text })));
  assert.equal(outcomes.filter((outcome) => outcome === "ok").length, 1);
  assert.equal(outcomes.filter((outcome) => outcome === "code_invalid").length, 11);
});

test("H1: an app that names no type takes every one, as the published document says", async () => {
  for (const testType of ["confirmed", "likely", "negative"])
    for (const accept of [undefined, [], null])
      assert.equal(await use({ code: await code({ testType }), accept }), "ok", `${testType} ${accept}`);
});

test("H2: who takes a likely or a negative result takes the surer ones too; a self-report goes with confirmed alone", async () => {
  const ladder: Readonly<Record<string, readonly string[]>> = {
    confirmed: ["confirmed"],
    likely: ["confirmed", "likely"],
    negative: ["confirmed", "likely", "negative"],
    "user-report": ["confirmed"],
  };
  for (const [accept, taken] of Object.entries(ladder))
    for (const testType of ["confirmed", "likely", "negative"])
      assert.equal(
        await use({ code: await code({ testType }), accept: [accept] }),
        taken.includes(testType) ? "ok" : "unsupported_test_type",
        `${testType} for ${accept}`,
      );
});

test("H5: a type that an app takes may be written in capitals; what is no type is refused", async () => {
  const text = await code();
  assert.equal(await use({ code: text, accept: ["perhaps"] }), "invalid_test_type");
  assert.equal(await use({ code: text, accept: ["CONFIRMED", "Likely"] }), "ok");
});

test("H4: the published client's body, with `accept` null and no nonce, gets its token", async () => {
  assert.equal(await use({ padding: "AAAA", code: await code(), accept: null }), "ok");
  assert.equal(await use({ padding: "AAAA", code: await code(), accept: null, nonce: "" }), "ok");
});

test("H12: a nonce that is no base64 is a body that cannot be read, and the code stays unused", async () => {
  const text = await code();
  assert.equal(await use({ code: text, nonce: "!".repeat(344) }), "unparsable_request");
  assert.equal(await use({ code: text }), "ok");
});

test("P2: `ekeyhmac` is the same 32 bytes however its base64 is written", async () => {
  const token = await tokenOf({ code: await code() });
  assert.equal(Buffer.from(token, "base64url").length, 32, "a token is 32 bytes");
  const mac = Buffer.alloc(32, 251).toString("base64");
  const forms = [mac, mac.replace(/=+$/, ""), mac.replaceAll("+", "-").replaceAll("/", "_"), `${mac}==`];
  for (const form of forms) {
    const { status, body } = await certify(token, form);
    assert.equal(status, 200, form);
    assert.equal((await claimsOf(body["certificate"])).tekmac, mac, form);
  }
  for (const wrong of ["", mac.slice(4), "!".repeat(44)])
    assert.equal((await certify(token, wrong)).body["errorCode"], "hmac_invalid", wrong);
});

test("short and long code of one issue are one code", async () => {
  const { code: short } = await issued({ phone: "0912345678" });
  const long = codeIn(at.sms.sent.at(-1)!.text);
  assert.equal(await use({ code: ` ${long.toLowerCase().slice(0, 8)}-${long.slice(8)}` }), "ok");
  assert.equal(await use({ code: short }), "code_invalid");
});

test("every wrong code has its own answer", async () => {
  for (const text of ["", "1234567", "123456789", "K7M4P2QD9XTA5RWE", "K7M4P2QD9XTA5RW0"])
    assert.equal(await use({ code: text }), "code_not_found", text);
  assert.equal(await use({}), "unparsable_request");
  const [a, b] = [await code({ testType: "likely" }), await code()];
  assert.equal(await use({ code: a, accept: ["confirmed", "perhaps"] }), "invalid_test_type");
  assert.equal((await at.post(verify, { code: a, accept: ["confirmed"] })).status, 412);
  assert.equal(
    await use({ code: a, accept: ["likely", "confirmed"] }),
    "ok",
    "a refused type leaves the code",
  );
  at.clock.advance(Hours(1));
  assert.equal(await use({ code: b }), "code_expired");
});

test("a long code outlives the short one, and a token says what the app accepts", async () => {
  const long = await link({ testType: "likely" });
  at.clock.advance(Seconds(24 * 3_600 - 1));
  const { body } = await at.post(verify, { code: long, accept: ["confirmed", "likely"] });
  assert.equal(body["testtype"], "likely");
  const late = await link();
  at.clock.advance(Hours(24));
  assert.equal(await use({ code: late }), "code_expired");
});

test("a device's endpoint opens for device keys alone", async () => {
  const text = await code();
  for (const key of [at.admin.key, "", `device.${"A".repeat(64)}`]) {
    const got = await at.post(verify, { code: text }, { "x-api-key": key });
    assert.deepEqual([got.status, got.body["errorCode"]], [401, "unauthorized"]);
  }
  assert.equal(await use({ code: text }), "ok");
});

test("a lost answer is asked for again with the same nonce; the lost token is void, and no other nonce will do", async () => {
  const text = await code();
  const first = await tokenOf({ code: text, nonce: nonceOf(1) });
  assert.equal(await use({ code: text, nonce: nonceOf(2) }), "code_invalid");
  assert.equal(await use({ code: text }), "code_invalid");
  const second = await tokenOf({ code: text, nonce: nonceOf(1) });
  assert.notEqual(second, first);
  assert.equal((await certify(first)).body["errorCode"], "token_invalid");
  assert.equal((await certify(second)).status, 200);
  const third = await tokenOf({ code: text, nonce: nonceOf(1) });
  assert.equal((await certify(third, macOf(2))).body["errorCode"], "token_invalid", "bound stays bound");
  assert.equal((await certify(third)).status, 200);
  at.clock.advance(Minutes(24 * 60 + 10));
  assert.equal(await use({ code: text, nonce: nonceOf(1) }), "code_invalid");
});

test("a certificate has exactly its claims, ES256 and a kid of the JWKS; the onset is the symptom day's UTC midnight", async () => {
  const { body } = await certify(await tokenOf({ code: await code() }));
  const claims = await claimsOf(body["certificate"]);
  assert.deepEqual(Object.keys(claims).sort(), [
    "aud",
    "exp",
    "iat",
    "iss",
    "nbf",
    "reportType",
    "symptomOnsetInterval",
    "tekmac",
  ]);
  assert.equal(claims.symptomOnsetInterval, eninAt(dayStart(parseDay("2020-12-25"), "utc")));
  assert.equal(claims.tekmac, macOf(1));
  const { alg, kid, typ, ...rest } = decodeProtectedHeader(String(body["certificate"]));
  assert.deepEqual([alg, typ, typeof kid, rest], ["ES256", "JWT", "string", {}]);
});

test("a test date alone gives no onset", async () => {
  const { code: text } = (await at.post(issue, { testType: "confirmed", testDate: "2020-12-26" })).body;
  const { body } = await certify(await tokenOf({ code: text }));
  assert.equal("symptomOnsetInterval" in (await claimsOf(body["certificate"])), false);
});

test("the same token and HMAC get a certificate again for 24 hours, and to the end of those ten minutes, another HMAC never", async () => {
  const token = await tokenOf({ code: await code() });
  const races = await Promise.all([1, 2, 1, 2].map((n) => certify(token, macOf(n))));
  const won = races[0]!.status === 200 ? 1 : 2;
  assert.deepEqual(races.map(({ status }) => status).sort(), [200, 200, 400, 400]);
  const other = await certify(token, macOf(3 - won));
  assert.deepEqual([other.status, other.body["errorCode"]], [400, "token_invalid"]);
  at.clock.advance(Minutes(24 * 60 - 1));
  await at.health.runJobs(at.clock.now());
  const again = await certify(token, macOf(won));
  assert.equal((await claimsOf(again.body["certificate"])).tekmac, macOf(won));
  at.clock.advance(Minutes(11));
  assert.equal((await certify(token, macOf(won))).body["errorCode"], "token_expired");
});

test("a wrong HMAC and an unknown token have their codes, and leave the token", async () => {
  const token = await tokenOf({ code: await code() });
  for (const mac of [
    "",
    "AAAA",
    Buffer.alloc(31).toString("base64"),
    Buffer.alloc(33).toString("base64"),
    "!".repeat(44),
  ])
    assert.equal((await certify(token, mac)).body["errorCode"], "hmac_invalid", mac);
  for (const text of ["", "x", `${token.slice(0, -1)}_`])
    assert.equal((await certify(text)).body["errorCode"], "token_invalid");
  assert.equal((await at.post(certificate, { token })).body["errorCode"], "unparsable_request");
  assert.equal((await certify(token)).status, 200);
});

test("a flood of wrong short codes suspends short codes for ten minutes and touches no long one", async () => {
  const [short, long] = [await code(), await link()];
  const wrong = await Promise.all(
    Array.from({ length: 20 }, (_, i) => use({ code: String(10_000_000 + i) })),
  );
  assert.deepEqual(new Set(wrong), new Set(["code_not_found"]));
  const refused = await at.post(verify, { code: short });
  assert.deepEqual([refused.status, refused.body["errorCode"]], [429, "quota_exceeded"]);
  assert.equal(await use({ code: long }), "ok");
  at.clock.advance(Minutes(10));
  assert.equal(await use({ code: short }), "ok");
});

test("real and cover calls of a phone are answered in one length, and cover leaves nothing", async () => {
  const before = await at.dump();
  for (const endpoint of [verify, certificate]) {
    const cover = await at.post(endpoint, { padding: "x" }, { "x-chaff": "1" });
    assert.deepEqual([cover.status, cover.body, cover.bytes], [200, {}, 2_048]);
  }
  assert.equal(await at.dump(), before);
  const real = await at.post(verify, { code: await code() });
  const signed = await certify(String(real.body["token"]));
  const faulty = await certify("x");
  assert.deepEqual([real.bytes, signed.bytes, faulty.bytes], [2_048, 2_048, 2_048]);
});

test("old certificates verify after the keys have turned, until the last has expired; then their key is gone", async (context) => {
  await at.alone(context);
  const kids = async () =>
    ((await (await fetch(`${at.url}/jwks/vn`)).json()) as JSONWebKeySet).keys.map(({ kid }) => kid);
  const sign = async () =>
    (await certify(await tokenOf({ code: await code({ symptomDate: undefined, testDate: today() }) }))).body[
      "certificate"
    ];
  const today = () => new Date(at.clock.now()).toISOString().slice(0, 10);
  const [first] = await kids();
  assert.equal((await fetch(`${at.url}/jwks/other`)).status, 404);

  at.clock.advance(Days(30));
  await at.health.runJobs(at.clock.now());
  const [next, ...rest] = await kids();
  assert.deepEqual(rest, [first], "the next key is shown an hour before it signs");
  const old = await sign();
  assert.equal(decodeProtectedHeader(String(old)).kid, first);

  at.clock.advance(Minutes(60));
  await at.health.runJobs(at.clock.now());
  at.clock.advance(Minutes(-45));
  await claimsOf(old);
  at.clock.advance(Minutes(45));
  const fresh = await sign();
  assert.equal(decodeProtectedHeader(String(fresh)).kid, next);
  await claimsOf(fresh);
  const { rows } = await at.engine.query(
    "select kid, sealed is null as destroyed from health.signing_key order by active_ms",
  );
  assert.deepEqual(rows, [
    { kid: first, destroyed: true },
    { kid: next, destroyed: false },
  ]);

  at.clock.advance(Days(1));
  await at.health.runJobs(at.clock.now());
  assert.deepEqual(await kids(), [next]);
});

test("what a phone did has an entry that goes with its code", async () => {
  const { uuid, code: text } = await issued({
    symptomDate: undefined,
    testDate: new Date(at.clock.now()).toISOString().slice(0, 10),
  });
  await certify(await tokenOf({ code: text }));
  const entries = async () =>
    (
      await at.engine.query<{ actor: string; action: string }>(
        "select actor, action from health.audit where subject = $1 order by id",
        [uuid],
      )
    ).rows;
  assert.deepEqual(await entries(), [
    { actor: at.admin.id, action: "code.issue" },
    { actor: at.device.id, action: "code.use" },
    { actor: at.device.id, action: "token.bind" },
  ]);
  at.clock.advance(Hours(26));
  await at.health.runJobs(at.clock.now());
  assert.deepEqual(await entries(), [{ actor: at.admin.id, action: "code.issue" }]);
  assert.equal((await at.post(checkCodeStatus, { uuid })).status, 404);
});
