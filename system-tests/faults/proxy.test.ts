import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, test } from "node:test";
import { startProxy } from "./proxy.ts";

let server: Server;
/** Bodies in the order in which they came. */
let heard: string[] = [];
before(async () => {
  server = createServer(async (request, answer) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    heard.push(Buffer.concat(parts).toString());
    answer.end(`answer to ${heard.at(-1)?.slice(0, 8)}`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});
after(() => server.close());
beforeEach(() => {
  heard = [];
});

const twoCame = async () => {
  while (heard.length < 2) await new Promise((done) => setImmediate(done));
};

async function proxied() {
  const proxy = await startProxy((server.address() as AddressInfo).port);
  const ask = async (body: string, within = 5_000) => {
    const request = fetch(`http://127.0.0.1:${proxy.port}`, {
      method: "POST",
      body,
      headers: { connection: "close" },
      signal: AbortSignal.timeout(within),
    });
    return request.then((answer) => answer.text()).catch(() => "nothing");
  };
  return { proxy, ask };
}

test("a whole line carries a call and its answer, also bodies of a megabyte", async (t) => {
  const { proxy, ask } = await proxied();
  t.after(proxy.close);
  assert.equal(await ask("a".repeat(1_000_000)), "answer to aaaaaaaa");
  assert.equal(heard[0]?.length, 1_000_000);
});

test("a cut line carries nothing, and everything again once it is whole", async (t) => {
  const { proxy, ask } = await proxied();
  t.after(proxy.close);
  proxy.set("cut");
  assert.equal(await ask("a"), "nothing");
  assert.deepEqual(heard, []);
  proxy.set("whole");
  assert.equal(await ask("b"), "answer to b");
});

test("a line that is deaf lets nothing through; the call arrives when its caller has long given up", async (t) => {
  const { proxy, ask } = await proxied();
  t.after(proxy.close);
  proxy.set("deaf");
  assert.equal(await ask("a", 100), "nothing");
  assert.deepEqual(heard, []);
  proxy.set("whole");
  assert.equal(await ask("b"), "answer to b");
  await twoCame();
  assert.deepEqual(heard.sort(), ["a", "b"]);
});

test("a line that is mute lets the call through and holds its answer up", async (t) => {
  const { proxy, ask } = await proxied();
  t.after(proxy.close);
  proxy.set("mute");
  assert.equal(await ask("a", 300), "nothing");
  assert.deepEqual(heard, ["a"]);
  const late = ask("b");
  await twoCame();
  proxy.set("whole");
  assert.equal(await late, "answer to b");
});

test("a late line and a slow one carry the same, later", async (t) => {
  const { proxy, ask } = await proxied();
  t.after(proxy.close);
  for (const line of ["late", "slow"] as const) {
    proxy.set(line);
    const began = performance.now();
    assert.equal(await ask("c".repeat(5_000)), "answer to cccccccc");
    assert.ok(performance.now() - began > 90, line);
  }
  assert.deepEqual(
    heard.map((body) => body.length),
    [5_000, 5_000],
  );
});

test("a line that says everything twice brings two calls and one answer", async (t) => {
  const { proxy, ask } = await proxied();
  t.after(proxy.close);
  proxy.set("twice");
  assert.equal(await ask("a"), "answer to a");
  await twoCame();
  assert.deepEqual(heard, ["a", "a"]);
});
