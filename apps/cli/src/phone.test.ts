/** The desk and the headless phone against both real servers, over HTTP. */
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { sqliteStore } from "@bluezone/device-node/sqlite-store";
import { rootOf } from "@bluezone/keys/config/compose";
import { dayOf, isoDay } from "@bluezone/protocol/time";
import { lockFolder } from "@bluezone/server-kit/files/folder-lock";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { EXIT } from "./failure.ts";
import { type BothServers, bothServers } from "./testing/both-servers.ts";
import { runForTest } from "./testing/run-for-test.ts";

const today = isoDay(dayOf(systemClock.now(), "vietnam"));
let folder: string;
let servers: BothServers;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "bluezone-cli-"));
  servers = await bothServers();
  await writeFile(join(folder, "roots.json"), JSON.stringify(servers.roots));
});
after(async () => {
  await servers.close();
  await rm(folder, { recursive: true, force: true });
});

const desk = (...argv: string[]) =>
  runForTest(["code", ...argv, "--json"], {
    BLUEZONE_HEALTH: servers.healthUrl,
    BLUEZONE_API_KEY: servers.adminKey,
  });

async function issued(): Promise<{ code: string; uuid: string }> {
  const { exit, out } = await desk("issue", "--type", "confirmed", "--test-date", today);
  assert.equal(exit, EXIT.ok);
  return JSON.parse(out[0]!);
}

/** A phone's command; what it answers, parsed. */
async function phone(name: string, verb: string, ...argv: string[]) {
  const { exit, out, remarks } = await runForTest([
    "phone",
    verb,
    ...argv,
    "--data",
    join(folder, name),
    "--json",
  ]);
  return { exit, answer: out.length === 1 ? JSON.parse(out[0]!) : undefined, out, remarks };
}

const begin = (name: string, roots = "roots.json") =>
  phone(
    name,
    "run",
    "--once",
    ...["--keys", servers.keysUrl, "--health", servers.healthUrl, "--api-key", servers.deviceKey],
    ...["--root", join(folder, roots)],
  );

/** As if the time until the next try of a share were over. */
async function endWait(data: string): Promise<void> {
  const store = sqliteStore(join(data, "phone.sqlite"));
  const share = (await store.get("share")) as { state: object };
  await store.commit({ share: { ...share, state: { ...share.state, nextTry: null } } });
  store.close();
}

test("a code from the desk is entered, shared, and its keys stand on the key server", async () => {
  const before = await servers.published();
  const first = await begin("a");
  assert.equal(first.exit, EXIT.ok);
  assert.match(first.remarks[0]!, /hears nobody/);
  assert.ok(first.out.some((line) => JSON.parse(line).is === "config-accepted"));
  const { code, uuid } = await issued();
  assert.equal(JSON.parse((await desk("status", uuid)).out[0]!).claimed, false);
  const entered = await phone("a", "enter", code);
  assert.deepEqual([entered.exit, entered.answer.is], [EXIT.ok, "ready"]);
  assert.equal(JSON.parse((await desk("status", uuid)).out[0]!).claimed, true);
  assert.equal(await servers.published(), before, "entering a code sends no key");
  const unanswered = await phone("a", "share");
  assert.equal(unanswered.exit, EXIT.usage);
  assert.match(unanswered.remarks[0]!, /--onset/);
  assert.equal(await servers.published(), before);
  const shared = await phone("a", "share", "--onset", today);
  assert.deepEqual([shared.exit, shared.answer.is], [EXIT.ok, "shared"]);
  assert.ok((await servers.published()) > before);
  const state = await phone("a", "state");
  assert.deepEqual([state.answer.panel.is, state.answer.radio], ["positive-shared", "silent"]);
});

