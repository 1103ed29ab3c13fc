/** One role migrates, another serves: the servers do all their work without the right to change a table. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Server } from "@bluezone/server-kit/start/server";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { noPostgres, startPostgres, type TestPostgres } from "@bluezone/server-kit/testing/postgres";
import pg from "pg";
import { runForTest } from "../../apps/cli/src/testing/run-for-test.ts";
import { healthFrom } from "../../servers/health/src/main.ts";
import { createFrom } from "../../servers/keys/src/main.ts";
import { rolloutFrom } from "../../servers/rollout/src/main.ts";
import { openSite, type Site, send, shareOf } from "./site.ts";

const skip = noPostgres;
let postgres: TestPostgres;
let site: Site;
let folder: string;
before(async () => {
  if (skip) return;
  postgres = await startPostgres({ fsync: false });
  site = await openSite();
  folder = await mkdtemp(join(tmpdir(), "bluezone-roles-"));
});
after(async () => {
  await site?.remove();
  await postgres?.remove();
  if (folder) await rm(folder, { recursive: true });
});

/** An event, and the job that it is about. */
type Told = { readonly event: string; readonly job?: string };
type Start = (env: Record<string, string>, events: { emit(event: Told): void }) => Promise<Server>;

const secret = Buffer.alloc(32, 7).toString("base64");
const SERVERS: Readonly<Record<string, { env(port: string): Record<string, string>; readonly from: Start }>> =
  {
    keys: {
      env: (port) => ({
        KEYS_SECRETS: secret,
        KEYS_DATA: join(folder, "keys"),
        KEYS_ISSUERS: join(site.folder, "issuers.json"),
        KEYS_PORT: port,
      }),
      from: createFrom as Start,
    },
    health: {
      env: (port) => ({
        HEALTH_DATA: join(folder, "health"),
        HEALTH_PUBLIC_URL: "https://health.example.vn",
        HEALTH_SECRET: secret,
        HEALTH_PORT: port,
        SMS: "none",
      }),
      from: healthFrom as Start,
    },
    rollout: {
      env: (port) => ({
        ROLLOUT_DATA: join(folder, "rollout"),
        ROLLOUT_PUBLIC_URL: "https://rollout.example.vn",
        ROLLOUT_SECRET: secret,
        ROLLOUT_PORT: port,
      }),
      from: rolloutFrom as Start,
    },
  };

for (const [name, { env, from }] of Object.entries(SERVERS))
  test(`the ${name} server works with a role that makes, changes and drops nothing`, { skip }, async () => {
    const owner = await postgres.fresh();
    const database = new URL(owner).pathname.slice(1);
    const admin = new pg.Client(owner);
    await admin.connect();
    await admin.query(`create role serve_${name} login password 'a-password'`);
    const url = postgres.overTcp(`serve_${name}`, "a-password", database);
    const told: Told[] = [];
    const port = `${await freePort()}`;
    const start = () => from({ ...env(port), DATABASE_URL: url }, { emit: (event) => void told.push(event) });

    await assert.rejects(start(), StartError, "on an empty database");
    const migrate = () =>
      runForTest(["migrate", "--server", name, "--serving", `serve_${name}`], { DATABASE_URL: owner });
    for (const _twice of [1, 2]) {
      const { exit, remarks } = await migrate();
      assert.deepEqual([exit, remarks], [0, []]);
    }

    const server = await start();
    const { url: at } = await server.start();
    for (let tries = 0; told.filter(({ event }) => event === "job_done").length < 6; tries += 1) {
      assert.ok(tries < 600, JSON.stringify(told));
      await new Promise((done) => setTimeout(done, 50));
    }
    if (name === "keys") assert.equal(await send({ url: at }, await shareOf(site)), 200);
    await server.stop();
    assert.deepEqual(
      told.filter(({ event }) => event === "job_failed"),
      [],
    );

    const serving = new pg.Client(url);
    await serving.connect();
    for (const forbidden of [
      `create table ${name}.more (i integer)`,
      `alter table ${name}.retention_proof add column more integer`,
      `drop table ${name}.retention_proof`,
      `truncate ${name}.retention_proof`,
      `delete from ${name}.kysely_migration`,
      `insert into ${name}.kysely_migration values ('0000', 'now')`,
      `create schema more`,
    ])
      await assert.rejects(serving.query(forbidden), { code: "42501" }, forbidden);

    await admin.query(
      `delete from ${name}.kysely_migration where name = (select max(name) from ${name}.kysely_migration)`,
    );
    await assert.rejects(start(), (error) => {
      assert.ok(error instanceof StartError);
      assert.match(error.message, /older than this program, .* run: bluezone migrate --server/);
      return true;
    });
    await serving.end();
    await admin.end();
  });

test("a role that has the owner's rights by another way than its name is not taken", { skip }, async () => {
  const owner = await postgres.fresh();
  const admin = new pg.Client(owner);
  await admin.connect();
  await admin.query("create role heir; create role all_powerful superuser");
  await admin.query(`grant ${new URL(owner).username} to heir`);
  for (const role of ["heir", "all_powerful"]) {
    const { exit, remarks } = await runForTest(["migrate", "--server", "keys", "--serving", role], {
      DATABASE_URL: owner,
    });
    assert.notEqual(exit, 0, role);
    assert.match(remarks.join(), /must be another than the one that migrates/);
  }
  await admin.end();
});
