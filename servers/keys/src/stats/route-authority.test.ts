/** A health authority's own totals, over real HTTP. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { STATS_RESPONSE } from "@bluezone/contract/bucket";
import { authorityStats, type StatsClaims } from "@bluezone/contract/keys/stats";
import { addDays, Days, dayOf, dayStart, Hours, isoDay, plus, unixSeconds } from "@bluezone/protocol/time";
import { signDocument } from "@bluezone/server-kit/keys/sign-document";
import { generateKeyPem, type Signer, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { authority, dayKeys, ISSUER } from "../testing/authority.ts";
import { sharedEngine, startKeys, type TestKeys } from "../testing/keys-server.ts";
import { countPublishes } from "./store.ts";

const OTHER = { ...ISSUER, issuer: "other.test", jwks: "memory:other" };
const other = authority("o1");

let keys: TestKeys;
const engine = sharedEngine(async (engine) => {
  keys = await startKeys(engine, { issuers: [ISSUER, OTHER] });
  keys.elsewhere.set(OTHER.jwks, other.jwks());
});
beforeEach(() => keys.database.db.deleteFrom("day_count").execute());

const claims = (more: Partial<Record<keyof StatsClaims | "tekmac", unknown>> = {}) => {
  const seconds = unixSeconds(keys.clock.now());
  return { iss: ISSUER.issuer, aud: "keyserver", iat: seconds, exp: seconds + 300, ...more };
};
const bearer = async (said = claims(), signer: Signer = keys.authority.signer) =>
  `Bearer ${await signDocument(signer, said)}`;
async function ask(authorization?: string) {
  const answer = await fetch(keys.url + authorityStats.path, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(authorization === undefined ? {} : { authorization }),
    },
    body: JSON.stringify({ padding: "x".repeat(1_000) }),
  });
  const text = await answer.text();
  assert.ok(STATS_RESPONSE.includes(text.length), `${text.length} bytes are no bucket`);
  assert.equal(answer.headers.get("cache-control"), "no-store");
  return { status: answer.status, body: JSON.parse(text) as Record<string, unknown> };
}
const days = async (authorization: string) => {
  const { status, body } = await ask(authorization);
  assert.equal(status, 200);
  return authorityStats.response.parse(body).days;
};
const count = (issuer: string, n: number) => {
  const today = Math.floor(keys.clock.now() / Days(1));
  const one = {
    issuer,
    inserted: [{ rollingStart: ((today - 13) * 144) as never }],
    revised: 1,
    onset: today - 4,
  };
  return keys.database.transaction((trx) =>
    countPublishes(trx, keys.database.schema, Array(n).fill(one), keys.clock.now()),
  );
};

test("an authority is told its own days and nobody else's, under the rule of the public document, in the published names", async () => {
  const day = dayOf(keys.clock.now(), "utc");
  const end = dayStart(addDays(day, 1), "utc");
  await count(ISSUER.issuer, 11);
  await count(OTHER.issuer, 9);
  assert.deepEqual(await days(await bearer()), [], "the day goes on");
  keys.clock.set(plus(end, Hours(1)));
  const one = (places: number, at: number, n: number) =>
    Array.from({ length: places }, (_, i) => (i === at ? n : 0));
  const told = (n: number) => [
    {
      day: `${isoDay(day)}T00:00:00Z`,
      publish_requests: { unknown: n, android: 0, ios: 0 },
      total_teks_published: n,
      requests_with_revisions: n,
      requests_missing_onset_date: 0,
      tek_age_distribution: one(16, 13, n),
      onset_to_upload_distribution: one(30, 4, n),
    },
  ];
  assert.deepEqual(await days(await bearer()), told(11));
  const theirs = () => bearer(claims({ iss: OTHER.issuer }), other.signer);
  assert.deepEqual(await days(await theirs()), [], "nine uploads are told after 48 hours");
  keys.clock.set(plus(end, Hours(48)));
  assert.deepEqual(await days(await theirs()), told(9));
});

test("who has no token, a wrong one, one for too long, or a phone's certificate is told nothing, and not why", async () => {
  const seconds = unixSeconds(keys.clock.now());
  const stranger = signerFromPem(generateKeyPem(), keys.authority.signer.kid);
  const share = await keys.authority.share(
    { keys: dayKeys(keys.clock.now(), 1), claims: { aud: "keyserver" } },
    keys.clock.now(),
  );
  const good = await bearer();
  const none = `${Buffer.from(JSON.stringify({ alg: "none", kid: "k1" })).toString("base64url")}.${good.split(".")[1]}.`;
  for (const [why, authorization] of Object.entries({
    absent: undefined,
    "another scheme": good.replace("Bearer", "Basic"),
    "no JWT": "Bearer abc",
    changed: `${good.slice(0, -4)}AAAA`,
    "no algorithm": `Bearer ${none}`,
    "a stranger's key": await bearer(claims(), stranger),
    "another issuer's key": await bearer(claims({ iss: OTHER.issuer })),
    "an unknown issuer": await bearer(claims({ iss: "nobody.test" })),
    "another audience": await bearer(claims({ aud: ISSUER.audience })),
    expired: await bearer(claims({ exp: seconds })),
    "without an end": await bearer(claims({ exp: undefined })),
    "for too long": await bearer(claims({ exp: seconds + 15 * 60 + 61 })),
    "not yet": await bearer(claims({ iat: seconds + 61 })),
    "not before later": await bearer(claims({ nbf: seconds + 61 })),
    "more claims": await bearer(claims({ tekmac: "x" })),
    "a phone's certificate": `Bearer ${share.verificationPayload}`,
  })) {
    const { status, body } = await ask(authorization);
    assert.deepEqual(
      [status, body["code"], Object.keys(body)],
      [401, "unauthorized", ["error", "code", "padding"]],
      why,
    );
  }
});

test("clocks that are a minute apart, and the longest life, are taken", async () => {
  const seconds = unixSeconds(keys.clock.now());
  assert.ok(await days(await bearer(claims({ iat: seconds + 60, exp: seconds + 15 * 60 + 60 }))));
  assert.ok(await days(await bearer(claims({ nbf: seconds - 60, jti: "1", sub: "desk" }))));
});

test("a token is no certificate", async () => {
  const request = await keys.authority.share({ keys: dayKeys(keys.clock.now(), 1) }, keys.clock.now());
  const refused = await keys.publish({ ...request, verificationPayload: (await bearer()).slice(7) });
  assert.ok(!refused.ok);
  assert.equal(refused.code, "health_authority_verification_certificate_invalid");
});

test("of an authority whose keys could never be read it is said that it cannot be served now", async () => {
  const lost = await startKeys(engine);
  lost.elsewhere.clear();
  const answer = await fetch(lost.url + authorityStats.path, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: await bearer() },
    body: "{}",
  });
  assert.equal(answer.status, 500);
  assert.match(await answer.text(), /"unable_to_load_health_authority"/);
});

test("the most that 16 days can come to fits a bucket", async () => {
  const full = 2_147_483_647;
  const { db } = keys.database;
  const today = Math.floor(keys.clock.now() / Days(1));
  await db
    .insertInto("day_count")
    .values(
      Array.from({ length: 18 }, (_, i) => ({
        day: today - i,
        issuer: ISSUER.issuer,
        uploads: full,
        keys: full,
        revisions: full,
        missing_onset: full,
        onset_to_upload: Array<number>(30).fill(full),
        oldest_key_age: Array<number>(16).fill(full),
      })),
    )
    .execute();
  keys.clock.advance(Hours(2));
  await keys.jobs();
  assert.equal((await days(await bearer())).length, 15);
});
