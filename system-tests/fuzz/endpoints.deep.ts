/** Only here, mostly waiting: what nobody should send reaches the endpoints and documents of both servers over real HTTP, and they go on: never a 5xx, always a code that the endpoint lists. */
import assert from "node:assert/strict";
import { connect } from "node:net";
import { after } from "node:test";
import type { Document, Endpoint } from "@bluezone/contract/endpoint";
import { faultCode } from "@bluezone/contract/fault";
import { batchIssue, checkCodeStatus, expireCode, issue } from "@bluezone/contract/health/codes";
import { jwks } from "@bluezone/contract/health/jwks";
import { certificate, userReport, verify } from "@bluezone/contract/health/verify";
import { config } from "@bluezone/contract/keys/config";
import { dayIndex, file, index } from "@bluezone/contract/keys/exports";
import { publish } from "@bluezone/contract/keys/publish";
import { authorityStats, STATS_AUDIENCE, stats } from "@bluezone/contract/keys/stats";
import { macOf, nonceOf, testHealth } from "@bluezone/health/testing/health";
import { dayKeys, ISSUER } from "@bluezone/keys/testing/authority";
import { startKeys } from "@bluezone/keys/testing/keys-server";
import { dayOf, isoDay, Minutes, Seconds, unixSeconds } from "@bluezone/protocol/time";
import { signDocument } from "@bluezone/server-kit/keys/sign-document";
import { testEngine } from "@bluezone/server-kit/testing/database";
import fc from "fast-check";
import { editedBytes, editedJsonText, editedText } from "./edits.ts";
import { fuzzTest, type Outcome } from "./target.ts";

/** Each run has new ones; `FUZZ_CASES` for more, as a campaign has. */
const CASES = Number(process.env["FUZZ_CASES"] ?? 500);

const engine = await testEngine();
const keys = await startKeys(engine);
const health = await testHealth();
after(async () => {
  await keys.server.stop();
  await engine.close();
  await health.close();
});

/** What stands around a body. */
type Call = { readonly body: string; readonly headers: Readonly<Record<string, string>> };

const headers: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ "content-type": "application/json" }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { "content-type": "text/plain" },
      { "content-type": "application/json; charset=utf-16" },
      { "content-type": "application/json", "content-encoding": "gzip" },
      { "content-type": "application/json", "if-none-match": `"${"a".repeat(3_000)}"` },
      { "content-type": "multipart/form-data; boundary=x" },
      {},
    ),
  },
);

/** The header that lets a caller in, by name and value. */
type Pass = readonly [string, string] | undefined;

/** Sends a call and judges the answer by the endpoint's own description. */
async function callEndpoint(
  url: string,
  endpoint: Endpoint,
  { body, headers }: Call,
  pass: Pass,
): Promise<Outcome> {
  const answer = await fetch(url + endpoint.path, {
    method: "POST",
    headers: { ...headers, ...(pass ? { [pass[0]]: pass[1] } : {}) },
    body,
  });
  const text = await answer.text();
  const { status } = answer;
  assert.ok(status < 500, `${endpoint.path} answered ${status}: ${text.slice(0, 200)}`);
  const json = JSON.parse(text) as unknown;
  if (status === 200) {
    assert.ok(endpoint.response.safeParse(json).success, "the answer is not what the endpoint describes");
    return "read";
  }
  const code = faultCode(json)?.code ?? "";
  const expected = code === endpoint.malformed ? [400, 413, 415] : [endpoint.faults[code]];
  assert.ok(expected.includes(status), `${endpoint.path} answered ${status} with "${code}"`);
  return "refused";
}

function fuzzEndpoint(
  name: string,
  endpoint: Endpoint,
  on: { readonly url: string; readonly pass: Pass },
  samples: readonly unknown[],
  meanwhile: () => void,
): void {
  const call = fc.record({ body: editedJsonText(samples), headers });
  const passing = fc.record({
    call,
    pass: fc.oneof(
      { weight: 20, arbitrary: fc.constant(on.pass) },
      { weight: 1, arbitrary: passes(on.pass) },
    ),
  });
  fuzzTest(
    {
      name: `endpoint ${name}`,
      waits: true,
      cases: passing,
      run: ({ call, pass }) => {
        meanwhile();
        return callEndpoint(on.url, endpoint, call, pass);
      },
    },
    CASES,
  );
}

/** Passes that a header can carry. */
const passes = ([name, value] = ["x-api-key", "none"] as NonNullable<Pass>): fc.Arbitrary<Pass> =>
  editedText([value]).map((text) => [name, text.replace(/[^\x21-\x7e]/g, "")] as const);

const now = keys.clock.now();
const shares = await Promise.all(
  ["confirmed", "likely", "negative", "user-report"].map((report) =>
    keys.authority.share({ keys: dayKeys(now, 3), report }, now),
  ),
);
const [first] = shares;
const published = await keys.publish(first!);
assert.ok(published.ok);
const revision = await keys.authority.share(
  { keys: first!.temporaryExposureKeys, request: { revisionToken: published.value.revisionToken } },
  now,
);
fuzzEndpoint("publish", publish, { url: keys.url, pass: undefined }, [...shares, revision], () => {});

/** When the cases come: the clock has gone on by then. */
const seconds = unixSeconds(now) + 720;
const token = await signDocument(keys.authority.signer, {
  iss: ISSUER.issuer,
  aud: STATS_AUDIENCE,
  iat: seconds,
  exp: seconds + 600,
});
fuzzEndpoint(
  "stats",
  authorityStats,
  { url: keys.url, pass: ["authorization", `Bearer ${token}`] },
  [{ padding: "0123456789" }],
  () => {},
);

