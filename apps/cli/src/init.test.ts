/** `init` on two homes: what it makes, what it leaves alone, and that servers start on it with nothing written by hand. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { healthFrom } from "@bluezone/health/main";
import { readKeysConfig } from "@bluezone/keys/config";
import { createFrom } from "@bluezone/keys/main";
import { create } from "@bluezone/keys/server";
import type { Tables } from "@bluezone/keys/tables";
import { Minutes, plus } from "@bluezone/protocol/time";
import { openFiles } from "@bluezone/server-kit/files/files-place";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { openEngine } from "@bluezone/server-kit/sql/open-engine";
import { readExposition } from "@bluezone/server-kit/testing/exposition";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { readEnv } from "./env-file.ts";
import { EXIT } from "./failure.ts";
import { runForTest } from "./testing/run-for-test.ts";

const folder = testFolder();

const at = (...parts: string[]): string => join(folder, ...parts);

/** A call that must go well, and its answer. */
async function call(...argv: string[]) {
  const { exit, out, remarks } = await runForTest([...argv, "--json"]);
  assert.equal(exit, EXIT.ok, remarks.join("\n"));
  return JSON.parse(out[0]!);
}

/** A call that must not, and what it says. */
async function refused(exit: number, ...argv: string[]): Promise<string> {
  const { exit: found, remarks } = await runForTest(argv);
  assert.equal(found, exit, remarks.join("\n"));
  return remarks.join("\n");
}

const initHealth = (home: string, ...more: string[]): readonly string[] => [
  ...["init", "health", "--data", at(home), "--authority", "vn.x"],
  ...(more.includes("--url") ? [] : ["--url", "https://health.example.vn"]),
  ...more,
];