test("a code that the desk ended, or that never was, is refused", async () => {
  await begin("b");
  const { code, uuid } = await issued();
  assert.equal((await desk("expire", uuid)).exit, EXIT.ok);
  for (const bad of [code, "00000000", "no code"]) {
    const { exit, answer } = await phone("b", "enter", bad);
    assert.deepEqual([exit, answer.is], [EXIT.no, "refused"]);
  }
  const { exit, remarks } = await desk("issue", "--type", "confirmed");
  assert.equal(exit, EXIT.no);
  assert.match(remarks[0]!, /missing_date/);
});

test("a share that finds the key server down loses nothing and goes on later", async () => {
  await begin("c");
  const { code } = await issued();
  await phone("c", "enter", code);
  await servers.stopKeys();
  try {
    const cut = await phone("c", "share", "--onset", "none");
    assert.deepEqual([cut.exit, cut.answer.is], [EXIT.unavailable, "sending"]);
    assert.equal((await phone("c", "check")).exit, EXIT.unavailable);
  } finally {
    await servers.startKeys();
  }
  const early = await phone("c", "share");
  assert.deepEqual(
    [early.exit, early.answer.is],
    [EXIT.unavailable, "sending"],
    "it waits between two tries",
  );
  await endWait(join(folder, "c"));
  const last = await phone("c", "share");
  assert.deepEqual([last.exit, last.answer.is], [EXIT.ok, "shared"]);
});

test("lists are checked; those of a stranger's root are refused", async () => {
  await begin("d");
  const good = await phone("d", "check");
  assert.equal(good.exit, EXIT.ok);
  assert.notEqual(good.answer.state.lines.lastChecked, null);
  const { publicKey } = rootOf(signerFromPem(generateKeyPem()));
  await writeFile(join(folder, "stranger.json"), JSON.stringify({ kid: "config-root", publicKey }));
  await begin("stranger", "stranger.json");
  const { exit, answer } = await phone("stranger", "check");
  assert.equal(exit, EXIT.no);
  assert.ok(answer.events.some(({ is }: { is: string }) => is === "document-refused"));
});

test("one process at a time has a phone, and its files are its owner's only", async () => {
  await begin("e");
  const data = join(folder, "e");
  const lock = await lockFolder(data);
  const { exit, remarks } = await phone("e", "state");
  await lock.release();
  assert.equal(exit, EXIT.configuration);
  assert.match(remarks[0]!, /in use by process/);
  if (process.platform !== "win32")
    for (const name of await readdir(data))
      assert.equal((await stat(join(data, name))).mode & 0o077, 0, name);
});

test("deleting asks to be meant, and leaves an empty folder", async () => {
  await begin("f");
  assert.equal((await phone("f", "delete")).exit, EXIT.usage);
  assert.notEqual((await readdir(join(folder, "f"))).length, 0);
  assert.equal((await phone("f", "delete", "--yes")).exit, EXIT.ok);
  assert.deepEqual(await readdir(join(folder, "f")), []);
});

test("a folder without a phone, or with a broken one, is a sentence", async () => {
  for (const argv of [["state"], ["check"], ["share"], ["enter", "12345678"], ["delete", "--yes"]]) {
    const { exit, remarks } = await phone("nobody", argv[0]!, ...argv.slice(1));
    assert.equal(exit, EXIT.configuration);
    assert.match(remarks.at(-1)!, /there is no phone/);
  }
  const missing = await phone("nobody", "run", "--once", "--keys", servers.keysUrl);
  assert.equal(missing.exit, EXIT.usage);
  assert.match(missing.remarks[0]!, /needs --health/);
  await begin("g");
  const data = join(folder, "g");
  const home = await readFile(join(data, "phone.json"), "utf8");
  for (const garbage of ["", "{}", home.replace("config-root", "x".repeat(100)), "\0"]) {
    await writeFile(join(data, "phone.json"), garbage);
    assert.equal((await phone("g", "state")).exit, EXIT.badData);
  }
  await writeFile(join(data, "phone.json"), home);
  await writeFile(join(data, "phone.sqlite"), "this is no database ".repeat(300));
  const { exit, remarks } = await phone("g", "state");
  assert.equal(exit, EXIT.badData);
  assert.match(remarks[0]!, /store .* cannot be opened/);
});
