import assert from "node:assert/strict";
import { test } from "node:test";
import { issue } from "@bluezone/contract/health/codes";
import { certificate, userReport, verify } from "@bluezone/contract/health/verify";
import { Days, Hours } from "@bluezone/protocol/time";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { recordEvents } from "@bluezone/server-kit/testing/events";
import { shared } from "@bluezone/server-kit/testing/shared";
import { readHealthConfig } from "./config.ts";
import { createHealth } from "./server.ts";
import type { Tables } from "./tables.ts";
import { codeIn, macOf, nonceOf, testHealth } from "./testing/health.ts";

const at = shared(() =>
  testHealth({
    HEALTH_ANDROID_APP: "vn.example.bluezone",
    HEALTH_ANDROID_CERTIFICATES: Array(32).fill("A1").join(":"),
    HEALTH_IOS_APPS: "A1B2C3D4E5.vn.example.bluezone",
    HEALTH_OPERATOR: "Sở Y tế An Giang",
  }),
);

/** Every way in which a value could stand somewhere. */
const writings = (bytes: Buffer): string[] => [
  bytes.toString("hex"),
  bytes.toString("base64").replace(/=+$/, ""),
  bytes.toString("base64url"),
];
const textWritings = (text: string): string[] => [text, ...writings(Buffer.from(text))];

test("nothing of a person is readable while it is kept, and nothing is left when its time is over", async (walk) => {
  await at.alone(walk);
  await walk.test(
    "neither the tables nor events hold a code, token, number, nonce, HMAC, key or certificate in any writing",
    async () => {
      const dates = { symptomDate: "2020-12-25", testDate: "2020-12-26" };
      const { code } = (await at.post(issue, { testType: "confirmed", phone: "0912 345 678", ...dates }))
        .body;
      const long = codeIn(at.sms.sent.at(-1)!.text);
      const { token } = (await at.post(verify, { code: long, nonce: nonceOf(8) })).body;
      const { certificate: jwt } = (await at.post(certificate, { token, ekeyhmac: macOf(7) })).body;
      await at.post(userReport, { phone: "0912 345 679", nonce: nonceOf(9) });
      const own = codeIn(at.sms.sent.at(-1)!.text);
      await at.post(verify, { code: own, nonce: nonceOf(9), accept: ["user-report"] });
      await at.post(verify, { code: "00000000" });

      const texts = [code, long, own, token, jwt, at.admin.key, at.device.key].map(String);
      const numbers = ["+84912345678", "0912345678", "912345678", "+84912345679", "912345679"];
      const raw = [macOf(7), nonceOf(8), nonceOf(9)].map((base64) => Buffer.from(base64, "base64"));
      raw.push(Buffer.from(String(token), "base64url"), Buffer.from(at.admin.key.slice(6), "base64url"));
      const forbidden = [...[...texts, ...numbers].flatMap(textWritings), ...raw.flatMap(writings)];
      const dump = await at.dump();
      const told = JSON.stringify(at.events.all);
      assert.ok(dump.length > 2_000 && told.length > 500);
      for (const text of forbidden) {
        assert.ok(text.length >= 8, text);
        assert.equal(dump.toLowerCase().includes(text.toLowerCase()), false, `a table holds ${text}`);
        assert.equal(told.includes(text), false, `an event holds ${text}`);
      }
      assert.equal(told.includes("127.0.0.1"), false);
      // The search finds what is there: an id, and the bytes of a hash as the dump writes them.
      const { rows } = await at.engine.query<{ hash: Uint8Array }>("select hash from health.token limit 1");
      assert.ok(dump.includes(at.admin.id) && dump.includes(writings(Buffer.from(rows[0]!.hash))[0]!));
    },
  );
  await walk.test(
    "retention leaves nothing of a person after 31 days, and proves it by the day; its event tells only what is overdue",
    async () => {
      at.clock.advance(Hours(49));
      await at.health.runJobs(at.clock.now());
      const [first] = await proofs();
      assert.ok(first!.codes >= 2 && first!.tokens >= 2 && first!.phones === 0);
      at.clock.advance(Days(31));
      await at.health.runJobs(at.clock.now());
      const [, second] = await proofs();
      assert.deepEqual([second!.overdue, second!.phones], [0, 1]);
      for (const told of at.events.named("retention_done"))
        assert.deepEqual(told, { event: "retention_done", overdue: 0 });
      for (const table of ["code", "token", "phone", "wrong_code"]) {
        const { rows } = await at.engine.query(`select * from health.${table}`);
        assert.deepEqual(rows, [], table);
      }
      const { rows } = await at.engine.query<{ actor: string }>("select distinct actor from health.audit");
      assert.deepEqual(rows, [{ actor: "server" }]);
    },
  );
  await walk.test("the keys of hashes have turned by then, and the old ones are destroyed", async () => {
    const { rows } = await at.engine.query<{ family: string; n: number }>(
      "select family, count(*)::int n from health.hash_key group by family order by family",
    );
    assert.ok(rows.every(({ n }) => n <= 2));
    assert.deepEqual(
      rows.map(({ family }) => family),
      ["code", "phone"],
    );
  });
});

