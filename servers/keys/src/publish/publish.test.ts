/** Publishing over real HTTP on a real database. */
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { test } from "node:test";
import { CHAFF_HEADER } from "@bluezone/contract/endpoint";
import { Hours, Minutes, minus, unixSeconds } from "@bluezone/protocol/time";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { authority, dayKeys, ISSUER } from "../testing/authority.ts";
import { sharedEngine, startKeys, type TestKeys } from "../testing/keys-server.ts";

let keys: TestKeys;
const engine = sharedEngine(async (engine) => {
  keys = await startKeys(engine);
});

const stored = () => keys.database.db.selectFrom("diagnosis_key").selectAll().execute();
const storedKey = async (base64: string) =>
  (await stored()).find((row) => Buffer.from(row.key).toString("base64") === base64);
/** A body as a phone's programmer wrote it, whatever our contract says of it. */
const post = async (body: object) => {
  const answer = await fetch(`${keys.url}/v1/publish`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const { code = "ok" } = (await answer.json()) as { code?: string };
  return answer.status === 200 ? code : `${code} ${answer.status}`;
};
/** The code of a refusal, with its status; "ok" when there is none. */
const outcome = (answer: Awaited<ReturnType<TestKeys["share"]>>) =>
  answer.ok ? (answer.value.code ?? "ok") : `${answer.code} ${answer.status}`;

test("keys are stored with their report, without the minute of publishing, and answered with a revision token", async () => {
  const sent = dayKeys(keys.clock.now(), 14);
  const answer = await keys.share({ keys: sent });
  assert.ok(answer.ok);
  assert.equal(answer.value.insertedExposures, 14);
  assert.ok(answer.value.revisionToken);
  assert.equal(answer.value.code, undefined);
  const row = await storedKey(sent[0]!.key);
  assert.equal(row?.report_type, "confirmed");
  assert.equal(row?.transmission_risk, 2);
  assert.equal(row?.created, Math.floor(unixSeconds(keys.clock.now()) / 3_600) * 6);
  assert.equal(row?.claimed, null);
});

test("the same publish again has the same answer to the last character, and stores nothing twice", async () => {
  const request = await keys.authority.share({ keys: dayKeys(keys.clock.now(), 3) }, keys.clock.now());
  const first = await keys.publish(request);
  const count = (await stored()).length;
  keys.clock.advance(Hours(23));
  const again = await keys.publish(request);
  assert.ok(first.ok && again.ok);
  const { padding: _, ...one } = first.value;
  const { padding: __, ...other } = again.value;
  assert.deepEqual(other, one);
  assert.equal((await stored()).length, count);
});

test("a renewed certificate for the same keys is the same publish", async () => {
  const now = keys.clock.now();
  const request = await keys.authority.share({ keys: dayKeys(now, 2) }, now);
  assert.equal(outcome(await keys.publish(request)), "ok");
  keys.clock.advance(Hours(2));
  const claims = JSON.parse(Buffer.from(request.verificationPayload.split(".")[1]!, "base64url").toString());
  const renewed = await keys.authority.share(
    {
      keys: request.temporaryExposureKeys,
      claims: { tekmac: claims.tekmac },
      request: { hmacKey: request.hmacKey },
    },
    keys.clock.now(),
  );
  const answer = await keys.publish(renewed);
  assert.ok(answer.ok);
  assert.equal(answer.value.insertedExposures, 2);
});

test("after 24 hours a publish is a new one: its keys are known and it needs the token", async () => {
  const now = keys.clock.now();
  const request = await keys.authority.share({ keys: dayKeys(now, 1) }, now);
  assert.equal(outcome(await keys.publish(request)), "ok");
  keys.clock.advance(Hours(24));
  const claims = JSON.parse(Buffer.from(request.verificationPayload.split(".")[1]!, "base64url").toString());
  const late = await keys.authority.share(
    {
      keys: request.temporaryExposureKeys,
      claims: { tekmac: claims.tekmac },
      request: { hmacKey: request.hmacKey },
    },
    keys.clock.now(),
  );
  assert.equal(outcome(await keys.publish(late)), "missing_revision_token 400");
});

test("a known key under another certificate needs the revision token that lists it", async () => {
  const sent = dayKeys(keys.clock.now(), 2);
  assert.equal(outcome(await keys.share({ keys: sent })), "ok");
  assert.equal(outcome(await keys.share({ keys: sent })), "missing_revision_token 400");
  const stranger = await keys.share({ keys: dayKeys(keys.clock.now(), 1) });
  assert.ok(stranger.ok);
  const { revisionToken } = stranger.value;
  for (const token of [revisionToken!, "AAAA", randomBytes(300).toString("base64")])
    assert.equal(
      outcome(await keys.share({ keys: sent, request: { revisionToken: token } })),
      "invalid_revision_token 400",
    );
});

test("one refused key refuses all: nothing of a publish with a known key is stored", async () => {
  const known = dayKeys(keys.clock.now(), 1, 5);
  assert.equal(outcome(await keys.share({ keys: known })), "ok");
  const fresh = dayKeys(keys.clock.now(), 1);
  assert.equal(outcome(await keys.share({ keys: [...fresh, ...known] })), "missing_revision_token 400");
  assert.equal(await storedKey(fresh[0]!.key), undefined);
  assert.equal(outcome(await keys.share({ keys: fresh })), "ok");
});

test("likely becomes confirmed once, with the token of the first share", async () => {
  const sent = dayKeys(keys.clock.now(), 2);
  const first = await keys.share({ keys: sent, report: "likely" });
  assert.ok(first.ok);
  const { revisionToken } = first.value;
  const revised = await keys.share({ keys: sent, request: { revisionToken } });
  assert.ok(revised.ok);
  assert.equal(revised.value.insertedExposures, 0);
  const row = await storedKey(sent[0]!.key);
  assert.deepEqual([row?.report_type, row?.revised_report_type], ["likely", "confirmed"]);
  const next = { revisionToken: revised.value.revisionToken };
  assert.equal(
    outcome(await keys.share({ keys: sent, request: next })),
    "ok",
    "the same again changes nothing",
  );
  assert.equal(
    outcome(await keys.share({ keys: sent, report: "negative", request: next })),
    "key_already_revised 400",
  );
});

test("a confirmed key changes to nothing else", async () => {
  const sent = dayKeys(keys.clock.now(), 1);
  const first = await keys.share({ keys: sent });
  assert.ok(first.ok);
  const { revisionToken } = first.value;
  for (const report of ["likely", "negative", "user-report"])
    assert.equal(
      outcome(await keys.share({ keys: sent, report, request: { revisionToken } })),
      "invalid_report_type_transition 400",
    );
});

test("a negative test stores nothing, and takes back what was said before", async () => {
  const sent = dayKeys(keys.clock.now(), 2);
  const before = (await stored()).length;
  const negative = await keys.share({ keys: dayKeys(keys.clock.now(), 3), report: "negative" });
  assert.ok(negative.ok);
  assert.equal(negative.value.insertedExposures, 0);
  assert.equal((await stored()).length, before);
  const first = await keys.share({ keys: sent, report: "user-report" });
  assert.ok(first.ok);
  const { revisionToken } = first.value;
  assert.equal(
    outcome(await keys.share({ keys: sent, report: "negative", request: { revisionToken } })),
    "ok",
  );
  assert.equal((await storedKey(sent[0]!.key))?.revised_report_type, "revoked");
});

test("a known key with another start is not covered by its token", async () => {
  const [key] = dayKeys(keys.clock.now(), 1, 3);
  const first = await keys.share({ keys: [key!], report: "likely" });
  assert.ok(first.ok);
  const moved = [{ ...key!, rollingStartNumber: key!.rollingStartNumber + 1, rollingPeriod: 100 }];
  assert.equal(
    outcome(await keys.share({ keys: moved, request: { revisionToken: first.value.revisionToken } })),
    "invalid_revision_token 400",
  );
});

test("a second share with the token of the first gets one token for all", async () => {
  const [old, fresh] = [dayKeys(keys.clock.now(), 2, 4), dayKeys(keys.clock.now(), 1)];
  const first = await keys.share({ keys: old, report: "likely" });
  assert.ok(first.ok);
  const second = await keys.share({
    keys: fresh,
    report: "likely",
    request: { revisionToken: first.value.revisionToken },
  });
  assert.ok(second.ok);
  assert.equal(second.value.revisionToken?.length, first.value.revisionToken?.length);
  const both = await keys.share({
    keys: [...old, ...fresh],
    request: { revisionToken: second.value.revisionToken },
  });
  assert.equal(outcome(both), "ok");
});

test("wrong keys are dropped and said, right ones stored", async () => {
  const [good, other] = dayKeys(keys.clock.now(), 2);
  const answer = await keys.share({
    keys: [good!, { ...other!, key: randomBytes(15).toString("base64") }, { ...other!, rollingPeriod: 145 }],
  });
  assert.ok(answer.ok);
  assert.equal(answer.value.code, "partial_failure");
  assert.equal(answer.value.insertedExposures, 1);
  assert.match(answer.value.error!, /^Keys left out: 2; .*16 bytes.*1 to 144/);
  assert.ok(await storedKey(good!.key));
});

test("an answer about travel is read past: it is not needed, changes nothing and is not kept", async () => {
  const stored: object[] = [];
  for (const request of [{}, { traveler: true }, { traveler: false }]) {
    const [key] = dayKeys(keys.clock.now(), 1);
    assert.equal(outcome(await keys.share({ keys: [key!], request })), "ok");
    const { key: _, ...rest } = (await storedKey(key!.key))!;
    stored.push(rest);
  }
  assert.deepEqual(stored[1], stored[0]);
  assert.deepEqual(stored[2], stored[0]);
});

test("no key, no valid key and more than 30 keys are refused", async () => {
  const now = keys.clock.now();
  assert.equal(outcome(await keys.share({ keys: [] })), "bad_request 400");
  assert.equal(outcome(await keys.share({ keys: dayKeys(now, 3, 30) })), "bad_request 400");
  const short = dayKeys(now, 1).flatMap((key) =>
    Array.from({ length: 31 }, (_, i) => ({
      key: randomBytes(16).toString("base64"),
      rollingStartNumber: key.rollingStartNumber + i,
      rollingPeriod: 1,
    })),
  );
  assert.equal(outcome(await keys.share({ keys: short })), "bad_request 400");
  assert.equal(outcome(await keys.share({ keys: short.slice(1) })), "ok");
});

test("keys far from the first symptom are left out with a warning", async () => {
  const now = keys.clock.now();
  const request = { symptomOnsetInterval: Math.floor(unixSeconds(minus(now, Hours(24 * 20))) / 600) };
  const answer = await keys.share({ keys: dayKeys(now, 14), request });
  assert.ok(answer.ok);
  assert.equal(answer.value.insertedExposures, 9);
  assert.deepEqual(answer.value.warnings, ["Left out, as too far from the first symptom: 5."]);
  assert.equal(answer.value.code, undefined);
});

test("P1: an iPhone's own app and Google's of 2020 write `hmackey`, as three published documents do, and are taken", async () => {
  const share = (count: number) =>
    keys.authority.share({ keys: dayKeys(keys.clock.now(), count) }, keys.clock.now());
  const { hmacKey, ...request } = await share(2);
  assert.equal(await post({ ...request, hmackey: hmacKey }), "ok");
  const both = await share(1);
  assert.equal(await post({ hmackey: "c3RyYW5nZXI=", ...both }), "ok", "the name of the contract goes first");
  assert.equal(await post({ ...both, HMACKEY: both.hmacKey, hmacKey: undefined }), "ok");
  assert.equal(await post(request), "bad_request 400", "without either nothing is bound");
});

test("P1: fields that an iPhone sends beside those of the contract are read past", async () => {
  const now = keys.clock.now();
  const { hmacKey, ...request } = await keys.authority.share({ keys: dayKeys(now, 1) }, now);
  assert.equal(await post({ ...request, hmackey: hmacKey, traveler: false, vaccinated: false }), "ok");
});

test("P2: base64 without padding, with too much, or in the other alphabet is the same key, secret and HMAC", async () => {
  const now = keys.clock.now();
  const forms: Readonly<Record<string, (base64: string) => string>> = {
    "without padding": (base64) => base64.replace(/=+$/, ""),
    "in the alphabet of URLs": (base64) => base64.replaceAll("+", "-").replaceAll("/", "_"),
    "with padding too much": (base64) => `${base64}==`,
  };
  for (const [what, form] of Object.entries(forms)) {
    const bytes = Buffer.concat([Buffer.from("fbff", "hex"), randomBytes(14)]);
    const [day] = dayKeys(now, 1);
    const sent = { ...day!, key: form(bytes.toString("base64")) };
    // The HMAC is over the text as it was sent (pkg/verification of the published server).
    const request = await keys.authority.share({ keys: [sent] }, now);
    const { tekmac } = JSON.parse(
      Buffer.from(request.verificationPayload.split(".")[1]!, "base64url").toString(),
    ) as { tekmac: string };
    const shared = await keys.authority.share(
      {
        keys: [sent],
        claims: { tekmac: form(tekmac) },
        request: { hmacKey: form(request.hmacKey) },
        report: "likely",
      },
      now,
    );
    const first = await keys.publish(shared);
    assert.equal(outcome(first), "ok", what);
    assert.ok(await storedKey(bytes.toString("base64")), what);
    const revisionToken = form((first.ok && first.value.revisionToken) || "");
    assert.equal(outcome(await keys.share({ keys: [sent], request: { revisionToken } })), "ok", what);
  }
});

test("P2: a key is one key however its base64 is written: it stands twice, and is known again", async () => {
  const [key] = dayKeys(keys.clock.now(), 1);
  const bare = { ...key!, key: key!.key.replace(/=+$/, "") };
  assert.equal(outcome(await keys.share({ keys: [key!, bare] })), "bad_request 400");
  assert.equal(outcome(await keys.share({ keys: [bare] })), "ok");
  assert.equal(outcome(await keys.share({ keys: [key!] })), "missing_revision_token 400");
});

test("P3: a certificate without `nbf`, as other issuers sign, is in force from when it was issued", async () => {
  const sent = dayKeys(keys.clock.now(), 1);
  assert.equal(outcome(await keys.share({ keys: sent, claims: { nbf: undefined } })), "ok");
  const seconds = unixSeconds(keys.clock.now());
  assert.equal(
    outcome(await keys.share({ keys: sent, claims: { nbf: undefined, exp: seconds } })),
    "health_authority_verification_certificate_invalid 401",
  );
});

test("P5: null is a field that is absent, and so is an empty revision token, as the published client sends it", async () => {
  const now = keys.clock.now();
  const request = await keys.authority.share({ keys: dayKeys(now, 1) }, now);
  const nothing = { revisionToken: null, symptomOnsetInterval: null, traveler: null, padding: null };
  assert.equal(await post({ ...request, ...nothing }), "ok");
  const another = await keys.authority.share({ keys: dayKeys(now, 1) }, now);
  const [key] = another.temporaryExposureKeys;
  assert.equal(
    await post({
      ...another,
      revisionToken: "",
      padding: "",
      temporaryExposureKeys: [{ ...key, transmissionRisk: null }],
    }),
    "ok",
  );
});

test("H16: another method at the endpoint is 405, and says which it takes", async () => {
  for (const method of ["GET", "PUT", "DELETE"]) {
    const answer = await fetch(`${keys.url}/v1/publish`, { method });
    assert.deepEqual([answer.status, answer.headers.get("allow")], [405, "POST"], method);
    assert.equal(((await answer.json()) as { code: string }).code, "method_not_allowed");
  }
  const stats = await fetch(`${keys.url}/v1/stats`, { method: "PUT" });
  assert.deepEqual([stats.status, stats.headers.get("allow")], [405, "GET, HEAD, POST"]);
  assert.equal((await fetch(`${keys.url}/v1/nothing`)).status, 404);
});

test("today's key, still in use, is taken", async () => {
  const [key] = dayKeys(keys.clock.now(), 1, 0);
  assert.equal(outcome(await keys.share({ keys: [key!] })), "ok");
  const row = await storedKey(key!.key);
  assert.equal(row?.ends, key!.rollingStartNumber + 144);
});

test("an authority that is not known is refused, whatever the certificate", async () => {
  const answer = await keys.share({
    keys: dayKeys(keys.clock.now(), 1),
    request: { healthAuthorityID: "vn.elsewhere" },
  });
  assert.equal(outcome(answer), "unknown_health_authority_id 401");
});

test("every wrong certificate is refused alike", async () => {
  const now = keys.clock.now();
  const [sent, stranger] = [dayKeys(now, 1), authority("k1").signer];
  const seconds = unixSeconds(now);
  const wrong: Readonly<Record<string, Parameters<TestKeys["share"]>[0]>> = {
    "signed by a stranger under a known name": { keys: sent, signer: stranger },
    "of an unknown key": { keys: sent, signer: signerFromPem(generateKeyPem(), "other") },
    "of an unknown issuer": { keys: sent, claims: { iss: "elsewhere" } },
    "for another server": { keys: sent, claims: { aud: "elsewhere" } },
    expired: { keys: sent, claims: { exp: seconds } },
    "not yet in force": { keys: sent, claims: { nbf: seconds + 600 } },
    "issued in the future": { keys: sent, claims: { iat: seconds + 600 } },
    // P4: on purpose, where a published server reads past it.
    "with a claim too much": { keys: sent, claims: { name: "someone" } },
    "with a tekmac of another length": { keys: sent, claims: { tekmac: randomBytes(31).toString("base64") } },
    "with an unknown report": { keys: sent, report: "recovered" },
    "bound to other keys": { keys: sent, claims: { tekmac: randomBytes(32).toString("base64") } },
    "under another secret": { keys: sent, request: { hmacKey: randomBytes(16).toString("base64") } },
    "no certificate": { keys: sent, request: { verificationPayload: "nothing" } },
  };
  for (const [what, share] of Object.entries(wrong))
    assert.equal(
      outcome(await keys.share(share)),
      "health_authority_verification_certificate_invalid 401",
      what,
    );
  assert.equal(await storedKey(sent[0]!.key), undefined);
});

test("a certificate that claims another algorithm is refused", async () => {
  const request = await keys.authority.share({ keys: dayKeys(keys.clock.now(), 1) }, keys.clock.now());
  const [, body, signature] = request.verificationPayload.split(".");
  for (const header of [{ alg: "none", kid: "k1" }, { alg: "HS256", kid: "k1" }, { alg: "ES256" }]) {
    const forged = `${Buffer.from(JSON.stringify(header)).toString("base64url")}.${body}.${signature}`;
    assert.equal(
      outcome(await keys.publish({ ...request, verificationPayload: forged })),
      "health_authority_verification_certificate_invalid 401",
    );
  }
});

test("a new key of the issuer is known at once; forged names make the server ask at most once a minute", async () => {
  const next = signerFromPem(generateKeyPem(), "k2");
  const share = () => keys.share({ keys: dayKeys(keys.clock.now(), 1), signer: next });
  keys.clock.advance(Minutes(2));
  assert.equal(outcome(await share()), "health_authority_verification_certificate_invalid 401");
  keys.elsewhere.set(
    ISSUER.jwks,
    JSON.stringify({ keys: [keys.authority.signer.publicJwk, next.publicJwk] }),
  );
  assert.equal(outcome(await share()), "health_authority_verification_certificate_invalid 401");
  keys.clock.advance(Minutes(1));
  assert.equal(outcome(await share()), "ok");
});

test("the issuer's endpoint being shut changes nothing for keys that are known, and 500 says to try again when none ever were", async () => {
  const other = await startKeys(engine);
  other.elsewhere.clear();
  assert.equal(
    outcome(await other.share({ keys: dayKeys(other.clock.now(), 1) })),
    "unable_to_load_health_authority 500",
  );
  other.elsewhere.set(ISSUER.jwks, other.authority.jwks());
  other.clock.advance(Minutes(2));
  assert.equal(outcome(await other.share({ keys: dayKeys(other.clock.now(), 1) })), "ok");
  other.elsewhere.set(ISSUER.jwks, "<html>");
  other.clock.advance(Minutes(2));
  await other.jobs();
  assert.equal(outcome(await other.share({ keys: dayKeys(other.clock.now(), 1) })), "ok");
  assert.ok(other.events.named("copy_failed").length > 0);
});

test("many publishes of the same new keys at once: one is first, no key is lost or doubled", async () => {
  const sent = dayKeys(keys.clock.now(), 3);
  const answers = await Promise.all(Array.from({ length: 4 }, () => keys.share({ keys: sent })));
  assert.deepEqual(answers.map(outcome).sort(), [
    "missing_revision_token 400",
    "missing_revision_token 400",
    "missing_revision_token 400",
    "ok",
  ]);
  const request = await keys.authority.share({ keys: dayKeys(keys.clock.now(), 3) }, keys.clock.now());
  const same = await Promise.all(Array.from({ length: 4 }, () => keys.publish(request)));
  assert.deepEqual(same.map(outcome), ["ok", "ok", "ok", "ok"]);
});

test("a database that fails is 500 internal_error, so the phone tries again", async () => {
  const other = await startKeys(engine);
  const request = await other.authority.share({ keys: dayKeys(other.clock.now(), 1) }, other.clock.now());
  await other.database.db.schema.alterTable("diagnosis_key").renameTo("gone").execute();
  assert.equal(outcome(await other.publish(request)), "internal_error 500");
  await other.database.db.schema.alterTable("gone").renameTo("diagnosis_key").execute();
  const again = await other.publish(request);
  assert.ok(again.ok);
  assert.equal(again.value.insertedExposures, 1);
});

test("a stop answers and keeps what was taken before the database is closed", async () => {
  const other = await startKeys(engine);
  const now = other.clock.now();
  const requests = await Promise.all(
    Array.from({ length: 30 }, () => other.authority.share({ keys: dayKeys(now, 2) }, now)),
  );
  const answers = requests.map((request) => other.publish(request).catch(() => undefined));
  await answers[0];
  await other.server.stop();
  const taken = (await Promise.all(answers)).filter((answer) => answer?.ok);
  const rows = await other.database.db.selectFrom("diagnosis_key").select("key").execute();
  assert.equal(rows.length, 2 * taken.length);
  assert.ok(taken.length > 1, "the stop came before anything waited");
});

test("in maintenance everybody is asked to come again", async () => {
  const other = await startKeys(engine, { maintenance: true });
  assert.equal(outcome(await other.share({ keys: dayKeys(other.clock.now(), 1) })), "maintenance_mode 429");
});

test("what cannot be read is bad_request, too long is refused, cover traffic looks like an answer and stores nothing", async () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${keys.url}/v1/publish`, {
      method: "POST",
      body,
      headers: { "content-type": "application/json", ...headers },
    });
  const broken = await post("{");
  const { code } = (await broken.json()) as { code: string };
  assert.deepEqual([broken.status, code], [400, "bad_request"]);
  assert.equal((await post(JSON.stringify({ padding: "x".repeat(64_001) }))).status, 413);
  const before = (await stored()).length;
  const chaff = await post(JSON.stringify({ padding: "x" }), { [CHAFF_HEADER]: "1" });
  const real = await post(
    JSON.stringify(await keys.authority.share({ keys: dayKeys(keys.clock.now(), 14) }, keys.clock.now())),
  );
  assert.deepEqual([chaff.status, real.status], [200, 200]);
  assert.equal((await chaff.text()).length, (await real.text()).length);
  assert.equal((await stored()).length, before + 14);
  assert.equal(real.headers.get("x-api-version"), "v1");
});

test("a search for what was sent finds no certificate, HMAC, secret or token in the tables, and no key in the events", async () => {
  const now = keys.clock.now();
  const request = await keys.authority.share({ keys: dayKeys(now, 2), report: "likely" }, now);
  const answer = await keys.publish(request);
  assert.ok(answer.ok);
  const { rows } = await engine.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = $1",
    [keys.database.schema],
  );
  const dump: string[] = [];
  for (const { name } of rows)
    dump.push(
      JSON.stringify((await engine.query(`select t::text from "${keys.database.schema}"."${name}" t`)).rows),
    );
  const tables = dump.join("\n");
  const claims = JSON.parse(Buffer.from(request.verificationPayload.split(".")[1]!, "base64url").toString());
  const forms = (bytes: Buffer) => [
    bytes.toString("hex"),
    bytes.toString("base64"),
    bytes.toString("base64url"),
    createHash("sha256").update(bytes).digest("hex"),
  ];
  const secrets = [
    ...forms(Buffer.from(claims.tekmac, "base64")),
    ...forms(Buffer.from(request.hmacKey, "base64")),
    ...forms(Buffer.from(answer.value.revisionToken!, "base64")),
    request.verificationPayload,
  ];
  for (const secret of secrets) assert.ok(!tables.includes(secret));
  const [key] = request.temporaryExposureKeys;
  assert.ok(tables.includes(Buffer.from(key!.key, "base64").toString("hex")), "the search can find");
  const told = JSON.stringify(keys.events.all);
  for (const form of [...forms(Buffer.from(key!.key, "base64")), ...secrets]) assert.ok(!told.includes(form));
});
