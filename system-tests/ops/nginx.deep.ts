/** The three servers behind the real nginx with the shipped configuration: a phone, caches, limits, and nothing kept of who called. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, statSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { connect as http2Connect } from "node:http2";
import { Agent, request } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { type SecureVersion, connect as tlsConnect } from "node:tls";
import { promisify } from "node:util";
import { CHAFF_HEADER, REAL_HEADER } from "@bluezone/contract/endpoint";
import { CONTACT_COLUMNS, importContacts } from "@bluezone/contract/health/contacts";
import { RESULT_COLUMNS, type ResultColumn, uploadResults } from "@bluezone/contract/health/results";
import { publish } from "@bluezone/contract/keys/publish";
import { attachLetter } from "@bluezone/contract/rollout/directives";
import { importUnits, UNIT_COLUMNS } from "@bluezone/contract/units";
import { dayOf, isoDay } from "@bluezone/protocol/time";
import { readExposition } from "@bluezone/server-kit/testing/exposition";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { staffEndpoints } from "@bluezone/staff/testing/endpoints";
import { type SignedIn, signIn } from "@bluezone/staff/testing/sign-in";
import { type Nginx, nginx, startNginx } from "./nginx.ts";
import { type Servers, startServers, unitOf } from "./servers.ts";

const skip =
  nginx === undefined || !existsSync("/usr/bin/openssl") ? "nginx or openssl is not installed" : false;
const main = resolve(import.meta.dirname, "../../apps/cli/src/main.ts");
const run = promisify(execFile);

let folder: string;
let servers: Servers;
let proxy: Nginx;
let ca: string;
let agent: Agent;
before(async () => {
  if (skip) return;
  folder = await mkdtemp(join(tmpdir(), "bluezone-nginx-"));
  servers = await startServers();
  proxy = await startNginx(folder, {
    keys: servers.keys.at,
    health: servers.health.at,
    rollout: servers.rollout.at,
  });
  ca = await readFile(proxy.certificate, "utf8");
  agent = new Agent({ ca, keepAlive: true });
});
after(async () => {
  if (skip) return;
  agent?.destroy();
  await proxy?.stop();
  await servers?.stop();
  await rm(folder, { recursive: true, force: true });
});

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** A call over HTTP/1.1. */
async function call(
  url: string,
  options: { body?: string; headers?: Record<string, string>; by?: Agent } = {},
): Promise<Answer> {
  const { body, headers = {}, by = agent } = options;
  const method = body === undefined ? "GET" : "POST";
  const type = body === undefined ? {} : { "content-type": "application/json" };
  const sent = request(url, { method, agent: by, headers: { ...type, ...headers } });
  // A server that refuses a body early may close before it has read all of it.
  sent.on("error", () => {});
  sent.end(body);
  const [answer] = await once(sent, "response");
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part);
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) };
}

/** The same over HTTP/2. */
async function call2(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { origin, pathname } = new URL(url);
  const session = http2Connect(origin, { ca });
  const stream = session.request({ ":path": pathname, ...headers });
  const [answer] = await once(stream, "response");
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  session.close();
  return { status: Number(answer[":status"]), headers: answer, body: Buffer.concat(parts) };
}

/** How often the key server itself has answered a route. */
async function askedFor(route: string): Promise<number> {
  const page = readExposition(await (await fetch(`http://${servers.keys.metrics}/metrics`)).text());
  return (page.get("bluezone_http_seconds")?.samples ?? [])
    .filter(({ name, labels }) => name.endsWith("_count") && labels.get("route") === route)
    .reduce((sum, { value }) => sum + value, 0);
}

/** What the command line answers, a value a line. */
async function cli(...argv: string[]) {
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: proxy.certificate };
  const { stdout } = await run(process.execPath, [main, ...argv, "--json"], { env });
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

test("published clients are answered as they expect, all through TLS", { skip }, async () => {
  const [{ passed, cases }] = await cli(
    ...["conform", "--keys", proxy.keys.https, "--health", proxy.health.https],
    ...["--admin-key", servers.adminKey, "--device-key", servers.deviceKey],
  );
  assert.equal(passed, true, JSON.stringify(cases));
});

