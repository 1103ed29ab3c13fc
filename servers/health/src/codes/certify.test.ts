import assert from "node:assert/strict";
import { test } from "node:test";
import { CertificateClaims } from "@bluezone/contract/certificate";
import { Fault } from "@bluezone/contract/fault";
import { Instant, Minutes, minus, parseDay, parseInstant, plus } from "@bluezone/protocol/time";
import fc from "fast-check";
import { certificateClaims, decideCertificate } from "./certify.ts";

const parties = { issuer: "iss", audience: "aud" };
const mac = new Uint8Array(32).fill(9);
const now = parseInstant("2020-12-27T07:34:56Z");

test("a certificate has exactly its claims: an onset day becomes its UTC midnight's interval, without one there is none", () => {
  const claims = certificateClaims(
    { reportType: "confirmed", symptom: parseDay("2020-12-20") },
    mac,
    parties,
    now,
  );
  assert.deepEqual(claims, {
    iss: "iss",
    aud: "aud",
    iat: parseInstant("2020-12-27T07:30:00Z") / 1_000,
    nbf: parseInstant("2020-12-27T07:30:00Z") / 1_000,
    exp: parseInstant("2020-12-27T07:50:00Z") / 1_000,
    reportType: "confirmed",
    symptomOnsetInterval: 18_616 * 144,
    tekmac: "CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=",
  });
  CertificateClaims.parse(claims);
  const without = certificateClaims({ reportType: "likely", symptom: undefined }, mac, parties, now);
  assert.ok(!("symptomOnsetInterval" in without));
});

test("times are whole ten minutes, valid a minute ago already and for at least 15 minutes more, at most 25", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_500_000_000_000, max: 4_000_000_000_000 }), (t) => {
      const at = Instant(t);
      const { iat, nbf, exp } = certificateClaims(
        { reportType: "confirmed", symptom: undefined },
        mac,
        parties,
        at,
      );
      for (const time of [iat, nbf, exp]) assert.equal(time % 600, 0);
      assert.ok(iat === nbf && iat * 1_000 <= t - 60_000 && exp * 1_000 - t >= 15 * 60_000);
      assert.ok(exp * 1_000 - t <= 25 * 60_000);
    }),
  );
});

test("a token is bound once, serves the same HMAC again until its end, and no other", () => {
  const until = plus(now, Minutes(1));
  const code = (outcome: string | Fault) => (outcome instanceof Fault ? outcome.code : outcome);
  assert.equal(code(decideCertificate({ until, bound: "none" }, now)), "bind");
  assert.equal(code(decideCertificate({ until, bound: "same" }, minus(until, Minutes(0.001)))), "again");
  assert.equal(code(decideCertificate({ until, bound: "same" }, until)), "token_expired");
  assert.equal(code(decideCertificate({ until, bound: "other" }, now)), "token_invalid");
  assert.equal(code(decideCertificate(undefined, now)), "token_invalid");
});
