import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { healthz } from "../http/healthz.ts";
import { createHttp } from "../http/http.ts";
import { manualClock } from "../testing/clock.ts";
import { recordEvents } from "../testing/events.ts";
import { seededRandom } from "../testing/random.ts";
import { readConfig } from "./config.ts";
import { serve } from "./main.ts";
import { createServer, type Server } from "./server.ts";
import { port } from "./variable.ts";

const newHttp = () =>
  createHttp({
    clock: manualClock(),
    random: seededRandom("server"),
    events: recordEvents(),
    family: "publish",
  });

async function make(order: string[], at = 0): Promise<Server> {
  const http = await newHttp();
  healthz(http, {});
  return createServer({
    http,
    port: at,
    host: "127.0.0.1",
    background: () => {
      order.push("background");
      return { stop: async () => void order.push("background stopped") };
    },
    close: async () => void order.push("closed"),
  });
}

test("a server starts, works in the background, and stops everything once, what it stands on last", async () => {
  const order: string[] = [];
  const server = await make(order);
  const { url } = await server.start();
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
  await Promise.all([server.stop(), server.stop()]);
  assert.deepEqual(order, ["background", "background stopped", "closed"]);
  await assert.rejects(fetch(url));
});

test("a server that cannot have its port closes what it stands on", async () => {
  const first = await make([]);
  const { port: taken } = await first.start();
  const order: string[] = [];
  const second = await make(order, taken);
  await assert.rejects(second.start(), /is taken by another program/);
  assert.deepEqual(order, ["closed"]);
  await first.stop();
});

test("health is 200 when every part works, else 503 with the names of those that do not", async () => {
  const http = await newHttp();
  let sound = true;
  healthz(http, {
    database: async () => sound,
    blobs: async () => (sound ? true : Promise.reject(new Error("disk"))),
  });
  const { url } = await http.start(0);
  const good = await fetch(`${url}/healthz`);
  assert.deepEqual([good.status, await good.json()], [200, { status: "ok" }]);
  const etag = good.headers.get("etag")!;
  sound = false;
  const bad = await fetch(`${url}/healthz`, { headers: { "if-none-match": etag } });
  assert.deepEqual(
    [bad.status, await bad.json()],
    [503, { status: "failing", failing: ["database", "blobs"] }],
  );
  await http.stop();
});

test("a main says where it answers, stops when told, and ends with 0", async () => {
  const stopping = new AbortController();
  const said: string[] = [];
  const order: string[] = [];
  const code = serve(
    () => make(order),
    {},
    stopping.signal,
    (line) => {
      said.push(line);
      stopping.abort();
    },
  );
  assert.equal(await code, 0);
  assert.match(said[0]!, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.equal(order.at(-1), "closed");
});

test("a main ends with 78 and one sentence for a wrong variable, and 70 without details for a defect", async () => {
  const said: string[] = [];
  const never = new AbortController().signal;
  const wrong = (env: Record<string, string | undefined>): Promise<Server> =>
    make([], readConfig(env, { port: port("KEYS_PORT") }).port);
  assert.equal(
    await serve(
      async (env) => wrong(env),
      { KEYS_PORT: "abc" },
      never,
      (line) => said.push(line),
    ),
    78,
  );
  const defect = async (): Promise<Server> => {
    throw new TypeError("the secret 93847561");
  };
  assert.equal(await serve(defect, {}, never, (line) => said.push(line)), 70);
  assert.deepEqual(
    said[0],
    'KEYS_PORT must be a port number from 1 to 65535, for example KEYS_PORT=8080; it is "abc".',
  );
  assert.match(
    said[1]!,
    /^The server failed with TypeError at packages\/server-kit\/src\/start\/server\.test\.ts:\d+; this is a defect/,
  );
});

/** Runs `runMain` in a process of its own; `script` is the body of its `create`. */
async function runProcess(
  script: string,
  onLine: (kill: () => void) => void,
): Promise<{ code: number; said: string }> {
  const main = JSON.stringify(import.meta.resolve("./main.ts"));
  const child = spawn(process.execPath, [
    "--input-type=module",
    "-e",
    `import { runMain } from ${main}; await runMain(async () => { ${script} });`,
  ]);
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    onLine(() => child.kill("SIGTERM"));
  });
  const [code] = (await once(child, "close")) as [number];
  return { code, said };
}

test("a process stops with 0 when it gets SIGTERM", async () => {
  const script =
    'const alive = setInterval(() => {}, 1e6); return { start: async () => ({ url: "http://x", port: 1 }), stop: async () => clearInterval(alive) };';
  const { code, said } = await runProcess(script, (kill) => kill());
  assert.deepEqual([code, said], [0, "http://x\n"]);
});

test("what nobody caught ends a process with 70 and not a word of its message", async () => {
  const script =
    'setTimeout(() => Promise.reject(new TypeError("secret 93847561")), 1); return new Promise(() => {});';
  const { code, said } = await runProcess(script, () => {});
  assert.equal(code, 70);
  assert.equal(said, "The server failed with TypeError at elsewhere; this is a defect of the program.\n");
});
