/** Only here: the last release's servers and this version's on one database, while an upgrade is rolled out and taken back. */
import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { issue } from "@bluezone/contract/health/codes";
import { verify } from "@bluezone/contract/health/verify";
import { readExport } from "@bluezone/protocol/export/export-file";
import { type Instant, Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { postgresEngine } from "@bluezone/server-kit/sql/engine-postgres";
import { migrate, migration } from "@bluezone/server-kit/sql/migrate";
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { Secret } from "@bluezone/server-kit/start/secret";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { noPostgres, startPostgres, type TestPostgres } from "@bluezone/server-kit/testing/postgres";
import { startProcess } from "@bluezone/server-kit/testing/race";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { createApiKey } from "../../servers/health/src/api-keys/api-keys.ts";
import type { Tables } from "../../servers/health/src/tables.ts";
import { STATION } from "../../servers/health/src/testing/health.ts";
import { createVault } from "../../servers/health/src/vault.ts";
import { migrations } from "../../servers/keys/src/migrations/migrations.ts";
import { dayKeys } from "../../servers/keys/src/testing/authority.ts";
import type { FromInstance, ToInstance } from "../../servers/keys/src/testing/instance.ts";
import { lastRelease, layRelease } from "./earlier.ts";
import { openSite, ROOT, type Site, send } from "./site.ts";

const release = lastRelease();
const skip =
  noPostgres || (release === undefined && "this clone is shallow and does not hold the last release");

let postgres: TestPostgres;
let site: Site;
let earlier: Awaited<ReturnType<typeof layRelease>>;
before(async () => {
  if (skip) return;
  postgres = await startPostgres({ fsync: false });
  site = await openSite();
  earlier = await layRelease(release!);
});
after(async () => {
  await site?.remove();
  await postgres?.remove();
  await earlier?.remove();
});

const t = parseInstant("2026-06-01T08:00:00Z");

/** A key server of a version, whose clock and jobs are the test's. */
async function keysOf(root: string, database: string, now: Instant) {
  const child: ChildProcess = fork(join(root, "servers/keys/src/testing/instance.ts"), {
    env: {
      PATH: process.env["PATH"],
      DATABASE_URL: database,
      KEYS_DATA: join(site.folder, "rolled"),
      KEYS_SECRETS: Buffer.alloc(32, 7).toString("base64"),
      KEYS_ISSUERS: join(site.folder, "issuers.json"),
      KEYS_PORT: `${await freePort()}`,
    },
    execArgv: [],
  });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  site.also({ kill });
  const ask = async (message: ToInstance): Promise<FromInstance> => {
    child.send(message);
    const gone = once(child, "exit").then(() => assert.fail(`the server of ${root} has ended`));
    gone.catch(() => {});
    const [answer] = await Promise.race([once(child, "message"), gone]);
    return answer as FromInstance;
  };
  const { url = "" } = await ask({ now });
  return {
    url,
    kill,
    jobs: async (at: Instant) => (await ask({ now: at, jobs: true })).events,
    setClock: (at: Instant) => void child.send({ now: at } satisfies ToInstance),
  };
}

/** The keys of all export files, in base64. */
async function published(): Promise<readonly string[]> {
  const folder = join(site.folder, "rolled", "exports");
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".zip"));
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return files.flatMap((file) =>
    readExport(file, []).keys.map(({ key }) => Buffer.from(key).toString("base64")),
  );
}

test("the last release's key server goes on while this version has migrated, and both publish into the same windows", {
  skip,
}, async () => {
  const database = await postgres.fresh();
  const sent: string[] = [];
  const publish = async (server: { readonly url: string }, now: Instant) => {
    const keys = dayKeys(now, 14);
    assert.equal(await send(server, await site.issuing.share({ keys }, now)), 200);
    sent.push(...keys.map(({ key }) => key));
  };
  const old = await keysOf(earlier.root, database, t);
  await old.jobs(plus(t, Minutes(1)));
  await publish(old, t);
  const current = await keysOf(ROOT, database, plus(t, Minutes(2)));
  await addLater(database);
  for (let step = 1; step <= 4; step += 1) {
    const now = plus(t, Minutes(10 * step));
    for (const server of [old, current]) {
      server.setClock(now);
      await publish(server, now);
    }
    // Each takes its turn at the jobs, and finds what the other has left.
    const [first, second] = step % 2 ? [old, current] : [current, old];
    const told = [
      ...(await first.jobs(plus(now, Minutes(1)))),
      ...(await second.jobs(plus(now, Minutes(1)))),
    ];
    assert.ok(!told.includes("job_failed"), told.join());
  }
  await current.kill();
  await publish(old, plus(t, Minutes(40)));
  const back = await old.jobs(plus(t, Minutes(61)));
  assert.ok(!back.includes("job_failed"), back.join());
  const again = await keysOf(ROOT, database, plus(t, Minutes(62)));
  await again.jobs(plus(t, Minutes(71)));
  const found = await published();
  for (const key of sent) assert.equal(found.filter((one) => one === key).length, 1);
});

/** What a later version may add while this one and the last one run: a column, an index and a table (record 0077). */
async function addLater(url: string): Promise<void> {
  const engine = await postgresEngine(readPostgresUrl(url)!);
  const database = await openDatabase<unknown>({ schema: "keys", engine });
  const later = migration(async (db) => {
    await db.schema.alterTable("diagnosis_key").addColumn("later", "integer").execute();
    await db.schema.createTable("later").addColumn("i", "integer").execute();
    await db.schema.createIndex("diagnosis_key_later").on("diagnosis_key").column("later").execute();
  });
  await migrate(database, { ...migrations, "9999-later": later });
  await engine.close();
}

test("a code that this version issues is used at the last release's health server, and the other way round", {
  skip,
}, async () => {
  const url = await postgres.fresh();
  const secret = Buffer.alloc(32, 3);
  const start = async (root: string) => {
    const server = await startProcess(join(root, "servers/health/src/main.ts"), {
      DATABASE_URL: url,
      HEALTH_DATA: join(site.folder, "health"),
      HEALTH_PUBLIC_URL: "https://health.example.vn",
      HEALTH_SECRET: secret.toString("base64"),
      HEALTH_PORT: `${await freePort()}`,
      SMS: "none",
    });
    site.also({ kill: () => server.kill() });
    return server;
  };
  const old = await start(earlier.root);
  const current = await start(ROOT);
  const engine = await postgresEngine(readPostgresUrl(url)!);
  const database = await openDatabase<Tables>({ schema: "health", engine });
  const context = { vault: createVault([new Secret(secret)], systemRandom), random: systemRandom, database };
  const station = await createApiKey(context, STATION, systemClock.now());
  const app = await createApiKey(context, { kind: "device", name: "Bluezone" }, systemClock.now());
  await engine.close();
  const post = async (server: { url: string }, path: string, key: string, body: object) => {
    const answer = await fetch(server.url + path, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": key },
      body: JSON.stringify(body),
    });
    assert.equal(answer.status, 200, `${path} ${await answer.clone().text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const testDate = new Date(systemClock.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  for (const [issues, verifies] of [
    [old, current],
    [current, old],
  ] as const) {
    const issued = { uuid: randomUUID(), testType: "confirmed", testDate };
    const { code } = await post(issues, issue.path, station.key, issued);
    await post(verifies, verify.path, app.key, { code });
  }
});
