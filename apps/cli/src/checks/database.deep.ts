/** The doctor and a PostgreSQL server; embedded databases are in `commands/doctor.test.ts`. */
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createFrom } from "@bluezone/keys/main";
import type { DatabasePlace } from "@bluezone/server-kit/sql/engine";
import { postgresEngine } from "@bluezone/server-kit/sql/engine-postgres";
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { noPostgres, startPostgres, type TestPostgres } from "@bluezone/server-kit/testing/postgres";
import { EXIT } from "../failure.ts";
import { runForTest } from "../testing/run-for-test.ts";
import { checkDatabase, hasBegun } from "./database.ts";
import { checkHistory } from "./history.ts";

let postgres: TestPostgres;
before(async () => {
  if (!noPostgres) postgres = await startPostgres();
});
after(() => postgres?.remove());

const placeOf = (address: string): DatabasePlace => ({ at: "postgres", url: readPostgresUrl(address)! });

test("a server on PostgreSQL is well with its metrics while it runs, and has failed when it is dead", {
  skip: noPostgres,
}, async (t) => {
  const folder = testFolder(t);
  const issuers = join(folder, "issuers.json");
  const issuer = { healthAuthorityID: "vn.x", issuer: "h", audience: "k", jwks: "nowhere.json" };
  await writeFile(issuers, JSON.stringify([issuer]));
  const env = {
    KEYS_DATA: join(folder, "keys"),
    KEYS_SECRETS: Buffer.alloc(32, 7).toString("base64"),
    KEYS_ISSUERS: issuers,
    KEYS_PORT: `${await freePort()}`,
    KEYS_METRICS: `127.0.0.1:${await freePort()}`,
    DATABASE_URL: await postgres.fresh(),
  };
  const lines = async () => {
    const { exit, out } = await runForTest(["doctor", "--json"], env);
    const { checks } = JSON.parse(out[0]!) as { checks: Record<string, string>[] };
    const of = (check: string) => {
      const found = checks.find((line) => line["check"] === check)!;
      return `${found["status"]} ${found["says"]}`;
    };
    return { exit, port: of("port"), metrics: of("metrics") };
  };
  assert.match((await lines()).port, /^ok .* is free/);
  const server = await createFrom(env, { emit: () => {} });
  await server.start();
  const alive = await lines();
  await server.stop();
  assert.deepEqual([alive.exit, alive.metrics], [EXIT.ok, `ok are on ${env.KEYS_METRICS}.`]);
  const dead = await lines();
  assert.equal(dead.exit, EXIT.no);
  assert.match(dead.port, /^fail nothing answers on/);
});

test("a PostgreSQL database is told as its server would find it", { skip: noPostgres }, async () => {
  const address = await postgres.fresh();
  const place = placeOf(address);
  assert.equal(await hasBegun(place, "keys"), false);
  assert.match((await checkDatabase(place, "keys")).says, /opens, but holds nothing of this server yet/);
  const engine = await postgresEngine(readPostgresUrl(address)!);
  await engine.query("create schema keys");
  assert.equal(await hasBegun(place, "keys"), true);
  assert.deepEqual((await checkDatabase(place, "keys")).status, "ok");
  await engine.query("alter role bluezone set synchronous_commit = off");
  await engine.close();
  const { status, says } = await checkDatabase(place, "keys");
  assert.equal(status, "fail");
  assert.match(says, /synchronous_commit=off, so that a power cut loses/);
});

test("[V9] a PostgreSQL server that keeps when each share came, or its log of changes, is told so line by line", {
  skip: noPostgres,
}, async () => {
  const address = await postgres.fresh();
  const place = placeOf(address);
  const engine = await postgresEngine(readPostgresUrl(address)!);
  const [{ name = "" } = {}] = (await engine.query<{ name: string }>("select current_database() as name"))
    .rows;
  const before = await checkHistory(place);
  assert.deepEqual(
    before.map(({ status }) => status),
    ["ok"],
    JSON.stringify(before),
  );
  await engine.query(`alter database ${name} set log_statement = 'all'`);
  await engine.query(`alter database ${name} set log_min_duration_statement = 100`);
  await engine.query("select pg_create_physical_replication_slot('forgotten')");
  const found = await checkHistory(place);
  await engine.query("select pg_drop_replication_slot('forgotten')");
  await engine.close();
  assert.deepEqual(
    found.map(({ status, says }) => [
      status,
      /log_statement = none|log_min_duration_statement|slots/.exec(says)?.[0],
    ]),
    [
      ["warn", "log_statement = none"],
      ["warn", "log_min_duration_statement"],
      ["warn", "slots"],
    ],
  );
  assert.deepEqual(await checkHistory({ at: "memory" }), []);
});

test("one that cannot be opened is a failure without the password", { skip: noPostgres }, async () => {
  const place = placeOf(postgres.overTcp("stranger", "a-password", "postgres"));
  const { status, says } = await checkDatabase(place, "health");
  assert.equal(status, "fail");
  assert.match(says, /does not let stranger in/);
  assert.doesNotMatch(says, /a-password/);
  assert.equal(await hasBegun(place, "health"), false);
});