test("a phone reads its configuration, enters a code and shares, all through TLS", { skip }, async () => {
  const data = ["--data", join(folder, "phone")];
  const began = await cli(
    ...["phone", "run", "--once", ...data, "--keys", proxy.keys.https, "--health", proxy.health.https],
    ...["--api-key", servers.deviceKey, "--root", join(servers.folder, "keys", "public", "config-root.json")],
  );
  assert.ok(
    began.some(({ is }) => is === "config-accepted"),
    JSON.stringify(began),
  );
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const [{ code }] = await cli(
    ...["code", "issue", "--health", proxy.health.https, "--api-key", servers.adminKey],
    ...["--type", "confirmed", "--test-date", today],
  );
  assert.equal((await cli("phone", "enter", code, ...data))[0].is, "ready");
  assert.equal((await cli("phone", "share", "--onset", "none", ...data))[0].is, "shared");
});

test("TLS is 1.2 or newer", { skip }, async () => {
  const speaks = async (version: SecureVersion): Promise<boolean> => {
    const ciphers = version === "TLSv1.1" ? { ciphers: "DEFAULT@SECLEVEL=0" } : {};
    const socket = tlsConnect({
      port: Number(new URL(proxy.keys.https).port),
      host: "127.0.0.1",
      servername: "localhost",
      ca,
      minVersion: version,
      maxVersion: version,
      ...ciphers,
    });
    const spoken = await once(socket, "secureConnect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    return spoken;
  };
  assert.deepEqual(
    [await speaks("TLSv1.1"), await speaks("TLSv1.2"), await speaks("TLSv1.3")],
    [false, true, true],
  );
});

test("without TLS a call is sent to the address with it", { skip }, async () => {
  const answer = await fetch(`${proxy.keys.http}/v1/config`, { redirect: "manual" });
  assert.deepEqual(
    [answer.status, answer.headers.get("location")],
    [308, "https://keys.example.vn/v1/config"],
  );
});

test("an export file has the server's bytes, tag and lifetime, is unchanged for who has it, and is asked for once", {
  skip,
}, async () => {
  const end = Math.floor(Date.now() / 600_000) * 600;
  const name = `${end - 600}-${end}-00001.zip`;
  await mkdir(join(servers.folder, "keys", "exports", "VN"), { recursive: true });
  await writeFile(join(servers.folder, "keys", "exports", "VN", name), Buffer.alloc(20_000, 7));
  const own = await fetch(`http://${servers.keys.at}/exports/VN/${name}`);
  const before = await askedFor("/exports/:shard/:file");
  const url = `${proxy.keys.https}/exports/VN/${name}`;
  for (const answer of [
    await call(url),
    await call2(url),
    await call(url, { headers: { "accept-encoding": "gzip" } }),
  ]) {
    assert.equal(answer.status, 200);
    assert.ok(answer.body.equals(Buffer.alloc(20_000, 7)));
    assert.equal(answer.headers.etag, own.headers.get("etag"));
    assert.equal(answer.headers["content-encoding"], undefined);
    assert.match(answer.headers["cache-control"]!, /^public, max-age=\d+, immutable/);
  }
  const known = { "if-none-match": own.headers.get("etag")! };
  for (const answer of [await call(url, { headers: known }), await call2(url, known)])
    assert.deepEqual([answer.status, answer.body.length], [304, 0]);
  assert.equal((await askedFor("/exports/:shard/:file")) - before, 1);
});

test("the configuration keeps its tag, and the time of the answer is now", { skip }, async () => {
  const first = await call(`${proxy.keys.https}/v1/config`);
  assert.equal(first.status, 200);
  const again = await call(`${proxy.keys.https}/v1/config`, {
    headers: { "if-none-match": first.headers.etag! },
  });
  assert.equal(again.status, 304);
  assert.ok(Math.abs(Date.parse(again.headers.date!) - Date.now()) < 5_000);
});

test("a document that changes comes anew when its time is over, however often it was asked for before", {
  skip,
}, async () => {
  let said = 0;
  const server = createServer((_, answer) => {
    answer.writeHead(200, { "content-type": "application/json", "cache-control": "public, max-age=1" });
    answer.end(`{"said":${++said}}`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const at = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const own = join(folder, "changing");
  await mkdir(own);
  const other = await startNginx(own, { keys: at, health: at, rollout: at });
  const strangers = new Agent({ rejectUnauthorized: false, keepAlive: true });
  try {
    const says = async () =>
      (await call(`${other.keys.https}/v1/windows`, { by: strangers })).body.toString();
    const heard: string[] = [];
    for (const until = Date.now() + 4_500; Date.now() < until; await wait(50)) heard.push(await says());
    const changes = heard.filter((one, i) => one !== heard[i - 1]);
    assert.equal(new Set(changes).size, changes.length, `nothing old comes back: ${changes}`);
    assert.ok(changes.length >= 3 && heard.length > 2 * changes.length, `${changes} of ${heard.length}`);
  } finally {
    strangers.destroy();
    await other.stop();
    server.close();
  }
});

test("cover traffic comes through, as long as a real answer and uncompressed", { skip }, async () => {
  const body = JSON.stringify({ padding: "x".repeat(3_000) });
  const headers = { [CHAFF_HEADER]: "1", "accept-encoding": "gzip" };
  const cover = await call(`${proxy.keys.https}/v1/publish`, { body, headers });
  assert.equal(cover.status, 200);
  assert.ok(
    (publish.buckets.response as readonly number[]).includes(cover.body.length),
    `${cover.body.length}`,
  );
  assert.equal(cover.headers["content-encoding"], undefined);
  const health = await call(`${proxy.health.https}/api/verify`, {
    body,
    headers: { ...headers, "x-api-key": servers.deviceKey },
  });
  assert.equal(health.status, 200);
});

test("a body that is too long is refused: by the server in its words, far above by the proxy with 413", {
  skip,
}, async () => {
  const ask = (length: number) =>
    call(`${proxy.keys.https}/v1/publish`, { body: "x".repeat(length), headers: { [REAL_HEADER]: "1" } });
  const above = await ask(64_500);
  assert.equal(JSON.parse(above.body.toString()).code, "bad_request");
  const far = await ask(200_000);
  assert.deepEqual([far.status, JSON.parse(far.body.toString()).code], [413, "bad_request"]);
});

test("a server learns nothing of who called, whatever a caller says of itself", { skip }, async (t) => {
  const seen: IncomingHttpHeaders[] = [];
  const recorder = createServer((got, reply) => {
    seen.push(got.headers);
    reply.end("{}");
  }).listen(0, "127.0.0.1");
  await once(recorder, "listening");
  t.after(() => recorder.close());
  const at = `127.0.0.1:${(recorder.address() as AddressInfo).port}`;
  const aside = await mkdtemp(join(tmpdir(), "bluezone-nginx-"));
  const other = await startNginx(aside, { keys: at, health: at, rollout: at });
  t.after(async () => {
    await other.stop();
    await rm(aside, { recursive: true });
  });
  const trusting = new Agent({ ca: await readFile(other.certificate, "utf8") });
  t.after(() => trusting.destroy());
  const says = ["x-forwarded-for", "x-real-ip", "forwarded", "x-forwarded-host", "via"];
  for (const url of [
    `${other.keys.https}/v1/publish`,
    `${other.health.https}/api/verify`,
    `${other.keys.https}/exports/VN/index.txt`,
    `${other.rollout.https}/i/abcdefgh`,
    `${other.rollout.https}/api/active/report`,
    `${other.rollout.https}/api/rollout/letters/file`,
    `${other.rollout.https}/v1/local`,
  ]) {
    const sent = request(url, {
      agent: trusting,
      headers: Object.fromEntries(says.map((name) => [name, "203.0.113.9"])),
    });
    sent.end();
    const [answer] = await once(sent, "response");
    answer.resume();
  }
  assert.equal(seen.length, 7);
  for (const headers of seen) {
    assert.doesNotMatch(JSON.stringify(headers), /203\.0\.113\.9/);
    for (const name of says) assert.ok(!headers[name], name);
  }
});

/** Sends bytes as they are; status, type and code of the answer. `announced` is the length that the head says. */
async function give(
  url: string,
  bytes: Buffer,
  headers: Record<string, string>,
  announced = bytes.length,
): Promise<{ readonly status: number; readonly type: string; readonly body: Record<string, unknown> }> {
  const trusting = new Agent({ ca });
  const sent = request(url, {
    method: "POST",
    agent: trusting,
    headers: { ...headers, "content-length": announced },
  });
  // A server that refuses a body early may close before it has all of it.
  sent.on("error", () => {});
  if (announced === bytes.length) sent.end(bytes);
  else sent.write(bytes);
  const [answer] = await once(sent, "response");
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part);
  trusting.destroy();
  return {
    status: answer.statusCode,
    type: String(answer.headers["content-type"]),
    body: JSON.parse(Buffer.concat(parts).toString()),
  };
}

test("V14: nginx takes at every endpoint of the desks what the server takes, and what is far longer is refused with a code", {
  skip,
}, async () => {
  let tried = 0;
  for (const desk of ["health", "rollout"] as const)
    for (const endpoint of await staffEndpoints(desk)) {
      if (!("maxBody" in endpoint)) continue;
      const type = "mediaTypes" in endpoint ? endpoint.mediaTypes[0]! : "application/json";
      const ask = (length: number) =>
        give(proxy[desk].https + endpoint.path, Buffer.alloc(length, 32), { "content-type": type });
      const whole = await ask(endpoint.maxBody);
      assert.deepEqual(
        [whole.status, whole.body["code"]],
        [401, "not_signed_in"],
        `${desk} ${endpoint.path}`,
      );
      if (endpoint.maxBody <= 64_000) continue;
      const far = await give(
        proxy[desk].https + endpoint.path,
        Buffer.alloc(10),
        { "content-type": type },
        50_000_000,
      );
      assert.deepEqual([far.status, far.type], [413, "application/json"], `${desk} ${endpoint.path}`);
      assert.equal(far.body["code"], "bad_request");
      tried += 1;
    }
  assert.ok(tried >= 15, `${tried} endpoints take more than the others`);
});

test("V14: through nginx a laboratory hands in files of 1,200 and 5,000 rows, contacts and units come in, and a letter of 19 MB", {
  skip,
  timeout: 120_000,
}, async () => {
  const as = (desk: "health" | "rollout", role: string, unitId: string): Promise<SignedIn> => {
    const url = `http://${servers[desk].at}`;
    return signIn({ staff: servers.staff[desk], url, name: "Danh Sóc Kheng", role, unitId });
  };
  const sends = async (
    desk: "health" | "rollout",
    person: SignedIn,
    { path }: { readonly path: string },
    bytes: Buffer,
    type = "application/json",
  ): Promise<Record<string, unknown>> => {
    const { status, body } = await give(proxy[desk].https + path, bytes, {
      "content-type": type,
      cookie: person.cookie,
    });
    assert.equal(status, 200, `${path} of ${bytes.length} bytes: ${JSON.stringify(body)}`);
    return body;
  };
  const json = (body: unknown) => Buffer.from(JSON.stringify(body));
  const day = isoDay(dayOf(systemClock.now(), "vietnam"));
  const results = (rows: number) =>
    Buffer.from(
      [
        RESULT_COLUMNS.join(","),
        ...Array.from({ length: rows }, (_, i) => {
          const cells: Partial<Record<ResultColumn, string>> = {
            ...{ reference: `M-${i}`, name: "Thạch Sên", birthYear: "1975", commune: "30478", test: "pcr" },
            ...{ result: "negative", sampleDay: day, resultDay: day },
          };
          return RESULT_COLUMNS.map((column) => cells[column] ?? "").join(",");
        }),
      ].join("\n"),
    );
  const lab = await as("health", "lab-technician", unitOf("centre"));
  const upload = { path: `${uploadResults.path}?fileName=a.csv&tellNegative=no` };
  for (const rows of [1_200, 5_000]) {
    const bytes = results(rows);
    assert.ok(bytes.length > 64 * 1_024);
    assert.equal((await sends("health", lab, upload, bytes, "text/csv"))["rows"], rows);
  }
  const officer = await as("health", "health-officer", unitOf("station"));
  const contacts = [
    CONTACT_COLUMNS.join(","),
    ...Array.from({ length: 1_200 }, (_, i) => `Thạch Sên ${i}`),
  ].join("\n");
  await sends("health", officer, importContacts, json({ csv: contacts.padEnd(70_000) }));
  const units = `${UNIT_COLUMNS.join(",")}\n`.padEnd(70_000);
  for (const desk of ["health", "rollout"] as const) {
    const administrator = await as(
      desk,
      "administrator",
      desk === "health" ? unitOf("centre") : unitOf("committee"),
    );
    await sends(desk, administrator, importUnits, json({ csv: units }));
  }
  const writer = await as("rollout", "rollout-officer", unitOf("committee"));
  const attach = { path: `${attachLetter.path}?id=${"a".repeat(16)}&version=1&name=a.pdf` };
  const letter = await give(proxy.rollout.https + attach.path, Buffer.alloc(19_000_000), {
    "content-type": "application/pdf",
    cookie: writer.cookie,
  });
  assert.deepEqual(
    [letter.status, letter.body["code"]],
    [404, "not_found"],
    "the server has read it all, and knows no such letter",
  );
});

test("V29: a stranger's file is refused before it is sent, and nothing of it lies in nginx's folders", {
  skip,
  timeout: 60_000,
}, async () => {
  const { status, body } = await give(
    `${proxy.rollout.https}${attachLetter.path}?id=x`,
    Buffer.alloc(2_000_000),
    { "content-type": "application/pdf" },
    30_000_000,
  );
  assert.deepEqual([status, body["code"]], [401, "not_signed_in"]);
  assert.deepEqual(readdirSync(join(folder, "temp", "client_body"), { recursive: true }), []);
});

test("the description of the API is not for everybody", { skip }, async () => {
  for (const site of [proxy.keys, proxy.health, proxy.rollout])
    for (const path of ["/docs", "/docs/json"])
      assert.equal((await call(site.https + path)).status, 404, site.https + path);
  assert.equal((await fetch(`http://${servers.health.at}/docs/json`)).status, 200);
});

test("past what is let through at once, phones' weekly answers are refused, and pages go on", {
  skip,
}, async () => {
  const url = `${proxy.rollout.https}/api/active/report`;
  const answers: number[] = [];
  for (let i = 0; i < 30; i += 1) answers.push((await call(url, { body: "{}" })).status);
  assert.ok(answers.slice(0, 5).every((status) => status === 400));
  assert.ok(answers.includes(503), "none was refused");
  assert.equal((await call(`${proxy.rollout.https}/healthz`)).status, 200);
});

test("while the rollout server is away, what phones were told is still given out, and a poster's page is not kept", {
  skip,
}, async () => {
  const url = `${proxy.rollout.https}/v1/local`;
  let before = await call(url);
  for (let tries = 0; before.status !== 200 && tries < 100; tries += 1) {
    await new Promise((done) => setTimeout(done, 200));
    before = await call(url);
  }
  assert.equal(before.status, 200);
  await servers.stopRollout();
  const stale = await call(url);
  assert.deepEqual([stale.status, stale.body], [200, before.body]);
  assert.equal((await call(`${proxy.rollout.https}/i/abcdefgh`)).status, 502);
});

test("while the key server is away, what was read before is still given out", { skip }, async () => {
  const url = `${proxy.keys.https}/v1/config`;
  const before = await call(url);
  await servers.stopKeys();
  const stale = await call(url);
  assert.deepEqual([stale.status, stale.body], [200, before.body]);
  assert.equal((await call(`${proxy.keys.https}/healthz`)).status, 502);
});

test("nothing was written down of any call", { skip }, () => {
  assert.doesNotMatch(proxy.said(), /client:|request:/);
  assert.equal(statSync(join(folder, "access.log")).size, 0);
});