test("the page behind a link is one page for every code, runs nothing of others, and looking uses nothing up", async () => {
  await at.post(issue, { testType: "confirmed", testDate: today(), phone: "0912345678" });
  const code = codeIn(at.sms.sent.at(-1)!.text);
  const bodies = new Set<string>();
  for (const path of ["/v", `/v?c=${code}`, `/v/${code}`, "/v/anything"]) {
    const page = await fetch(at.url + path);
    assert.equal(page.status, 200, path);
    assert.equal(page.headers.get("cache-control"), "no-cache", "a page is asked for anew");
    assert.match(page.headers.get("content-type") ?? "", /^text\/html; charset=utf-8/);
    assert.match(
      page.headers.get("content-security-policy") ?? "",
      /^default-src 'none'; script-src 'self'; style-src 'self';/,
    );
    assert.equal(page.headers.get("referrer-policy"), "no-referrer");
    bodies.add(await page.text());
  }
  assert.equal(bodies.size, 1);
  const [html = ""] = bodies;
  assert.ok(!html.includes(code) && html.includes("Vận hành: Sở Y tế An Giang."));
  assert.doesNotMatch(html, /<script(?! src="\/v\.js")|style=|https?:/);
  assert.ok(html.indexOf("Báo cho người đã ở gần") < html.indexOf("Tell people you were near"));
  for (const [path, type] of [
    ["/v.js", "text/javascript"],
    ["/v.css", "text/css"],
  ] as const)
    assert.match((await fetch(at.url + path)).headers.get("content-type") ?? "", new RegExp(`^${type}`));
  assert.equal((await at.post(verify, { code })).status, 200);
});

test("phones are told which apps may open links with a code", async () => {
  const read = async (path: string) => (await fetch(`${at.url}/.well-known/${path}`)).json();
  assert.deepEqual(await read("assetlinks.json"), [
    {
      relation: ["delegate_permission/common.handle_all_urls"],
      target: {
        namespace: "android_app",
        package_name: "vn.example.bluezone",
        sha256_cert_fingerprints: [Array(32).fill("A1").join(":")],
      },
    },
  ]);
  assert.deepEqual(await read("apple-app-site-association"), {
    applinks: {
      details: [{ appIDs: ["A1B2C3D4E5.vn.example.bluezone"], components: [{ "/": "/v" }, { "/": "/v/*" }] }],
    },
  });
});

test("it is well, and describes its endpoints", async () => {
  assert.equal((await fetch(`${at.url}/healthz`)).status, 200);
  const api = (await (await fetch(`${at.url}/docs/json`)).json()) as { paths: object };
  for (const path of [
    "/api/issue",
    "/api/batch-issue",
    "/api/checkcodestatus",
    "/api/expirecode",
    "/api/verify",
    "/api/certificate",
    "/api/user-report",
    "/jwks/{realm}",
  ])
    assert.ok(path in api.paths, path);
});

test("a second instance on the same database goes on where the first stopped; another secret does not start", async (context) => {
  await at.alone(context);
  const { code } = (await at.post(issue, { testType: "confirmed", testDate: today() })).body;
  const database = await openDatabase<Tables>({ schema: "health", engine: at.engine });
  const ports = {
    clock: at.clock,
    random: { bytes: (n: number) => new Uint8Array(n) },
    database,
    sms: at.sms,
    blobs: at.blobs,
    events: recordEvents(),
  };
  const env = { HEALTH_PUBLIC_URL: "https://bz.example", SMS: "none" };
  const secret = (byte: number) => Buffer.alloc(32, byte).toString("base64");

  const second = await createHealth(
    { ...readHealthConfig({ ...env, HEALTH_SECRET: `${secret(4)},${secret(3)}` }), port: 0 },
    ports,
  );
  const { url } = await second.start();
  const answer = await fetch(url + verify.path, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": at.device.key },
    body: JSON.stringify({ code }),
  });
  assert.equal(answer.status, 200);
  await second.stop();

  await assert.rejects(
    createHealth({ ...readHealthConfig({ ...env, HEALTH_SECRET: secret(5) }), port: 0 }, ports),
    (error) => error instanceof StartError && /^HEALTH_SECRET is not the secret/.test(error.message),
  );
});

const today = () => new Date(at.clock.now()).toISOString().slice(0, 10);
const proofs = async () =>
  (
    await at.engine.query<{ day: number; codes: number; tokens: number; phones: number; overdue: number }>(
      "select * from health.retention_proof order by day",
    )
  ).rows;
