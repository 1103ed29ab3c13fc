/** Only here: two releases of one commit have the same bytes, and a server runs, publishes and is read from an archive alone. */
import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, type TestContext, test } from "node:test";
import { healthFrom } from "@bluezone/health/main";
import { sheets } from "@bluezone/paper/sheet-pdf";
import { SHEET } from "@bluezone/paper/testing/sheet-sample";
import { freePorts } from "@bluezone/server-kit/testing/free-port";
import { noPostgres, startPostgres } from "@bluezone/server-kit/testing/postgres";
import { readEnv } from "../../apps/cli/src/env-file.ts";
import { runForTest } from "../../apps/cli/src/testing/run-for-test.ts";
import { writeBundle } from "../../release/bundle.ts";
import { FLAGS } from "../../release/servers.ts";
import { writeRelease } from "../../release/write-release.ts";

/** What only phones, nodes and builds have. */
const OF_PHONES =
  /^(?:expo|@expo\/|react|metro|serialport|@serialport\/|usb|@stoprocent\/|vite$|typescript|rolldown|echarts|docx)/;
/** Of the bundle beside Node, in bytes, and of an idle server on PostgreSQL, in kB. */
const MOST_BYTES = 60e6;
const MOST_IDLE = 120 * 1_024;

const work = mkdtempSync(join(tmpdir(), "bluezone-release-test-"));
/** The archive's folder, in a place where nothing else is. */
let bundle = "";
let sums: readonly string[] = [];
/** Where the health server is, as the file of issuers says. */
let healthAt = "";
const issuers = join(work, "health/public/issuers.json");
after(() => rmSync(work, { recursive: true, force: true }));

before(async () => {
  for (const name of ["first", "second"]) await writeRelease(["keys"], join(work, name), false, () => {});
  sums = ["first", "second"].map((name) => readFileSync(join(work, name, "SHA256SUMS"), "utf8"));
  const alone = join(work, "alone");
  mkdirSync(alone);
  const [archive = ""] = readdirSync(join(work, "first")).filter((file) => file.endsWith(".tar.gz"));
  execFileSync("tar", ["-xzf", join(work, "first", archive), "-C", alone]);
  bundle = join(alone, readdirSync(alone)[0]!);
  const [port, metrics] = await freePorts(2);
  healthAt = `http://127.0.0.1:${port}`;
  const made = await runForTest([
    ...["init", "health", "--data", join(work, "health"), "--port", `${port}`],
    ...["--metrics", `127.0.0.1:${metrics}`, "--url", healthAt, "--authority", "vn.example"],
  ]);
  assert.equal(made.exit, 0, made.remarks.join("\n"));
});

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);

/** The bundle's command, with nothing of this machine's environment. */
const command = (...words: string[]) =>
  [join(bundle, "bin/node"), [...FLAGS, join(bundle, "lib/main.mjs"), ...words]] as const;

function call(...words: string[]): string {
  const [node, argv] = command(...words);
  return execFileSync(node, argv, { cwd: work, env: {}, encoding: "utf8" });
}

/** Runs the key server until it is stopped, at the latest with the test; resolves once it listens. */
async function serve(t: TestContext, env: string): Promise<ChildProcess> {
  const [node, argv] = command("serve", "keys", "--env", env);
  const child = spawn(node, argv, { cwd: work, env: {}, stdio: ["ignore", "ignore", "pipe"] });
  t.after(() => void child.kill("SIGKILL"));
  const [first] = (await Promise.race([
    once(createInterface(child.stderr), "line"),
    once(child, "exit").then(() => ["it ended without a word"]),
  ])) as [string];
  assert.match(first, /^http:/);
  return child;
}

/** Makes the home of a key server in a folder of this name; gives its port. */
async function setUp(name: string): Promise<number> {
  const [port, metrics] = await freePorts(2);
  const listening = ["--port", `${port}`, "--metrics", `127.0.0.1:${metrics}`];
  call("init", "keys", "--data", join(work, name), ...listening, "--issuers", issuers);
  return port!;
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  assert.deepEqual(await once(child, "exit"), [0, null]);
}

test("two releases of the same commit have the same bytes", () => {
  assert.match(sums[0]!, /^[0-9a-f]{64} {2}bluezone-keys-\d+\.\d+\.\d+-\S+\.tar\.gz\n$/);
  assert.equal(sums[0], sums[1]);
});

