/** nginx before a key server is killed, and its line is cut in the middle of a file: phones are answered again soon, and nothing half delivered is kept or believed. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { Agent, request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { EXPORTS_ROOT, indexName } from "@bluezone/contract/keys/exports";
import { publish } from "@bluezone/contract/keys/publish";
import { Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import { dayKeys } from "../../servers/keys/src/testing/authority.ts";
import { openSite, type Site } from "../database/site.ts";
import { type Nginx, nginx, startNginx } from "../ops/nginx.ts";
import { keysInFiles, type Movable, startMovable } from "./exported.ts";
import { startProxy, type TcpProxy } from "./proxy.ts";

const skip =
  nginx === undefined || !existsSync("/usr/bin/openssl") ? "nginx or openssl is not installed" : false;
const t = parseInstant("2026-06-01T08:00:00Z");
/** Milliseconds until phones are answered again, from nginx's death on; systemd starts it after a second. */
const AWAY = 10_000;
/** In the middle of a file that a slow line carries. */
const MIDDLE = 40;
/** Shares that make a file long enough to be cut. */
const MANY = 20;

let folder: string;
let site: Site;
let server: Movable;
let line: TcpProxy;
let proxy: Nginx;
let agent: Agent;
const keys: string[] = [];
before(async () => {
  if (skip) return;
  folder = await mkdtemp(join(tmpdir(), "bluezone-cut-"));
  site = await openSite();
  server = await startMovable(site.env, t);
  site.also(server);
  line = await startProxy(Number(new URL(server.url).port));
  const nobody = "127.0.0.1:1";
  proxy = await startNginx(folder, { keys: `127.0.0.1:${line.port}`, health: nobody, rollout: nobody });
  agent = new Agent({ ca: await readFile(proxy.certificate) });
  await server.jobs(plus(t, Minutes(1)));
});
after(async () => {
  if (skip) return;
  agent?.destroy();
  await proxy?.stop();
  await line?.close();
  await site?.remove();
  await rm(folder, { recursive: true, force: true });
});

/** What a phone is answered; undefined where the answer does not come, or not to its end. */
const ask = (
  path: string,
  body?: string,
): Promise<{ readonly status: number; readonly bytes: Buffer } | undefined> =>
  new Promise((done) => {
    const sent = request(
      proxy.keys.https + path,
      {
        agent,
        method: body === undefined ? "GET" : "POST",
        headers: body === undefined ? {} : { "content-type": "application/json" },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("end", () => done({ status: answer.statusCode ?? 0, bytes: Buffer.concat(parts) }));
        answer.on("error", () => done(undefined));
      },
    );
    sent.on("error", () => done(undefined));
    sent.end(body);
  });

/** Publishes as a phone does: again until it is acknowledged. How long it took, in ms. */
async function share(minutes: number): Promise<number> {
  const now = plus(t, Minutes(minutes));
  const shared = await site.issuing.share({ keys: dayKeys(now, 14) }, now);
  const begun = performance.now();
  while ((await ask(publish.path, JSON.stringify(shared)))?.status !== 200) await pause(100);
  keys.push(...shared.temporaryExposureKeys.map(({ key }) => key));
  return performance.now() - begun;
}

/** Names of the files, past every cache. */
async function names(): Promise<readonly string[]> {
  const index = await fetch(server.url + EXPORTS_ROOT + indexName("VN"));
  return (await index.text()).split("\n").filter((name) => name !== "");
}
/** The bytes of a file as the key server gives them. */
const whole = async (name: string): Promise<Buffer> =>
  Buffer.from(await (await fetch(server.url + EXPORTS_ROOT + name)).arrayBuffer());

test("nginx killed or cut in the middle of a file: phones are answered within ten seconds, a half file is neither believed nor kept", {
  skip,
}, async (walk) => {
  const breaks = {
    killed: async () => {
      await proxy.kill();
      await pause(1_000);
      await proxy.start();
    },
    "cut off from its server": async () => {
      line.set("cut");
      await pause(1_000);
    },
  };
  for (const [i, [how, broken]] of Object.entries(breaks).entries()) {
    await Promise.all(Array.from({ length: MANY }, () => share(10 * i + 2)));
    await server.jobs(plus(t, Minutes(10 * i + 11)));
    const name = (await names()).at(-1)!;
    line.set("slow");
    const reading = ask(EXPORTS_ROOT + name);
    await pause(MIDDLE);
    const begun = performance.now();
    const breaking = broken();
    const read = await reading;
    if (read?.status === 200)
      assert.ok(read.bytes.equals(await whole(name)), `${how}: a file that was cut off looks whole`);
    await breaking;
    line.set("whole");
    await share(10 * i + 12);
    const away = performance.now() - begun;
    walk.diagnostic(`${how}: ${read?.status ?? "cut"}, answered again after ${Math.round(away)} ms`);
    assert.ok(away < AWAY, `${how}: ${away} ms`);
    const again = await ask(EXPORTS_ROOT + name);
    assert.equal(again?.status, 200, how);
    assert.ok(again.bytes.equals(await whole(name)), `${how}: nginx kept a half file`);
  }
  for (const minutes of [31, 41]) await server.jobs(plus(t, Minutes(minutes)));
  const found = await keysInFiles(site.env["KEYS_DATA"]!);
  assert.deepEqual(
    keys.map((key) => found.get(key) ?? 0),
    keys.map(() => 1),
  );
});