const day = isoDay(dayOf(health.clock.now(), "vietnam"));
const admin = { url: health.url, pass: ["x-api-key", health.admin.key] as const };
const device = { url: health.url, pass: ["x-api-key", health.device.key] as const };
/** The clock goes on, so that limits fill up again and what was suspended comes back. */
const goOn = (): void => health.clock.advance(Seconds(2));

const issued = [];
for (let i = 0; i < 60; i += 1) {
  const { body, status } = await health.post(issue, { testType: "confirmed", testDate: day });
  assert.equal(status, 200);
  issued.push(body);
  health.clock.advance(Seconds(1));
}
const codes = issued.map(({ code }) => String(code));
const uuids = issued.map(({ uuid }) => String(uuid));
const tokens = [];
for (const code of codes.slice(30)) {
  const { body } = await health.post(verify, { code, accept: ["confirmed", "likely", "negative"] });
  tokens.push(String(body["token"]));
}
fuzzEndpoint(
  "verify",
  verify,
  device,
  codes.slice(0, 30).map((code, i) => ({
    code,
    accept: ["confirmed", "likely", "negative", "user-report"],
    ...(i % 3 === 0 ? { nonce: nonceOf(1) } : {}),
  })),
  () => {},
);
fuzzEndpoint(
  "certificate",
  certificate,
  device,
  tokens.map((token) => ({ token, ekeyhmac: macOf(7) })),
  () => {},
);
fuzzEndpoint(
  "user-report",
  userReport,
  device,
  [
    { phone: "0912345678", nonce: nonceOf(2), testDate: day },
    { phone: "+84987654321", nonce: nonceOf(3), symptomDate: day },
  ],
  goOn,
);
fuzzEndpoint(
  "issue",
  issue,
  admin,
  [
    { testType: "confirmed", testDate: day },
    { testType: "likely", symptomDate: day, phone: "0912345678", smsTemplateLabel: "default" },
    { testType: "negative", testDate: day, tzOffset: 420, onlyGenerateSMS: true, phone: "0912345678" },
  ],
  goOn,
);
fuzzEndpoint(
  "batch issue",
  batchIssue,
  admin,
  [
    {
      codes: [
        { testType: "confirmed", testDate: day },
        { testType: "likely", testDate: day },
      ],
    },
  ],
  goOn,
);
fuzzEndpoint(
  "code status",
  checkCodeStatus,
  admin,
  uuids.map((uuid) => ({ uuid })),
  goOn,
);
fuzzEndpoint(
  "expire code",
  expireCode,
  admin,
  uuids.slice(0, 10).map((uuid) => ({ uuid })),
  goOn,
);

/** Addresses: a document's own, edited, with any query, by methods that it has not. */
function fuzzDocument(url: string, document: Document, paths: readonly string[]): void {
  const cases = fc.record({
    path: editedText(paths).map((text) => `/${encodeURI(text.replace(/^\//, "").toWellFormed())}`),
    method: fc.constantFrom("GET", "GET", "GET", "HEAD", "POST", "DELETE", "OPTIONS"),
    tag: fc.oneof(fc.constant(undefined), fc.constantFrom("*", '""', 'W/"x"', `"${"b".repeat(64)}"`)),
  });
  fuzzTest(
    {
      name: `document ${document.path}`,
      waits: true,
      cases,
      run: async ({ path, method, tag }) => {
        const answer = await fetch(url + path, {
          method,
          ...(tag === undefined ? {} : { headers: { "if-none-match": tag } }),
        });
        const text = await answer.text();
        assert.ok(answer.status < 500, `${method} ${path} was answered with ${answer.status}`);
        if (answer.status < 400) return "read";
        if (method !== "HEAD") assert.ok(faultCode(JSON.parse(text)), `${path} was refused without a code`);
        return "refused";
      },
    },
    CASES,
  );
}

keys.clock.advance(Minutes(12));
await keys.jobs();
const lines = await keys.text("/exports/VN/index.txt");
const [newest = ""] = String(lines).split("\n");
const utcDay = isoDay(dayOf(keys.clock.now(), "utc"));
fuzzDocument(keys.url, config, [config.path]);
fuzzDocument(keys.url, stats, [stats.path]);
fuzzDocument(keys.url, index, ["/exports/VN/index.txt"]);
fuzzDocument(keys.url, dayIndex, [`/exports/VN/index/${utcDay}.txt`]);
fuzzDocument(keys.url, file, [`/exports/${newest}`]);
fuzzDocument(health.url, jwks, [jwks.path.replace(/:\w+/, "vn"), "/v", "/v/0123456789abcdef", "/healthz"]);

/** A connection that says anything at all: it is answered or closed, and the server goes on. */
const request = new TextEncoder().encode(
  "POST /v1/publish HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
);
fuzzTest(
  {
    name: "a connection (raw bytes)",
    waits: true,
    cases: editedBytes([request]),
    run: (bytes) =>
      new Promise<Outcome>((done, failed) => {
        const { port, hostname } = new URL(keys.url);
        const socket = connect(Number(port), hostname);
        let heard = "";
        socket.on("data", (data) => {
          heard += data.toString("latin1");
          socket.end();
        });
        socket.on("error", () => {});
        socket.setTimeout(300, () => socket.destroy());
        socket.on("close", () => {
          const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(heard) ?? [];
          if (Number(status) >= 500 && Number(status) !== 505) failed(new Error(`answered ${status}`));
          done(status === "400" ? "refused" : "read");
        });
        socket.end(bytes);
      }),
  },
  CASES,
);
