/** Each rule by itself, at its limits. The whole, over HTTP, is in `publish.test.ts`. */
import assert from "node:assert/strict";
import { createHmac, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Fault } from "@bluezone/contract/fault";
import { fromBase64, toBase64 } from "@bluezone/protocol/bytes";
import { type Tek, tek } from "@bluezone/protocol/identity/tek";
import { publishClearTexts, publishHmac } from "@bluezone/protocol/report/publish-hmac";
import { Enin, fromUnixSeconds } from "@bluezone/protocol/time";
import fc from "fast-check";
import { certificateInForce } from "./certificate-in-force.ts";
import { keyCount } from "./key-count.ts";
import { keyValid } from "./key-valid.ts";
import { keysBound } from "./keys-bound.ts";
import { knownAuthority } from "./known-authority.ts";
import { nearOnset } from "./near-onset.ts";
import { noOverlap as noOverlapOf } from "./no-overlap.ts";
import { assumedOnset, believedOnset } from "./onset.ts";
import { tokenCovers } from "./token-covers.ts";
import { transition } from "./transition.ts";
import { transmissionRisk } from "./transmission-risk.ts";

const refuses = (work: () => unknown, code: string) =>
  assert.throws(work, (error) => error instanceof Fault && error.code === code);
const key = (start: number, period = 144, bytes = randomBytes(16)) => tek(bytes, Enin(start), period);
const noOverlap = (teks: readonly Tek[]) => noOverlapOf(teks.map((t) => ({ tek: t, name: toBase64(t.key) })));
const now = Enin(2_680_000);
const day = Math.floor(now / 144);

test("known-authority: an authority may have several issuers, and must have one", () => {
  const issuer = (healthAuthorityID: string, name: string) => ({
    healthAuthorityID,
    issuer: name,
    audience: "keys",
    jwks: "x",
  });
  const all = [issuer("a", "1"), issuer("b", "2"), issuer("a", "3")];
  assert.deepEqual(
    knownAuthority(all, "a").map((i) => i.issuer),
    ["1", "3"],
  );
  refuses(() => knownAuthority(all, "c"), "unknown_health_authority_id");
});

test("certificate-in-force: from nbf on, before exp, never before it was issued", () => {
  const claims = {
    iss: "",
    aud: "",
    reportType: "confirmed",
    tekmac: "",
    iat: 600,
    nbf: 1_200,
    exp: 1_800,
  } as const;
  const at = (seconds: number) => () => certificateInForce(claims, fromUnixSeconds(seconds));
  for (const seconds of [1_200, 1_500, 1_799.999]) assert.doesNotThrow(at(seconds));
  for (const seconds of [599, 1_199.999, 1_800, 9_999])
    refuses(at(seconds), "health_authority_verification_certificate_invalid");
  // P3: without nbf it is in force from iat on.
  const { nbf: _, ...without } = claims;
  assert.doesNotThrow(() => certificateInForce(without, fromUnixSeconds(600)));
  refuses(
    () => certificateInForce(without, fromUnixSeconds(599)),
    "health_authority_verification_certificate_invalid",
  );
  refuses(
    () => certificateInForce({ ...claims, iat: 1_800 }, fromUnixSeconds(1_500)),
    "health_authority_verification_certificate_invalid",
  );
});

test("keys-bound: the published vectors hold, each changed one does not", async () => {
  const path = new URL("../../../../../vectors/publish-hmac.json", import.meta.url);
  const vectors = JSON.parse(await readFile(path, "utf8")) as {
    secret: string;
    valid: { keys: Parameters<typeof keysBound>[2]; hmacs: string[] }[];
  };
  const secret = Buffer.from(vectors.secret, "hex").toString("base64");
  const macs = vectors.valid.flatMap(({ keys, hmacs }) => hmacs.map((mac) => ({ keys, mac })));
  assert.ok(macs.length >= 3);
  for (const { keys, mac } of macs) {
    assert.doesNotThrow(() => keysBound(mac, secret, keys.toReversed()));
    const other = keys.map((k, i) => (i === 0 ? { ...k, rollingPeriod: k.rollingPeriod - 1 } : k));
    refuses(() => keysBound(mac, secret, other), "health_authority_verification_certificate_invalid");
  }
});