test("a second run changes not a byte and says what is there", async () => {
  const snapshot = async () =>
    Object.fromEntries(
      await Promise.all(
        (await readdir(at("twice"), { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile())
          .map(async (entry) => {
            const path = join(entry.parentPath, entry.name);
            return [path, await readFile(path, "utf8")] as const;
          }),
      ),
    );
  const first = await call("init", "keys", "--data", at("twice"));
  assert.deepEqual(first.kept, []);
  const before = await snapshot();
  const second = await call("init", "keys", "--data", at("twice"));
  assert.deepEqual([second.made, second.kept], [[], first.made]);
  assert.deepEqual(await snapshot(), before);
});

test("what a killed run left out is made by the next", async () => {
  await call("init", "keys", "--data", at("killed"));
  await rm(at("killed", "public"), { recursive: true });
  await rm(at("killed", "signing", "export-v1.pem"));
  const again = await call("init", "keys", "--data", at("killed"));
  assert.deepEqual(again.made, ["public/config-root.json", "signing/export-v1.pem", "public/export-v1.pem"]);
  assert.deepEqual(
    await call("config", "root", at("killed", "signing", "config-root.pem")),
    JSON.parse(await readFile(at("killed", "public", "config-root.json"), "utf8")),
  );
});

test("every file is its owner's only, and no two homes share a secret", {
  skip: process.platform === "win32",
}, async () => {
  await call(...initHealth("a", "--sms", "https://sms.example.vn/send"));
  await call(...initHealth("b"));
  for (const entry of await readdir(at("a"), { recursive: true }))
    assert.equal((await stat(at("a", entry))).mode & 0o077, 0, entry);
  const [a, b] = [await readEnv(at("a", "health.env")), await readEnv(at("b", "health.env"))];
  assert.notEqual(a["HEALTH_SECRET"], b["HEALTH_SECRET"]);
  assert.notEqual(a["HEALTH_SECRET"], a["SMS_SECRET"]);
  assert.deepEqual([b["SMS"], b["SMS_SECRET"]], ["none", undefined]);
});

test("a call that asks for something else than stands there is refused, not half obeyed", async () => {
  await call("init", "keys", "--data", at("other"), "--port", "8090");
  await call("init", "keys", "--data", at("other"), "--port", "8090");
  assert.match(
    await refused(EXIT.configuration, "init", "keys", "--data", at("other"), "--port", "8091"),
    /KEYS_PORT/,
  );
  await call(...initHealth("health-other"));
  assert.match(
    await refused(EXIT.configuration, ...initHealth("health-other", "--issuer", "another")),
    /HEALTH_ISSUER/,
  );
  const issuers = at("health-other", "public", "issuers.json");
  await call("init", "keys", "--data", at("other"), "--issuers", issuers);
  const list = JSON.parse(await readFile(issuers, "utf8"));
  await writeFile(at("others.json"), JSON.stringify([{ ...list[0], audience: "another" }]));
  const again = (file: string) => ["init", "keys", "--data", at("other"), "--issuers", file];
  assert.match(
    await refused(EXIT.configuration, ...again(at("others.json"))),
    /issuers\.json is there already/,
  );
  await writeFile(at("none.json"), "[]");
  assert.match(await refused(EXIT.badData, ...again(at("none.json"))), /must be a JSON list of issuers/);
  await refused(EXIT.noInput, ...again(at("nowhere.json")));
});

test("a file of variables says the same to a shell, to systemd's rules and to the command line", async () => {
  const data = at("với khoảng trắng");
  const made = await runForTest(["init", "keys", "--data", data], {
    DATABASE_URL: "postgresql://u:p%40%20@db.example.vn:5432/b?sslmode=require",
  });
  assert.equal(made.exit, EXIT.ok, made.remarks.join("\n"));
  const file = join(data, "keys.env");
  const read = await readEnv(file);
  const shell = execFileSync("sh", [
    "-c",
    '. "$1"; printf "%s\\n" "$KEYS_DATA" "$KEYS_SECRETS" "$DATABASE_URL"',
    "sh",
    file,
  ]);
  assert.deepEqual(shell.toString().trim().split("\n"), [
    read["KEYS_DATA"],
    read["KEYS_SECRETS"],
    read["DATABASE_URL"],
  ]);
  assert.equal(read["KEYS_DATA"], data);
  // systemd: a value is as it stands, or between single quotes without a quote in it (systemd.exec, EnvironmentFile=).
  for (const line of (await readFile(file, "utf8")).split("\n"))
    assert.match(line, /^(?:|#.*|\w+=(?:[\w./:@%+=,-]*|'[^'\\]*'))$/);
  assert.match(await refused(EXIT.usage, "init", "keys", "--data", at("it's")), /no quote/);
});

test("a place where no folder can be made is refused in one sentence", {
  skip: !existsSync("/proc/self") && "there is no /proc",
  timeout: 20_000,
}, async () => {
  const place = ["--data", "/proc/x"];
  const health = ["--url", "https://health.example.vn", "--authority", "vn.x"];
  for (const words of [
    ["init", "keys", ...place],
    ["init", "health", ...place, ...health],
  ])
    assert.match(
      await refused(EXIT.configuration, ...words),
      /The folder \/proc\/x cannot be made; name one/,
    );
});

test("a file of variables that others can read is refused", {
  skip: process.platform === "win32",
}, async () => {
  await call("init", "keys", "--data", at("open"));
  await chmod(at("open", "keys.env"), 0o640);
  assert.match(
    await refused(EXIT.configuration, "serve", "keys", "--env", at("open", "keys.env")),
    /chmod 600/,
  );
});

test("a home of another user is refused: the server could not read what is made", {
  skip: process.platform === "win32",
}, async () => {
  // Root alone can make such a folder; to everybody else the topmost is one.
  const root = process.getuid?.() === 0;
  const theirs = root ? at("theirs") : "/";
  if (root) {
    await mkdir(theirs);
    await chown(theirs, 12_345, 12_345);
  }
  const before = await readdir(theirs);
  assert.match(
    await refused(EXIT.configuration, "init", "keys", "--data", theirs),
    /belongs to another user/,
  );
  assert.deepEqual(await readdir(theirs), before);
});

test("after both and one file handed over, servers start, a code is issued and shared, and the export is verified", async () => {
  const [keysPort, healthPort] = [await freePort(), await freePort()];
  const healthUrl = `http://127.0.0.1:${healthPort}`;
  const metrics = [`127.0.0.1:${await freePort()}`, `127.0.0.1:${await freePort()}`] as const;
  await call(...initHealth("health", "--url", healthUrl, "--port", `${healthPort}`, "--metrics", metrics[0]));
  await call("init", "keys", "--data", at("keys"), "--port", `${keysPort}`, "--metrics", metrics[1]);
  const keysFile = at("keys", "keys.env");
  await call("init", "keys", "--data", at("keys"), "--issuers", at("health", "public", "issuers.json"));
  const healthFile = at("health", "health.env");
  const make = (...argv: string[]) => call("api-key", "make", "--env", healthFile, ...argv);
  const admin = await make("--kind", "admin", "--name", "Trạm Y tế", "--hotline", "19009095");
  const device = await make("--kind", "device", "--name", "Bluezone");

  const silent = { emit: () => undefined };
  const health = await healthFrom(await readEnv(healthFile), silent);
  await health.start();
  const keys = await createFrom(await readEnv(keysFile), silent);
  const { url: keysUrl } = await keys.start();
  try {
    const phone = (verb: string, ...argv: string[]) =>
      runForTest(["phone", verb, ...argv, "--data", at("phone"), "--json"]);
    const began = await phone(
      "run",
      ...["--once", "--keys", keysUrl, "--health", healthUrl, "--api-key", device.key],
      ...["--root", at("keys", "public", "config-root.json")],
    );
    assert.ok(
      began.out.some((line) => JSON.parse(line).is === "config-accepted"),
      began.remarks.join("\n"),
    );
    const { code } = await call(
      ...["code", "issue", "--health", healthUrl, "--api-key", admin.key],
      ...[
        "--type",
        "confirmed",
        "--test-date",
        new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10),
      ],
    );
    assert.equal((await phone("enter", code)).exit, EXIT.ok);
    const shared = await phone("share", "--onset", "unknown");
    assert.equal(shared.exit, EXIT.ok, shared.out.join("\n"));
    for (const address of metrics) {
      const page = readExposition(await (await fetch(`http://${address}/metrics`)).text());
      assert.equal(page.get("bluezone_gauges_failing")?.samples[0]?.value, 0);
      assert.equal(page.get("bluezone_database_up")?.samples[0]?.value, 1);
    }
    for (const url of [keysUrl, healthUrl]) assert.equal((await fetch(`${url}/metrics`)).status, 404);
  } finally {
    await keys.stop();
    await health.stop();
  }
  const file = await exportLater(keysFile);
  const verified = await call(
    "export",
    "verify",
    file,
    "--public-key",
    at("keys", "public", "export-v1.pem"),
  );
  assert.equal(verified.signature, "verified");
});

/** As if 21 minutes had passed: the key server makes its export. The path of the first file. */
async function exportLater(keysFile: string): Promise<string> {
  const now = plus(systemClock.now(), Minutes(21));
  const clock = { now: () => now };
  const { config, places } = await readKeysConfig(await readEnv(keysFile), clock);
  const engine = await openEngine(places.database);
  const server = await create({
    config,
    clock,
    random: systemRandom,
    blobs: await openFiles(places.exports),
    database: await openDatabase<Tables>({ schema: "keys", engine }),
    events: { emit: () => undefined },
    close: () => engine.close(),
  });
  await server.runJobs(now);
  await server.stop();
  assert.ok(places.exports.at === "folder");
  const folder = join(places.exports.folder, "VN");
  const [file] = (await readdir(folder)).filter((name) => name.endsWith(".zip"));
  return join(folder, file!);
}
