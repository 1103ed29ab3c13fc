/** The doctor and a PostgreSQL server; embedded databases are in `commands/doctor.test.ts`. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { DatabasePlace } from "@bluezone/server-kit/engine";
import { postgresEngine } from "@bluezone/server-kit/engine-postgres";
import { readPostgresUrl } from "@bluezone/server-kit/postgres-url";
import { noPostgres, startPostgres, type TestPostgres } from "@bluezone/server-kit/testing/postgres";
import { checkDatabase, hasBegun } from "./database.ts";

let postgres: TestPostgres;
before(async () => {
  if (!noPostgres) postgres = await startPostgres();
});
after(() => postgres?.remove());

const placeOf = (address: string): DatabasePlace => ({ at: "postgres", url: readPostgresUrl(address)! });

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

test("one that cannot be opened is a failure without the password", { skip: noPostgres }, async () => {
  const place = placeOf(postgres.overTcp("stranger", "a-password", "postgres"));
  const { status, says } = await checkDatabase(place, "health");
  assert.equal(status, "fail");
  assert.match(says, /does not let stranger in/);
  assert.doesNotMatch(says, /a-password/);
  assert.equal(await hasBegun(place, "health"), false);
});
