import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { type Document, endpoint } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import { Days, httpDate, minus } from "@bluezone/protocol/time";
import { z } from "zod";
import { allOf, Name } from "../measure/events.ts";
import { createMetrics, type Metrics, metricsPage } from "../measure/metrics.ts";
import { StartError } from "../start/start-error.ts";
import { manualClock } from "../testing/clock.ts";
import { type RecordedEvents, recordEvents } from "../testing/events.ts";
import { seededRandom } from "../testing/random.ts";
import { createHttp, type Http } from "./http.ts";

const SECRET = "93847561";
const BUCKETS = [256, 512] as const;

/** A padded endpoint of the publish family, and a plain one of the verification family behind an API key. */
const drop = endpoint({
  method: "POST",
  path: "/v1/drop",
  summary: "Drop a letter.",
  audience: "open",
  family: "publish",
  request: z
    .object({ letter: z.string().max(60_000), padding: z.string().optional() })
    .meta({ id: "DropRequest" }),
  response: z
    .object({
      number: z.int().optional(),
      code: z.string().optional(),
      error: z.string().optional(),
      padding: z.string().optional(),
    })
    .meta({ id: "DropResponse" }),
  faults: {
    bad_request: 400,
    internal_error: 500,
    already_dropped: 409,
    partial_failure: 200,
    wrong_stamp: 400,
  },
  malformed: "bad_request",
  maxBody: 64_000,
  buckets: { request: BUCKETS, response: BUCKETS },
});
const check = endpoint({
  method: "POST",
  path: "/api/check",
  summary: "Check a box.",
  audience: "admin",
  family: "verification",
  request: z.object({ boxes: z.array(z.object({ name: z.string() })) }),
  response: z.object({
    checked: z.boolean(),
    errorCode: z.string().optional(),
    error: z.string().optional(),
  }),
  faults: { unparsable_request: 400, unauthorized: 401, internal_server_error: 500, box_unknown: 404 },
  malformed: "unparsable_request",
  maxBody: 1_000,
});
const notice: Document = {
  method: "GET",
  path: "/notices/:name",
  summary: "A notice.",
  mediaType: "text/plain; charset=us-ascii",
  maxAge: 60,
};
const shown: Document = { ...notice, path: "/shown/:name", mediaType: "image/svg+xml" };

const clock = manualClock();
let handled = 0;
let http: Http<string>;
let url: string;
let told: RecordedEvents;
let metrics: Metrics;
before(async () => {
  told = recordEvents();
  metrics = createMetrics({ clock, byDay: [] });
  http = await createHttp<string>({
    clock,
    random: seededRandom("http"),
    events: allOf(told, metrics),
    family: "publish",
    headers: { "x-api-version": "v1" },
    origins: ["https://app.example.vn"],
    about: { title: "Post office", version: "1", description: "For tests." },
    took: metrics.took,
    async admit({ audience }, header) {
      if (header("x-api-key") !== `${audience}-key`)
        throw new Fault("unauthorized", "This API key is not known.");
      return `the ${audience}`;
    },
  });
  http.route(drop, async ({ letter }, call) => {
    assert.equal(call.caller, undefined);
    handled += 1;
    if (letter === "again") throw new Fault("already_dropped", "This letter was dropped before.");
    if (letter === "soon") throw new Fault("wrong_stamp", "Come again.", 7);
    if (letter === "unlisted") throw new Fault(`code_${SECRET}`, `not in the list ${SECRET}`);
    if (letter === "defect") throw Object.assign(new TypeError(`cannot read ${SECRET}`), { statusCode: 404 });
    if (letter === "half") return { number: 1, code: "partial_failure", error: "Half of it was stored." };
    if (letter === "strange") return { number: 1, code: "never_listed" };
    if (letter === "wrong") return { number: "one" as unknown as number };
    if (letter === "more") return { number: 1, secret: SECRET } as { number: number };
    return { number: letter.length };
  });
  http.route(check, async ({ boxes }, { caller, header }) => {
    assert.equal(caller satisfies string, "the admin");
    if (header("x-test") === "first")
      return { checked: false, errorCode: "box_unknown", error: "No such box." };
    return { checked: boxes.length > 0 };
  });
  http.document(notice, async ({ name }) => {
    if (name === "broken") throw new Error(SECRET);
    if (name === "tagged") return { body: "hello", etag: '"v7"' };
    return name === "hello.txt" ? { body: "hello" } : undefined;
  });
  http.document(shown, async () => ({ body: "<svg xmlns='http://www.w3.org/2000/svg'/>" }));
  ({ url } = await http.start(0));
});
after(() => http.stop());

