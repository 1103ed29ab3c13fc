import assert from "node:assert/strict";
import { existsSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { folderEngine } from "@bluezone/server-kit/sql/engine-pglite";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { runTown } from "./run-town.ts";
import { openTown } from "./stage/testing/open-town.ts";
import { keepTownFile, openTownFolder, type TownFile } from "./world/demo-mark.ts";

const folder = (t: { after(done: () => void): void }): string => {
  const made = testFolder(t);
  return made;
};
const ports = async () => ({
  TOWN_PORT: String(await freePort()),
  TOWN_KEYS_PORT: String(await freePort()),
  TOWN_HEALTH_PORT: String(await freePort()),
  TOWN_ROLLOUT_PORT: String(await freePort()),
});
const starts = (env: Record<string, string>) => runTown(env, AbortSignal.abort(), () => undefined);
const town: TownFile = { demo: true, now: 1_609_117_200_000, places: {}, walks: [], messages: {} };

/** One sentence for the operator. */
const saysOnce = (pattern: RegExp) => (error: unknown) =>
  error instanceof StartError && pattern.test(error.message) && !error.message.includes("\n");

test("a port that is taken is said in one sentence with the variable", async (t) => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
  t.after(() => other.close());
  const { port } = other.address() as { port: number };
  await assert.rejects(
    starts({ ...(await ports()), TOWN_DATA: folder(t), TOWN_PORT: String(port) }),
    saysOnce(new RegExp(`^Port ${port} is taken.*TOWN_PORT=`)),
  );
});

test("a wrong variable is said with its form and an example", async (t) => {
  await assert.rejects(
    starts({ TOWN_DATA: folder(t), TOWN_PORT: "many" }),
    saysOnce(/^TOWN_PORT must be .*for example TOWN_PORT=/),
  );
});

test("a folder with something else in it, a broken town and a real server's database are not opened", async (t) => {
  const other = folder(t);
  writeFileSync(join(other, "letter.txt"), "not a town");
  await assert.rejects(
    starts({ ...(await ports()), TOWN_DATA: other }),
    saysOnce(/not marked as a town's demo data/),
  );
  const broken = folder(t);
  writeFileSync(join(broken, "town.json"), '{"demo":true,"now":');
  await assert.rejects(starts({ ...(await ports()), TOWN_DATA: broken }), saysOnce(/broken or not marked/));
  const real = folder(t);
  keepTownFile(real, town);
  const engine = await folderEngine(join(real, "database"));
  await engine.query("create schema keys");
  await engine.close();
  await assert.rejects(
    starts({ ...(await ports()), TOWN_DATA: real }),
    saysOnce(/database .* is not marked/),
  );
});

test("a folder that cannot be made is said, also where the system refuses quietly", async () => {
  for (const data of ["/proc/nope", "/dev/null/town"])
    await assert.rejects(
      starts({ ...(await ports()), TOWN_DATA: data }),
      saysOnce(/^The town's folder .* cannot be made/),
    );
});

test("a full disk is said in one sentence, and the last state stays whole", (t) => {
  const full = folder(t);
  keepTownFile(full, town);
  symlinkSync("/dev/full", join(full, "town.json.new"));
  assert.throws(() => keepTownFile(full, { ...town, now: 1 }), saysOnce(/^The disk of .* is full/));
  assert.equal(openTownFolder(full)?.now, town.now);
});

test("the stage answers its own page on loopback and refuses other names, origins and methods", async (t) => {
  const opened = await openTown(folder(t));
  t.after(() => opened.stop());
  const { port } = new URL(opened.url);
  const own = await fetch(opened.url);
  assert.equal(own.status, 200);
  assert.match(own.headers.get("content-security-policy") ?? "", /default-src 'none'/);
  assert.match(own.headers.get("set-cookie") ?? "", /HttpOnly; SameSite=Strict/);
  const status = async (init: RequestInit, path = "/") => (await fetch(opened.url + path, init)).status;
  assert.equal(await status({ headers: { origin: "http://evil.example" } }), 403);
  assert.equal(await status({ method: "POST" }), 405);
  assert.equal(await status({}, "/../package.json"), 404);
  for (const [path, title] of [
    ["/none", "Không có trang này"],
    ["/officer/none", "Không có bàn làm việc này"],
  ] as const) {
    const page = await fetch(opened.url + path, { headers: { accept: "text/html" } });
    assert.equal(page.status, 404, path);
    assert.match(await page.text(), new RegExp(`<h1>${title}</h1>.*lang="en"`, "s"));
  }
  const typed = { accept: "text/html,*/*;q=0.8" };
  for (const [refused, status, title] of [
    [rebound(Number(port), typed), 403, "Địa chỉ này không phải của thị trấn"],
    [
      asked(`${opened.url}/`, { headers: { ...typed, origin: "http://evil.example" } }),
      403,
      "Trang khác không được đọc thị trấn",
    ],
    [asked(`${opened.url}/`, { method: "POST", headers: typed }), 405, "Địa chỉ này chỉ để xem"],
  ] as const) {
    const answer = await refused;
    assert.equal(answer.status, status, title);
    assert.match(answer.text, new RegExp(`<h1>${title}</h1>.*lang="en"`, "s"));
  }
  assert.deepEqual(await rebound(Number(port), {}), {
    status: 403,
    text: "This address is not the town's.\n",
  });
  const line = new WebSocket(`ws://127.0.0.1:${port}/stage`);
  const end = await new Promise((done) => {
    line.onopen = () => done("open");
    line.onerror = () => done("refused");
  });
  assert.equal(end, "refused", "a WebSocket without the page's token");
  assert.ok(existsSync(join(opened.folder, "town.json")));
});

/** What was answered: its status, and its text. */
type Answered = { readonly status: number; readonly text: string };

async function asked(url: string, init: RequestInit): Promise<Answered> {
  const answer = await fetch(url, init);
  return { status: answer.status, text: await answer.text() };
}

/** Asks as a page whose name a stranger's DNS points here. */
async function rebound(port: number, headers: Record<string, string>): Promise<Answered> {
  const { request } = await import("node:http");
  const { text } = await import("node:stream/consumers");
  return new Promise((resolve, reject) => {
    request({ port, host: "127.0.0.1", headers: { ...headers, host: "evil.example" } }, (answer) => {
      text(answer).then((body) => resolve({ status: answer.statusCode ?? 0, text: body }), reject);
    })
      .on("error", reject)
      .end();
  });
}
