/** The command as a process: the published vectors, streams, exit codes. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { isLocked, lockFolder } from "@bluezone/server-kit/files/folder-lock";
import { testFolder } from "@bluezone/server-kit/testing/folder";

const bluezone = fileURLToPath(new URL("main.ts", import.meta.url));
const bin = fileURLToPath(new URL("../bin/bluezone.js", import.meta.url));
const vectors = (name: string) =>
  readFile(new URL(`../../../vectors/${name}.json`, import.meta.url), "utf8").then((text) =>
    JSON.parse(text),
  );

function spawned(...argv: string[]): Promise<{ exit: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [bluezone, ...argv]);
  let [out, err] = ["", ""];
  child.stdout.on("data", (part) => (out += part));
  child.stderr.on("data", (part) => (err += part));
  return new Promise((done) => child.on("close", (exit) => done({ exit, out, err })));
}

test("protocol rpi gives the 144 published identifiers and their encrypted metadata", async () => {
  const { tek, rollingStart, metadata, intervals } = await vectors("identifiers");
  const call = ["protocol", "rpi", "--tek", tek, "--start", String(rollingStart), "--json"];
  const whole = await spawned(...call, "--metadata", metadata);
  assert.deepEqual({ exit: whole.exit, err: whole.err }, { exit: 0, err: "" });
  assert.deepEqual(JSON.parse(whole.out), intervals);
  const three = await spawned(...call, "--count", "3");
  const { enin, rpi } = intervals[2];
  assert.deepEqual(JSON.parse(three.out)[2], { enin, rpi });
  assert.equal(JSON.parse(three.out).length, 3);
});

test("protocol hmac gives the published HMACs of every clear text", async (t) => {
  const folder = testFolder(t);
  const { secret, valid } = await vectors("publish-hmac");
  const file = join(folder, "keys.json");
  for (const { keys, hmacs } of valid) {
    await writeFile(file, JSON.stringify(keys));
    const base64 = Buffer.from(secret, "hex").toString("base64");
    const { exit, out, err } = await spawned(
      "protocol",
      "hmac",
      "--keys",
      file,
      "--secret",
      base64,
      "--json",
    );
    assert.deepEqual({ exit, err }, { exit: 0, err: "" });
    assert.deepEqual(JSON.parse(out), hmacs);
  }
});

test("a wrong call ends with 64 and one line on standard error", async () => {
  const { exit, out, err } = await spawned("protocol", "rpi", "--tek", "7");
  assert.deepEqual({ exit, out }, { exit: 64, out: "" });
  assert.match(err, /^bluezone: [^\n]+\n$/);
});

test("a phone that is told to stop ends well, also by way of bin and told twice, and can be opened again", async (t) => {
  const folder = testFolder(t);
  const root = join(folder, "root.json");
  await writeFile(root, JSON.stringify({ kid: "r", publicKey: Buffer.alloc(65, 4).toString("base64") }));
  const servers = [
    "--keys",
    "http://127.0.0.1:1",
    "--health",
    "http://127.0.0.1:1",
    "--api-key",
    "k",
    "--root",
    root,
  ];
  const data = ["--data", join(folder, "phone")];
  for (const way of [bluezone, bin]) {
    const child = spawn(process.execPath, [way, "phone", "run", ...data, ...servers]);
    const ended = new Promise((done) => child.on("close", done));
    // It says that it hears nobody once it lives.
    await new Promise((done) => child.stderr.once("data", done));
    child.kill("SIGINT");
    child.kill("SIGTERM");
    assert.equal(await ended, 0);
  }
  assert.equal((await spawned("phone", "state", ...data)).exit, 0);
});

test("a server ends with its launcher, also when that is killed", async (t) => {
  const folder = testFolder(t);
  const env = await healthEnv(folder);
  // Under a Node that runs TypeScript nothing is handed over: this one says that it is older.
  const older = "data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'20.0.0'}})";
  const launcher = spawn(process.execPath, ["--import", older, bin, "serve", "health"], {
    env: { ...process.env, ...env },
  });
  launcher.stdout.resume();
  await saysWhere(launcher);
  const database = join(folder, "database");
  const inUse = await lockFolder(database).catch((error: Error) => error.message);
  const server = Number(/in use by process (\d+)/.exec(String(inUse))?.[1]);
  assert.notEqual(server, launcher.pid, "it was handed over");
  t.after(async () => (await isLocked(database)) && process.kill(server, "SIGKILL"));
  // Both streams close when the server has ended too, since it has them from the launcher.
  const closed = new Promise((done) => launcher.on("close", done));
  launcher.kill("SIGKILL");
  await closed;
  assert.equal(await isLocked(database), false);
  assert.deepEqual((await readdir(database)).sort(), ["data", "files", "folder.lock"], "everything is kept");
});

test("a server that was started directly goes on when the shell that started it has ended", {
  skip: process.platform === "win32",
}, async (t) => {
  const folder = testFolder(t);
  const env = { ...process.env, ...(await healthEnv(folder)) };
  const shell = spawn("sh", ["-c", '"$@" & echo $!', "sh", process.execPath, bin, "serve", "health"], {
    env,
  });
  let [out, err] = ["", ""];
  shell.stdout.on("data", (part) => (out += part));
  shell.stderr.on("data", (part) => (err += part));
  const said = saysWhere(shell);
  await new Promise((done) => shell.on("exit", done));
  const closed = new Promise((done) => shell.on("close", done));
  await said;
  const server = Number.parseInt(out, 10);
  try {
    // The shell had ended before the server answered, and it answers.
    const url = /http:\S+/.exec(err)?.[0];
    assert.equal((await fetch(`${url}/healthz`)).status, 200, err);
  } finally {
    process.kill(server, "SIGTERM");
    await closed;
  }
});

/** Waits until a server says where it answers; the first time of all the desk's pages are built before. */
function saysWhere({ stderr }: ReturnType<typeof spawn>): Promise<void> {
  let said = "";
  return new Promise((done) =>
    stderr?.on("data", (part) => {
      said += part;
      if (/http:\S+/.test(said)) done();
    }),
  );
}

/** Variables of a health server whose database is in a folder. */
async function healthEnv(folder: string): Promise<Record<string, string>> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return {
    HEALTH_DATA: join(folder, "database"),
    HEALTH_PORT: `${port}`,
    HEALTH_PUBLIC_URL: "https://health.example",
    HEALTH_SECRET: Buffer.alloc(32, 7).toString("base64"),
    SMS: "none",
  };
}

test("a reader that has read enough is no failure", async () => {
  const child = spawn(process.execPath, [
    bluezone,
    "protocol",
    "rpi",
    "--tek",
    "00".repeat(16),
    "--start",
    "0",
  ]);
  child.stdout.destroy();
  let err = "";
  child.stderr.on("data", (part) => (err += part));
  const exit = await new Promise((done) => child.on("close", done));
  assert.deepEqual({ exit, err }, { exit: 0, err: "" });
});