test("keys-bound: of valid keys it accepts exactly the protocol's clear texts", () => {
  const keys = fc.array(
    fc.record({
      key: fc.uint8Array({ minLength: 16, maxLength: 16 }),
      start: fc.nat(3_000_000),
      period: fc.integer({ min: 1, max: 144 }),
      risk: fc.constantFrom(0, 0, 3),
    }),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(keys, fc.uint8Array({ minLength: 16, maxLength: 32 }), (list, secret) => {
      const teks = list.map((k) => ({ ...tek(k.key, Enin(k.start), k.period), transmissionRisk: k.risk }));
      const sent = list.map((k) => ({
        key: Buffer.from(k.key).toString("base64"),
        rollingStartNumber: k.start,
        rollingPeriod: k.period,
        ...(k.risk === 0 ? {} : { transmissionRisk: k.risk }),
      }));
      for (const text of publishClearTexts(teks)) {
        const mac = Buffer.from(publishHmac(secret, text)).toString("base64");
        keysBound(mac, Buffer.from(secret).toString("base64"), sent);
      }
    }),
    { numRuns: 50 },
  );
});

test("keys-bound: a key that is no key is bound too, so that it cannot be slipped in", () => {
  const sent = [{ key: "not base64!", rollingStartNumber: 1, rollingPeriod: 2 }];
  const mac = createHmac("sha256", "secret").update("not base64!.1.2").digest("base64");
  const secret = Buffer.from("secret").toString("base64");
  assert.doesNotThrow(() => keysBound(mac, secret, sent));
  refuses(
    () => keysBound(mac, secret, [...sent, ...sent]),
    "health_authority_verification_certificate_invalid",
  );
  refuses(() => keysBound("", secret, sent), "health_authority_verification_certificate_invalid");
});

test("key-count: 1 to 30", () => {
  for (const n of [1, 30]) assert.doesNotThrow(() => keyCount(Array(n).fill(0)));
  for (const n of [0, 31]) refuses(() => keyCount(Array(n).fill(0)), "bad_request");
});

test("key-valid: a key at each limit is taken, one beyond is dropped", () => {
  const base64 = Buffer.from(randomBytes(16)).toString("base64");
  const sent = (start: number, period = 144, more = {}) => ({
    key: base64,
    rollingStartNumber: start,
    rollingPeriod: period,
    ...more,
  });
  const good = [
    sent(now),
    sent(now, 1),
    sent(now - 15 * 144 - 143),
    sent(now - 15 * 144, 1),
    sent(now, 144, { transmissionRisk: 8 }),
  ];
  for (const k of good) assert.equal(typeof keyValid(k, now), "object", JSON.stringify(k));
  const bad = [
    sent(now + 1),
    sent(now, 0),
    sent(now, 145),
    sent(now, 1.5),
    sent(now - 0.5),
    sent(-1),
    sent(Number.NaN),
    sent(now - 15 * 144 - 144),
    sent(now - 15 * 144 - 1, 1),
    sent(now, 144, { transmissionRisk: 9 }),
    sent(now, 144, { transmissionRisk: -1 }),
    { ...sent(now), key: base64.slice(0, -4) },
    { ...sent(now), key: `${base64.slice(0, -3)}!==` },
    { ...sent(now), key: Buffer.from(randomBytes(17)).toString("base64") },
    { ...sent(now), key: "" },
  ];
  for (const k of bad) assert.equal(typeof keyValid(k, now), "string", JSON.stringify(k));
  // P2: however its base64 is written.
  for (const form of [base64.slice(0, -2), `${base64}==`, base64.replaceAll("+", "-").replaceAll("/", "_")]) {
    const written = keyValid({ ...sent(now), key: form }, now);
    assert.deepEqual(typeof written === "object" && [...written.key], [...fromBase64(base64)], form);
  }
  const taken = keyValid(sent(now, 7), now);
  assert.ok(typeof taken === "object");
  assert.deepEqual([...taken.key], [...fromBase64(base64)]);
  assert.deepEqual([taken.rollingStart, taken.rollingPeriod], [now, 7]);
});

