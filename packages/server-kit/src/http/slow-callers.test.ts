/** Callers who hold a connection without using it: who sends nothing, who sends by drops, and who reads nothing. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { after, before, test } from "node:test";
import { manualClock } from "../testing/clock.ts";
import { recordEvents } from "../testing/events.ts";
import { seededRandom } from "../testing/random.ts";
import { createHttp, type Http } from "./http.ts";

const BIG = new Uint8Array(8_000_000);
/** In milliseconds. */
const SHORT = 300;
/** Long enough for a busy machine, and far below the 30 s in which Node looks at its connections. */
const SOON = 15_000;

let http: Http;
let port: number;
before(async () => {
  http = await createHttp({
    clock: manualClock(),
    random: seededRandom("slow"),
    events: recordEvents(),
    family: "publish",
  });
  http.document(
    { method: "GET", path: "/big", summary: "Bytes.", mediaType: "image/png", maxAge: 1 },
    async () => ({ body: BIG }),
  );
  ({ port } = await http.start(0));
});
after(() => http.stop());

/** A connection that sends a text, and this much again ten times a second. */
async function hold(text: string, drop = ""): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  await once(socket, "connect");
  socket.write(text);
  const dropping = setInterval(() => drop !== "" && socket.writable && socket.write(drop), 100);
  socket.on("close", () => clearInterval(dropping));
  return socket;
}

const open = (): Promise<number> =>
  new Promise((resolve, reject) =>
    http.fastify.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );

/** Whether the server has let go of all its connections within so many milliseconds. */
async function allGone(within: number): Promise<boolean> {
  const until = performance.now() + within;
  while (performance.now() < until) {
    if ((await open()) === 0) return true;
    await new Promise((next) => setTimeout(next, 50));
  }
  return false;
}

test("who sends nothing, or by drops, is cut soon after the limit", async () => {
  const { server } = http.fastify;
  assert.ok(server.headersTimeout === 30_000 && server.requestTimeout === 30_000);
  [server.headersTimeout, server.requestTimeout] = [SHORT, SHORT];
  const held = await Promise.all([
    hold(""),
    hold("GET /big HTTP/1.1\r\nHost: x\r\n", "A: b\r\n"),
    hold("POST /v1 HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n", " "),
  ]);
  for (const socket of held) socket.resume();
  const gone = await allGone(SOON);
  for (const socket of held) socket.destroy();
  [server.headersTimeout, server.requestTimeout] = [30_000, 30_000];
  assert.ok(gone);
});

test("who asks and reads nothing is cut", async () => {
  const { server } = http.fastify;
  assert.ok(server.timeout >= 60_000 && server.timeout <= 180_000, `${server.timeout} ms`);
  const limit = server.timeout;
  server.timeout = SHORT;
  const silent = await hold("GET /big HTTP/1.1\r\nHost: x\r\n\r\n".repeat(4));
  silent.pause();
  const gone = await allGone(SOON);
  silent.destroy();
  server.timeout = limit;
  assert.ok(gone);
});
