import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type TestContext, test } from "node:test";
import { Milliseconds, Seconds } from "@bluezone/protocol/time";
import { type Fetch, fetchTransport, PATIENCE } from "./fetch-transport.ts";

const real: Fetch = (url, init) => fetch(url, init);

async function server(t: TestContext, answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const listening = createServer(answer);
  await new Promise<void>((ready) => listening.listen(0, "127.0.0.1", ready));
  t.after(() => {
    listening.closeAllConnections();
    listening.close();
  });
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

test("a POST arrives with its headers, those of every request and its body, and the answer comes back with its bytes", async (t) => {
  let came: { method?: string | undefined; body?: string; header?: unknown; always?: unknown } = {};
  const url = await server(t, async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    came = {
      method: request.method,
      body,
      header: request.headers["x-one"],
      always: request.headers["x-all"],
    };
    response.writeHead(418, { "X-Answer": "yes", "Set-Cookie": "a=1" }).end(Buffer.of(0, 255, 128));
  });
  const transport = fetchTransport(real, { "x-all": "2" });
  const { status, headers, body } = await transport({
    method: "POST",
    url,
    headers: { "x-one": "1" },
    body: "{}",
  });
  assert.deepEqual(came, { method: "POST", body: "{}", header: "1", always: "2" });
  assert.deepEqual([status, headers["x-answer"], [...body]], [418, "yes", [0, 255, 128]]);
});

test("neither cookies, nor caches, nor a referrer are used", async () => {
  let asked: Parameters<Fetch>[1] | undefined;
  const transport = fetchTransport(async (_url, init) => {
    asked = init;
    return {
      status: 200,
      url: "",
      headers: new Headers(),
      body: null,
      arrayBuffer: async () => new ArrayBuffer(0),
    };
  });
  await transport({ method: "GET", url: "http://127.0.0.1/", headers: {} });
  assert.ok(asked);
  const { credentials, cache, redirect, referrerPolicy } = asked;
  assert.deepEqual(
    [credentials, cache, redirect, referrerPolicy],
    ["omit", "no-store", "error", "no-referrer"],
  );
  assert.ok(!("body" in asked));
});

test("a redirect is refused and not followed", async (t) => {
  const paths: (string | undefined)[] = [];
  const url = await server(t, (request, response) => {
    paths.push(request.url);
    response.writeHead(302, { location: "/elsewhere" }).end();
  });
  await assert.rejects(fetchTransport(real)({ method: "GET", url: `${url}/here`, headers: {} }));
  assert.deepEqual(paths, ["/here"]);
});

test("an answer from another host is refused, also by a platform that followed a redirect unasked", async () => {
  const from =
    (url: string): Fetch =>
    async () => ({
      status: 200,
      url,
      headers: new Headers(),
      body: null,
      arrayBuffer: async () => new ArrayBuffer(2),
    });
  const ask = (url: string) =>
    fetchTransport(from(url))({ method: "GET", url: "https://keys.example/a", headers: {} });
  for (const url of [
    "https://evil.example/a",
    "http://keys.example/a",
    "https://keys.example:444/a",
    "about:blank",
  ])
    await assert.rejects(ask(url), /elsewhere/);
  assert.equal((await ask("https://keys.example/b")).body.length, 2);
});

test("an unchanged document comes back as 304 with no body", async (t) => {
  const url = await server(t, (request, response) => {
    response.writeHead(request.headers["if-none-match"] === '"1"' ? 304 : 200).end();
  });
  const answer = await fetchTransport(real)({ method: "GET", url, headers: { "if-none-match": '"1"' } });
  assert.deepEqual([answer.status, answer.body.length], [304, 0]);
});

test("a server that says nothing, or falls silent in the middle, is given up", async (t) => {
  const silent = await server(t, () => undefined);
  const cut = await server(t, (_request, response) => void response.writeHead(200).write("half"));
  const patience = { ...PATIENCE, silence: Milliseconds(100) };
  for (const url of [silent, cut])
    await assert.rejects(
      fetchTransport(real, {}, patience)({ method: "GET", url, headers: {} }),
      /no answer in time/,
    );
});

test("a slow answer that goes on coming is waited for, but not for ever", async (t) => {
  const url = await server(t, async (_request, response) => {
    response.writeHead(200);
    for (let n = 0; n < 10; n += 1) {
      response.write("x");
      await new Promise((wait) => setTimeout(wait, 150));
    }
    response.end();
  });
  const ask = (whole: number) =>
    fetchTransport(
      real,
      {},
      { ...PATIENCE, silence: Seconds(1), whole: Milliseconds(whole) },
    )({
      method: "GET",
      url,
      headers: {},
    });
  assert.equal((await ask(10_000)).body.length, 10);
  await assert.rejects(ask(200), /no answer in time/);
});

test("an answer that is too long is refused, whether its length was said or not", async (t) => {
  const said = await server(t, (_request, response) => void response.end("x".repeat(1_001)));
  const unsaid = await server(t, (_request, response) => {
    response.write("x".repeat(600));
    response.end("x".repeat(600));
  });
  const transport = fetchTransport(real, {}, { silence: Seconds(5), whole: Seconds(5), longest: 1_000 });
  for (const url of [said, unsaid])
    await assert.rejects(transport({ method: "GET", url, headers: {} }), /too long/);
});

test("no network rejects", async () => {
  await assert.rejects(fetchTransport(real)({ method: "GET", url: "http://127.0.0.1:1/", headers: {} }));
});