test("no-overlap: keys one after another, and at most three that start together", () => {
  assert.doesNotThrow(() => noOverlap([key(144), key(0), key(288, 10), key(298, 134)]));
  assert.doesNotThrow(() => noOverlap([key(0, 10), key(0, 144), key(0, 20), key(144)]));
  refuses(() => noOverlap([key(0), key(0), key(0), key(0)]), "bad_request");
  refuses(() => noOverlap([key(0), key(143)]), "bad_request");
  refuses(() => noOverlap([key(0, 144), key(0, 10), key(100)]), "bad_request");
  const bytes = randomBytes(16);
  refuses(() => noOverlap([key(0, 144, bytes), key(144, 144, bytes)]), "bad_request");
});

test("onset: said, else certified, within 28 days; else none is believed, and four days ago is assumed", () => {
  assert.equal(believedOnset(now - 144, now - 300, now), Math.floor((now - 144) / 144));
  assert.equal(believedOnset(undefined, now - 300, now), Math.floor((now - 300) / 144));
  assert.equal(believedOnset(0, now - 300, now), Math.floor((now - 300) / 144));
  assert.equal(believedOnset(now - 28 * 144, undefined, now), day - 28);
  assert.equal(believedOnset(now - 28 * 144 - 1, now, now), day);
  for (const unknown of [undefined, 0, -5, 1.5, now + 1, now - 28 * 144 - 1])
    assert.equal(believedOnset(unknown, undefined, now), undefined);
  assert.equal(assumedOnset(now), day - 4);
});

test("near-onset: 14 days on either side", () => {
  for (const days of [-14, -1, 0, 14]) assert.equal(nearOnset(key((day + days) * 144), day), days);
  for (const days of [-15, 15]) assert.equal(nearOnset(key((day + days) * 144), day), undefined);
  assert.equal(nearOnset(key(day * 144 + 143), day), 0);
});

test("transmission-risk: what is said stands; else it follows from the report", () => {
  assert.equal(transmissionRisk(7, "confirmed"), 7);
  assert.deepEqual(
    (["confirmed", "likely", "user-report", "negative"] as const).map((r) => transmissionRisk(0, r)),
    [2, 4, 5, 6],
  );
});

test("token-covers: the token lists the key as it is sent and as it is stored", () => {
  const [a, b] = [key(0), key(144)];
  assert.doesNotThrow(() => tokenCovers(a, a, [b, a]));
  refuses(() => tokenCovers(a, a, "missing"), "missing_revision_token");
  refuses(() => tokenCovers(a, a, "unreadable"), "invalid_revision_token");
  refuses(() => tokenCovers(a, a, [b]), "invalid_revision_token");
  refuses(() => tokenCovers(a, a, [key(0, 10, Buffer.from(a.key))]), "invalid_revision_token");
  const early = key(0, 10, Buffer.from(a.key));
  refuses(() => tokenCovers(early, a, [early]), "invalid_revision_token");
});

test("transition: every pair of reports, first time and second", () => {
  const reports = ["confirmed", "likely", "user-report", "negative"] as const;
  const outcome = (work: () => unknown) => {
    try {
      return work() ?? "same";
    } catch (error) {
      return (error as Fault).code;
    }
  };
  const no = "invalid_report_type_transition";
  const row = (
    reportType: "confirmed" | "likely" | "user-report",
    revised?: "confirmed" | "likely" | "revoked",
  ) => reports.map((report) => outcome(() => transition({ reportType, revised }, report)));
  assert.deepEqual(row("confirmed"), ["same", no, no, no]);
  assert.deepEqual(row("likely"), ["confirmed", "same", no, "revoked"]);
  assert.deepEqual(row("user-report"), ["confirmed", "likely", "same", "revoked"]);
  const twice = "key_already_revised";
  assert.deepEqual(row("user-report", "likely"), [twice, "same", twice, twice]);
  assert.deepEqual(row("likely", "revoked"), [twice, twice, twice, "same"]);
});