type Got = { status: number; body: string; headers: Headers };
async function post(path: string, body: string | object, headers: Record<string, string> = {}): Promise<Got> {
  const answer = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.text(), headers: answer.headers };
}
const bare = (body: string) => {
  const { padding: _, ...rest } = JSON.parse(body) as Record<string, unknown>;
  return rest;
};

test("a body is read by the schema and the reply has exactly a bucket's bytes", async () => {
  const { status, body, headers } = await post("/v1/drop", { letter: "xin chào" });
  assert.equal(status, 200);
  assert.equal(Buffer.byteLength(body), 256);
  assert.deepEqual(bare(body), { number: 8 });
  assert.equal(headers.get("cache-control"), "no-store");
  assert.equal(headers.get("x-api-version"), "v1");
});

test("the Date header is the injected clock's, also when it is set back, and on failures", async () => {
  clock.set(minus(clock.now(), Days(1)));
  const date = httpDate(clock.now());
  for (const path of ["/v1/drop", "/nowhere"]) assert.equal((await post(path, {})).headers.get("date"), date);
  assert.equal((await fetch(`${url}/notices/hello.txt`)).headers.get("date"), date);
  assert.equal((await fetch(`${url}/docs/json`)).headers.get("date"), date);
});

test("failures have the family's shape, status and, where the endpoint has buckets, size", async () => {
  const cases: [string, string | object, number, Record<string, unknown>][] = [
    [
      "/v1/drop",
      { letter: "again" },
      409,
      { error: "This letter was dropped before.", code: "already_dropped" },
    ],
    [
      "/v1/drop",
      { letter: 5 },
      400,
      { error: "The body is not as described, at /letter.", code: "bad_request" },
    ],
    ["/v1/drop", "{", 400, { error: "The request cannot be read.", code: "bad_request" }],
    [
      "/v1/drop",
      '{"letter":"x","__proto__":{}}',
      400,
      { error: "The request cannot be read.", code: "bad_request" },
    ],
    ["/v1/drop", { letter: "a\0b" }, 400, { error: "The request cannot be read.", code: "bad_request" }],
    [
      "/v1/drop",
      `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
      400,
      { error: "The body is not as described.", code: "bad_request" },
    ],
    ["/v1/drop", "", 400, { error: "The request cannot be read.", code: "bad_request" }],
    ["/v1/drop", "null", 400, { error: "The body is not as described.", code: "bad_request" }],
    [
      "/v1/drop",
      { letter: "x".repeat(64_000) },
      413,
      { error: "The body is longer than 64000 bytes.", code: "bad_request" },
    ],
    ["/nowhere", {}, 404, { error: "There is nothing at this address.", code: "not_found" }],
  ];
  for (const [path, sent, status, expected] of cases) {
    const got = await post(path, sent);
    assert.equal(got.status, status, path);
    assert.deepEqual(bare(got.body), expected);
    if (path === "/v1/drop") assert.equal(Buffer.byteLength(got.body), 256);
  }
  const other = await post("/v1/drop", "<letter/>", { "content-type": "text/xml" });
  assert.equal(other.status, 415);
  assert.deepEqual(bare(other.body)["code"], "bad_request");
});

test("a failure that says after how many seconds to come again has the header Retry-After, others have not", async () => {
  assert.equal((await post("/v1/drop", { letter: "soon" })).headers.get("retry-after"), "7");
  assert.equal((await post("/v1/drop", { letter: 5 })).headers.get("retry-after"), null);
});

test("the verification family has errorCode, and its own code for what cannot be read", async () => {
  const key = { "x-api-key": "admin-key" };
  const bad = await post("/api/check", { boxes: [{ name: "a" }, { name: 1 }] }, key);
  assert.equal(bad.status, 400);
  assert.deepEqual(JSON.parse(bad.body), {
    error: "The body is not as described, at /boxes/1/name.",
    errorCode: "unparsable_request",
    error_code: "unparsable_request",
  });
  const long = await post("/api/check", { boxes: [{ name: "a".repeat(1_000) }] }, key);
  assert.equal(long.status, 413);
});

test("an endpoint with a key lets nobody in without it, before the body is looked at", async () => {
  for (const headers of [{}, { "x-api-key": "device-key" }] as Record<string, string>[]) {
    const got = await post("/api/check", { nonsense: true }, headers);
    assert.equal(got.status, 401);
    assert.deepEqual(JSON.parse(got.body), {
      error: "This API key is not known.",
      errorCode: "unauthorized",
      error_code: "unauthorized",
    });
  }
  const got = await post("/api/check", { boxes: [{ name: "a" }] }, { "x-api-key": "admin-key" });
  assert.deepEqual([got.status, got.body], [200, '{"checked":true}']);
  const open = await createHttp({
    clock,
    random: seededRandom("x"),
    events: recordEvents(),
    family: "publish",
  });
  assert.throws(() => open.route(check, async () => ({ checked: true })), TypeError);
});

test("H16: an address with another method is 405 in its endpoint's words, with the methods that it takes", async () => {
  const got = await fetch(`${url}/api/check?x=1`, { method: "GET", headers: { accept: "text/html" } });
  assert.deepEqual([got.status, got.headers.get("allow")], [405, "POST"]);
  assert.equal(((await got.json()) as { errorCode: string }).errorCode, "method_not_allowed");
  assert.equal((await fetch(`${url}/api/other`)).status, 404);
  assert.equal((await fetch(`${url}/notices/hello.txt`, { method: "POST" })).status, 404);
});

test("in maintenance the endpoints that list it answer so, after they let in; the others go on", async (context) => {
  const closed = await createHttp<string>({
    clock,
    random: seededRandom("closed"),
    events: recordEvents(),
    family: "publish",
    maintenance: true,
    async admit() {
      throw new Fault("unauthorized", "This API key is not known.");
    },
  });
  context.after(() => closed.stop());
  closed.route({ ...drop, faults: { ...drop.faults, maintenance_mode: 429 } }, async () => ({ number: 1 }));
  closed.route({ ...check, faults: { ...check.faults, maintenance_mode: 429 } }, async () => ({
    checked: true,
  }));
  closed.route({ ...drop, path: "/v1/other" }, async () => ({ number: 1 }));
  const { url: there } = await closed.start(0);
  const ask = async (path: string) => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(there + path, { method: "POST", headers, body: '{"letter":"a"}' });
    return `${answer.status} ${((await answer.json()) as { code?: string }).code ?? ""}`;
  };
  assert.deepEqual(
    [await ask("/v1/drop"), await ask("/v1/other"), await ask("/api/check")],
    ["429 maintenance_mode", "200 ", "401 "],
  );
});

test("a reply that carries a code has that code's status", async () => {
  const half = await post("/v1/drop", { letter: "half" });
  assert.equal(half.status, 200);
  assert.equal(bare(half.body)["code"], "partial_failure");
  const first = await post("/api/check", { boxes: [] }, { "x-api-key": "admin-key", "x-test": "first" });
  assert.equal(first.status, 404);
});

test("a defect is 500 without a word of it, in the bucket, and is told with its kind and place", async () => {
  for (const letter of ["defect", "unlisted", "wrong", "strange"]) {
    const before = told.named("http_defect").length;
    const got = await post("/v1/drop", { letter });
    assert.equal(got.status, 500, letter);
    assert.deepEqual(bare(got.body), {
      error: "The server failed; it was noted. Try again later.",
      code: "internal_error",
    });
    assert.equal(Buffer.byteLength(got.body), 256);
    const [defect] = told.named("http_defect").slice(before);
    assert.equal(defect?.["route"], "/v1/drop");
  }
  const place = told.named("http_defect")[0]?.["place"];
  assert.match(String(place), /^packages\/server-kit\/src\/http\/http\.test\.ts:\d+$/);
  assert.equal((await fetch(`${url}/notices/broken`)).status, 500);
});

test("fields that the contract does not list never leave the server", async () => {
  const { body } = await post("/v1/drop", { letter: "more" });
  assert.deepEqual(bare(body), { number: 1 });
});

/** Status, header names in their order with the values that are not random, and body length, as they are on the wire. */
function onTheWire(headers: Record<string, string>, body: string): Promise<[number, string[], number]> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      `${url}/v1/drop`,
      { method: "POST", headers: { "content-type": "application/json", ...headers } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () =>
          resolve([answer.statusCode ?? 0, answer.rawHeaders, Buffer.concat(chunks).length]),
        );
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

test("cover traffic is answered like a real call in status, headers, their order and length, and nothing is done", async () => {
  const real = await onTheWire({ "x-share": "1" }, JSON.stringify({ letter: "a", padding: "p".repeat(222) }));
  const before = handled;
  const cover = await onTheWire({ "x-chaff": "1" }, JSON.stringify({ padding: "p".repeat(241) }));
  assert.deepEqual(cover, real);
  assert.equal(handled, before);
  assert.equal(told.all.at(-1)?.["outcome"], "chaff");
});

test("cover traffic is answered as late as a real call was, and a real call no sooner", async (t) => {
  const waits: number[] = [];
  const paced = await createHttp({
    clock,
    random: seededRandom("pace"),
    events: { emit: () => undefined },
    family: "publish",
    timer: { wait: async (length) => void waits.push(length) },
  });
  paced.route(drop, async ({ letter }) => {
    if (letter === "refused") throw new Fault("wrong_stamp", "no");
    await new Promise((resolve) => setTimeout(resolve, 40));
    return { number: 1 };
  });
  const { url: there } = await paced.start(0);
  t.after(() => paced.stop());
  const send = async (letter: string, mark: string) => {
    const headers = { "content-type": "application/json", [mark]: "1" };
    const answer = await fetch(`${there}/v1/drop`, {
      method: "POST",
      headers,
      body: `{"letter":"${letter}"}`,
    });
    await answer.arrayBuffer();
  };
  await send("refused", "x-share");
  await send("a", "x-chaff");
  assert.equal(waits.at(-1), 10, "a refusal is no share");
  const held = waits.slice(0, -1);
  assert.ok(held.length <= 1 && held.every((length) => length <= 10), "a refusal comes no sooner than cover");
  waits.length = 0;
  await send("a", "x-share");
  await send("a", "x-chaff");
  assert.equal(waits.length, 1, "the share took longer than any, and is not held");
  assert.ok(waits[0]! >= 39, `${waits[0]}`);
});

test("a document has an entity tag, and a reader who has it gets 304 without a body", async () => {
  const first = await fetch(`${url}/notices/hello.txt`);
  assert.equal(first.status, 200);
  assert.equal(await first.text(), "hello");
  assert.equal(first.headers.get("content-type"), "text/plain; charset=us-ascii");
  assert.equal(first.headers.get("cache-control"), "public, max-age=60");
  const etag = first.headers.get("etag")!;
  for (const known of [etag, `"other", ${etag}`, `W/${etag}`, "*"]) {
    const again = await fetch(`${url}/notices/hello.txt`, { headers: { "if-none-match": known } });
    assert.deepEqual([again.status, await again.text(), again.headers.get("etag")], [304, "", etag]);
  }
  const stale = await fetch(`${url}/notices/hello.txt`, { headers: { "if-none-match": '"other"' } });
  assert.equal(stale.status, 200);
  assert.equal((await fetch(`${url}/notices/tagged`)).headers.get("etag"), '"v7"');
  const head = await fetch(`${url}/notices/hello.txt`, { method: "HEAD" });
  assert.deepEqual([head.status, head.headers.get("content-length")], [200, "5"]);
  assert.equal((await fetch(`${url}/notices/none`)).status, 404);
});

test("pages of a listed origin may call and read Date and ETag; others may not", async () => {
  const preflight = (origin: string) =>
    fetch(`${url}/v1/drop`, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "POST" },
    });
  const good = await preflight("https://app.example.vn");
  assert.equal(good.status, 204);
  assert.equal(good.headers.get("access-control-allow-origin"), "https://app.example.vn");
  assert.match(good.headers.get("access-control-allow-headers") ?? "", /content-type.*x-chaff/);
  const answer = await post("/v1/drop", { letter: "a" }, { origin: "https://app.example.vn" });
  assert.equal(answer.headers.get("access-control-expose-headers"), "date, etag");
  assert.equal(answer.headers.get("vary"), "origin");
  for (const origin of ["https://evil.example", "null"]) {
    assert.equal((await preflight(origin)).headers.get("access-control-allow-origin"), null);
    assert.equal(
      (await post("/v1/drop", { letter: "a" }, { origin })).headers.get("access-control-allow-origin"),
      null,
    );
  }
});

test("browsers are told to do nothing with an answer", async () => {
  const { headers } = await post("/nowhere", {});
  assert.equal(headers.get("x-content-type-options"), "nosniff");
  assert.equal(headers.get("content-security-policy"), "default-src 'none'; frame-ancestors 'none'");
  assert.equal(headers.get("referrer-policy"), "no-referrer");
});

test("V31: a page of ours shares no window and asks for nothing but the camera, and only what is public is shown elsewhere", async () => {
  const { headers } = await post("/nowhere", {});
  assert.equal(headers.get("cross-origin-opener-policy"), "same-origin");
  assert.equal(headers.get("cross-origin-resource-policy"), "same-origin");
  const permissions = headers.get("permissions-policy") ?? "";
  for (const said of ["camera=(self)", "microphone=()", "geolocation=()", "usb=()"])
    assert.ok(permissions.split(", ").includes(said), said);
  const open = await fetch(`${url}/shown/hello.svg`);
  assert.equal(open.status, 200);
  assert.equal(open.headers.get("cross-origin-resource-policy"), "cross-origin");
  assert.equal(open.headers.get("cross-origin-opener-policy"), "same-origin");
});

test("data goes without the headers of pages, known or not; a page at its address has them", async () => {
  const first = await fetch(`${url}/notices/hello.txt`);
  const etag = first.headers.get("etag")!;
  const known = await fetch(`${url}/notices/hello.txt`, { headers: { "if-none-match": etag } });
  const gone = await fetch(`${url}/notices/none`);
  assert.deepEqual([first.status, known.status, gone.status], [200, 304, 404]);
  const names = ({ headers }: Response) => [...headers.keys()].filter((name) => !name.startsWith("access-"));
  for (const answer of [first, known, gone]) {
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
    for (const name of names(answer)) assert.doesNotMatch(name, /policy|frame/, `${answer.status}`);
  }
  const page = await fetch(`${url}/notices/none`, { headers: { accept: "text/html" } });
  assert.match(page.headers.get("content-type") ?? "", /^text\/html/);
  assert.match(page.headers.get("content-security-policy") ?? "", /default-src 'none'/);
  assert.equal(page.headers.get("x-frame-options"), "DENY");
});

test("an address that cannot be read is a coded 400, and what is not HTTP is 400", async () => {
  const bad = await fetch(`${url}/notices/%E0%A4%A`);
  assert.equal(bad.status, 400);
  assert.deepEqual(await bad.json(), { error: "The request cannot be read.", code: "bad_request" });
  const long = await fetch(`${url}/notices/${"a".repeat(500)}`);
  assert.ok(long.status === 404 || long.status === 414 || long.status === 400, `${long.status}`);
  const raw = await new Promise<string>((resolve) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.end("hello\r\n\r\n"));
    socket.setEncoding("utf8").on("data", resolve);
  });
  assert.match(raw, /^HTTP\/1\.1 400 /);
});

test("the API is described: endpoints, codes, documents, one component a named schema; and there is a page", async () => {
  const api = (await (await fetch(`${url}/docs/json`)).json()) as {
    openapi: string;
    paths: Record<
      string,
      Record<
        string,
        { summary: string; security?: object[]; responses: Record<string, { description: string }> }
      >
    >;
    components: { schemas: object };
  };
  assert.equal(api.openapi, "3.1.0");
  assert.deepEqual(Object.keys(api.paths).sort(), [
    "/api/check",
    "/notices/{name}",
    "/shown/{name}",
    "/v1/drop",
  ]);
  assert.deepEqual(Object.keys(api.components.schemas).sort(), ["DropRequest", "DropResponse"]);
  const endpoint = api.paths["/v1/drop"]?.["post"];
  assert.deepEqual(Object.keys(endpoint?.responses ?? {}), ["200", "400", "409", "500"]);
  assert.equal(endpoint?.responses["400"]?.description, "bad_request, wrong_stamp");
  assert.deepEqual(api.paths["/api/check"]?.["post"]?.security, [{ apiKey: [] }]);
  const page = await fetch(`${url}/docs`);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /swagger-ui/);
  assert.match(page.headers.get("content-security-policy") ?? "", /script-src 'self';/);
});

test("events and metrics tell routes and outcomes, and nothing that was sent", async () => {
  const alreadyDropped = async () =>
    Number(
      /bluezone_http_answered_total\{outcome="already_dropped",route="\/v1\/drop"\} (\d+)\n/.exec(
        await metrics.text(),
      )?.[1] ?? 0,
    );
  const before = await alreadyDropped();
  await post("/v1/drop", { letter: "again" });
  await post("/v1/drop", { letter: SECRET }, { "user-agent": `agent ${SECRET}` });
  await fetch(`${url}/notices/${SECRET}?q=${SECRET}`);
  await post(`/${SECRET}`, { letter: SECRET });
  const everything = JSON.stringify(told.all) + (await metrics.text());
  assert.ok(!everything.includes(SECRET) && !everything.includes("127.0.0.1"), everything);
  assert.equal(await alreadyDropped(), before + 1);
  assert.deepEqual(told.all.at(-1), { event: "http_answered", route: Name("unknown"), outcome: "not_found" });
});

test("the operator's own port shows the counters", async (t) => {
  await post("/v1/drop", { letter: "one" });
  const operator = await createHttp({
    clock,
    random: seededRandom("x"),
    events: recordEvents(),
    family: "publish",
  });
  t.after(() => operator.stop());
  metricsPage(operator, metrics);
  const at = await operator.start(0);
  const page = await fetch(`${at.url}/metrics`);
  assert.equal(page.headers.get("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  assert.match(
    await page.text(),
    /^bluezone_http_seconds_bucket\{le="0.005",route="\/v1\/drop",status="2xx"\} \d+$/m,
  );
  assert.equal((await fetch(`${url}/metrics`)).status, 404);
});

test("V21: a client that says nonsense and never closes its half holds no connection", async () => {
  const socket = connect({ port: Number(new URL(url).port), host: "127.0.0.1", allowHalfOpen: true });
  socket.write("NONSENSE\r\n\r\n");
  let heard = "";
  for await (const part of socket) heard += part;
  assert.match(heard, /^HTTP\/1\.1 400 /);
  const open = () =>
    new Promise<number>((done) => http.fastify.server.getConnections((_, count) => done(count)));
  // Kept-alive connections of other tests are others: this one is the one whose client's port it is.
  for (let tries = 0; (await open()) > 0 && tries < 100; tries += 1) {
    http.fastify.server.closeIdleConnections();
    await new Promise((next) => setTimeout(next, 20));
  }
  assert.equal(await open(), 0);
  socket.destroy();
});

test("a taken port is one sentence, and a stop ends the request under way", async () => {
  const second = await createHttp({
    clock,
    random: seededRandom("x"),
    events: recordEvents(),
    family: "publish",
  });
  const taken = Number(new URL(url).port);
  await assert.rejects(second.start(taken), (error: Error) => {
    assert.ok(error instanceof StartError);
    assert.equal(
      error.message,
      `Port ${taken} of 127.0.0.1 is taken by another program; stop that one, or choose another port.`,
    );
    return true;
  });

  const slow = await createHttp({
    clock,
    random: seededRandom("x"),
    events: recordEvents(),
    family: "publish",
  });
  const entered = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  slow.route(drop, async () => {
    entered.resolve();
    await go.promise;
    return { number: 1 };
  });
  const at = await slow.start(0);
  assert.equal(at.url, `http://127.0.0.1:${at.port}`);
  const asked = fetch(`${at.url}/v1/drop`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"letter":"a"}',
  });
  await entered.promise;
  const stopped = slow.stop();
  go.resolve();
  assert.equal((await asked).status, 200);
  await stopped;
  await assert.rejects(fetch(at.url));
});