test("V27: a server is given what it reaches, with every licence and hash, and nothing of phones, nodes, desks and builds", () => {
  const { components } = JSON.parse(readFileSync(join(bundle, "sbom.cdx.json"), "utf8")) as {
    components: readonly {
      name: string;
      licenses: readonly object[];
      hashes: readonly { content: string }[];
    }[];
  };
  const names = components.map(({ name }) => name);
  for (const needed of ["fastify", "pg", "@electric-sql/pglite", `node-${process.platform}-${process.arch}`])
    assert.ok(names.includes(needed), needed);
  assert.deepEqual(
    names.filter((name) => OF_PHONES.test(name)),
    [],
  );
  const licences = readFileSync(join(bundle, "LICENCES.txt"), "utf8");
  for (const { name, licenses, hashes } of components) {
    assert.equal(licenses.length, 1, name);
    assert.match(hashes[0]!.content, /^[0-9a-f]{128}$/, name);
    assert.ok(licences.includes(`\n${name} `), name);
  }
  assert.ok(sizeOf(bundle) - statSync(join(bundle, "bin/node")).size <= MOST_BYTES, `${sizeOf(bundle)}`);
});

test("its command says its version, holds the canary, and sends to other servers' releases", () => {
  assert.match(call("--version"), /^\d+\.\d+\.\d+ \(commit [0-9a-f]{12}/);
  assert.throws(() => call("serve", "health"), /the health server has its own/);
  assert.throws(() => call("node"), /run it from the repository/);
  // All of it is loaded before what is missing is said.
  assert.throws(() => call("canary", "--data", join(work, "canary")), /a first run needs --keys/);
});

test("from the archive alone a key server is set up, takes keys, hands them out as published clients expect, and is backed up", async (t) => {
  const env = join(work, "keys/keys.env");
  const port = await setUp("keys");
  const silent = { emit: () => {} };
  const health = await healthFrom(await readEnv(join(work, "health/health.env")), silent);
  try {
    await health.start();
    const admin = await health.createApiKey({ kind: "admin", name: "Trạm Y tế", hotline: "19009095" });
    const device = await health.createApiKey({ kind: "device", name: "Bluezone" });
    const server = await serve(t, env);
    const asked = join(work, "conform.env");
    writeFileSync(asked, `BLUEZONE_API_KEY=${admin.key}\nBLUEZONE_DEVICE_KEY=${device.key}\n`, {
      mode: 0o600,
    });
    const [node, argv] = command(
      ...["conform", "--keys", `http://127.0.0.1:${port}`, "--health", healthAt, "--env", asked],
    );
    // The health server lives in this process: it must not wait for the call.
    const conform = spawn(node, argv, { cwd: work, env: {}, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [conform.stdout, conform.stderr]) stream.on("data", (part) => (said += part));
    const [status] = await once(conform, "exit");
    assert.equal(status, 0, said);
    assert.match(said, /^pass /m);
    await stop(server);
    assert.match(
      call("backup", "--server", "keys", "--env", env, "--out", join(work, "x.backup")),
      /SHA-256/,
    );
  } finally {
    await health.stop();
  }
});

test("a desk's server prints the same bytes from its bundle as from the repository: compiler, fonts and templates are in it", async () => {
  const folder = join(work, "rollout");
  await writeBundle("rollout", folder, async () => []);
  const input = JSON.stringify([SHEET]);
  const printed = execFileSync(join(folder, "bin/node"), [join(folder, "lib/press-main.mjs")], {
    ...{ cwd: work, env: {}, input },
    maxBuffer: 64e6,
  });
  assert.ok(printed.equals(sheets([SHEET])));
});

test("idle on PostgreSQL it takes 120 MB at most", { skip: noPostgres }, async (t) => {
  const postgres = await startPostgres({ fsync: false });
  t.after(() => postgres.remove());
  const port = await setUp("idle");
  const env = join(work, "idle/keys.env");
  appendFileSync(env, `DATABASE_URL=${await postgres.fresh()}\n`);
  const begun = performance.now();
  const server = await serve(t, env);
  t.diagnostic(`listening after ${(performance.now() - begun).toFixed(0)} ms`);
  assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 200);
  const [, peak = ""] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${server.pid}/status`, "utf8")) ?? [];
  await stop(server);
  t.diagnostic(`${Math.round(Number(peak) / 1_024)} MB at most`);
  assert.ok(Number(peak) > 0 && Number(peak) <= MOST_IDLE, peak);
});
