/** Both verbs, with real variables, from the embedded database to PostgreSQL and back. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { healthFrom } from "@bluezone/health/main";
import { createFrom } from "@bluezone/keys/main";
import { rolloutFrom } from "@bluezone/rollout/main";
import { noPostgres, startPostgres, type TestPostgres } from "@bluezone/server-kit/testing/postgres";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { EXIT } from "../../failure.ts";
import { runForTest } from "../../testing/run-for-test.ts";

const SECRET = Buffer.alloc(32, 7).toString("base64");
let folder: string;
let postgres: TestPostgres;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "bluezone-cli-"));
  const issuer = { healthAuthorityID: "vn.x", issuer: "h", audience: "k", jwks: "nowhere.json" };
  await writeFile(join(folder, "issuers.json"), JSON.stringify([issuer]));
  if (!noPostgres) postgres = await startPostgres();
});
after(async () => {
  await postgres?.remove();
  await rm(folder, { recursive: true });
});

const keysEnv = { KEYS_SECRETS: SECRET, KEYS_PORT: "8080" };
const healthEnv = { HEALTH_PUBLIC_URL: "https://health.example.vn", HEALTH_SECRET: SECRET, SMS: "none" };

async function answer(
  argv: readonly string[],
  env: Record<string, string>,
): Promise<Record<string, unknown>> {
  const { exit, out, remarks } = await runForTest([...argv, "--json"], env);
  assert.deepEqual([exit, remarks], [EXIT.ok, []]);
  return JSON.parse(out[0]!) as Record<string, unknown>;
}
async function refused(
  argv: readonly string[],
  env: Record<string, string>,
  sentence: RegExp,
  exit = EXIT.configuration as number,
) {
  const got = await runForTest(argv, env);
  assert.equal(got.exit, exit, got.out.join("\n"));
  assert.match(got.remarks.join("\n"), sentence);
}

test("a key server moves to PostgreSQL and back; its root must be there, and its files", {
  skip: noPostgres,
}, async () => {
  const data = join(folder, "keys");
  const embedded = { ...keysEnv, KEYS_DATA: data, KEYS_ISSUERS: join(folder, "issuers.json") };
  const file = join(folder, "keys.backup");
  await refused(["backup", "--server", "keys", "--out", file], embedded, /holds nothing of this server yet/);
  const server = await createFrom(embedded, { emit: () => {} });
  await refused(["backup", "--server", "keys", "--out", file], embedded, /is in use by process/);
  await server.stop();
  const made = await answer(["backup", "--server", "keys", "--out", file], embedded);
  const { size, mode } = await stat(file);
  assert.deepEqual([made["bytes"], mode & 0o777], [size, 0o600]);
  await refused(["backup", "--server", "keys", "--out", file], embedded, /There is a file .* already/);
  await refused(["restore", "--server", "keys", file], embedded, /holds data of the keys server already/);

  const moved = { ...embedded, DATABASE_URL: await postgres.fresh() };
  const elsewhere = { ...moved, KEYS_DATA: join(folder, "empty") };
  await refused(
    ["restore", "--server", "keys", file],
    elsewhere,
    /config-root.pem is not in .*put back the folder of signing keys first/,
  );
  await refused(
    ["restore", "--server", "keys", file, "--keep-codes"],
    moved,
    /--keep-codes is for the health server/,
    EXIT.usage,
  );
  // Both databases have the same folder of export files.
  const take = "--take-files";
  await refused(
    ["restore", "--server", "keys", file],
    moved,
    /belong to another installation .*--take-files/,
  );
  await (await createFrom(embedded, { emit: () => {} })).stop();
  const { rows, made: at, ...mended } = await answer(["restore", "--server", "keys", file, take], moved);
  assert.deepEqual([rows, mended], [made["rows"], { found: 0, lost: 0, withheld: 0 }]);
  assert.ok(Math.abs(Number(at) - Date.now() / 1_000) < 600);
  await (await createFrom(moved, { emit: () => {} })).stop();

  const back = join(folder, "back.backup");
  await answer(["backup", "--server", "keys", "--out", back], moved);
  await rm(join(data, "database"), { recursive: true });
  await answer(["restore", "--server", "keys", back, take], embedded);
  await (await createFrom(embedded, { emit: () => {} })).stop();
});

test("a health server moves to PostgreSQL and back; its API keys are told", {
  skip: noPostgres,
}, async () => {
  const embedded = { ...healthEnv, HEALTH_DATA: join(folder, "health") };
  const first = await healthFrom(embedded);
  const { id } = await first.createApiKey({ kind: "device", name: "Bluezone" });
  await first.stop();
  const file = join(folder, "health.backup");
  const { rows } = await answer(["backup", "--server", "health", "--out", file], embedded);
  await refused(
    ["restore", "--server", "keys", file],
    {
      ...keysEnv,
      KEYS_DATA: join(folder, "keys"),
      KEYS_ISSUERS: join(folder, "issuers.json"),
      DATABASE_URL: await postgres.fresh(),
    },
    /a backup of the health server, not of keys/,
    EXIT.badData,
  );
  await refused(
    ["restore", "--server", "health", file, "--without-files"],
    embedded,
    /--without-files is for the key server/,
    EXIT.usage,
  );

  const moved = { ...embedded, DATABASE_URL: await postgres.fresh() };
  const restored = await answer(
    ["restore", "--server", "health", file, "--keep-codes", "--take-files"],
    moved,
  );
  assert.equal(restored["rows"], rows);
  assert.deepEqual(restored["apiKeys"], [{ id, kind: "device", name: "Bluezone" }]);
  const second = await healthFrom(moved);
  assert.equal(await second.disableApiKey(id), true);
  await second.stop();

  const back = join(folder, "health-back.backup");
  await answer(["backup", "--server", "health", "--out", back], moved);
  await rm(embedded.HEALTH_DATA, { recursive: true });
  const told = await runForTest(["restore", "--server", "health", back], embedded);
  assert.equal(told.exit, EXIT.ok);
  assert.match(
    told.out.join("\n"),
    /rows and \d+ files as of .*\n0 codes and 0 tokens that were open have ended/,
  );
  await (await healthFrom(embedded)).stop();
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.endsWith(".unfinished")),
    [],
  );
});

test("a rollout server moves to PostgreSQL and back with its files; who can sign in is told", {
  skip: noPostgres,
}, async () => {
  const data = join(folder, "rollout");
  const embedded = {
    ROLLOUT_DATA: data,
    ROLLOUT_PUBLIC_URL: "https://bluezone.example.vn",
    ROLLOUT_SECRET: SECRET,
  };
  const silent = { emit: () => {} };
  const first = await rolloutFrom(embedded, silent);
  await first.runJobs(systemClock.now());
  await first.stop();
  const letter = join("files", "letter", `${"a".repeat(64)}.pdf`);
  await mkdir(dirname(join(data, letter)), { recursive: true });
  await writeFile(join(data, letter), "a letter");
  const file = join(folder, "rollout.backup");
  const made = await answer(["backup", "--server", "rollout", "--out", file], embedded);
  assert.equal(made["files"], 3, "the letter, the day's anchor, and whose files they are");
  await refused(
    ["restore", "--server", "rollout", file, "--keep-codes"],
    embedded,
    /--keep-codes is for the health server; the rollout server has no codes/,
    EXIT.usage,
  );
  await refused(
    ["restore", "--server", "rollout", file],
    embedded,
    /holds data of the rollout server already/,
  );
  const moved = { ...embedded, ROLLOUT_DATA: join(folder, "moved"), DATABASE_URL: await postgres.fresh() };
  const restored = await answer(["restore", "--server", "rollout", file], moved);
  assert.deepEqual([restored["rows"], restored["files"], restored["people"]], [made["rows"], 3, []]);
  assert.equal(await readFile(join(moved.ROLLOUT_DATA, letter), "utf8"), "a letter");
  const check = await runForTest(["staff", "check", "--server", "rollout"], moved);
  assert.match(check.out.join(), /^Whole: 1 entries read, 1 anchors/);

  const back = join(folder, "rollout-back.backup");
  await answer(["backup", "--server", "rollout", "--out", back], moved);
  await rm(join(data, "data"), { recursive: true });
  const told = await runForTest(["restore", "--server", "rollout", back, "--take-files"], embedded);
  assert.equal(told.exit, EXIT.ok, told.remarks.join());
  assert.match(told.out.join("\n"), /rows and 3 files as of .*\nSessions and invitations have ended/);
  await (await rolloutFrom(embedded, silent)).stop();
});
