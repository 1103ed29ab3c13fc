/**
 * Only here: the primary dies under load and its standby is promoted. Phones are answered again, and nothing that was
 * acknowledged is lost when PostgreSQL commits on both; what is lost when it does not.
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, afterEach, beforeEach, test } from "node:test";
import { issue } from "@bluezone/contract/health/codes";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { postgresEngine } from "@bluezone/server-kit/sql/engine-postgres";
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { Secret } from "@bluezone/server-kit/start/secret";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import {
  noPostgres,
  startPostgres,
  type TestPostgres,
  type TestStandby,
} from "@bluezone/server-kit/testing/postgres";
import { type ServerProcess, startProcess } from "@bluezone/server-kit/testing/race";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { systemRandom } from "@bluezone/server-kit/time/random";
import pg from "pg";
import { createApiKey } from "../../servers/health/src/api-keys/api-keys.ts";
import type { Tables } from "../../servers/health/src/tables.ts";
import { STATION } from "../../servers/health/src/testing/health.ts";
import { createVault } from "../../servers/health/src/vault.ts";
import { openSite, publishing, ROOT, type Shared, type Site } from "./site.ts";
import { until } from "./until.ts";

const skip = noPostgres;
/** Milliseconds until phones are answered again, from the death of the primary on. */
const AWAY = 10_000;

let site: Site;
const servers: { remove(): Promise<void> }[] = [];
// Each pair is another installation, with files of its own.
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.remove());
after(async () => {
  for (const server of servers) await server.remove();
});

/** A primary with a database of a role, and its standby. */
type Pair = {
  readonly primary: TestPostgres;
  readonly standby: TestStandby;
  /** The address of a database on both, for the role that owns it. */
  readonly url: (database: string) => string;
  /** Changes a setting of the primary. */
  readonly set: (setting: string) => Promise<void>;
};

async function pair(synchronous: boolean): Promise<Pair> {
  const primary = await startPostgres();
  servers.push(primary);
  const admin = new pg.Client(await primary.fresh());
  await admin.connect();
  await admin.query("create role desk login password 'a-password'");
  for (const name of ["keys", "health"]) await admin.query(`create database ${name} owner desk`);
  const standby = await primary.standby();
  servers.push(standby);
  // After the copy was made: a promoted standby would wait for a standby of its own.
  const set = async (setting: string) => {
    await admin.query(`alter system set ${setting}`);
    await admin.query("select pg_reload_conf()");
  };
  if (synchronous) await set("synchronous_standby_names = '*'");
  admin.on("error", () => {});
  const machines = [primary, standby].map((server) => new URL(server.overTcp("u", "p", "d")).host);
  return {
    primary,
    standby,
    set,
    // The standby is named first: which one can be written is asked, not assumed.
    url: (database) =>
      `postgresql://desk:a-password@${machines.toReversed().join()}/${database}?target_session_attrs=read-write`,
  };
}

/** How often each key of shares is in the promoted database. */
async function copies(standby: TestStandby, shares: readonly Shared[]): Promise<Record<number, number>> {
  const client = new pg.Client(standby.overTcp("desk", "a-password", "keys"));
  await client.connect();
  const keys = shares.flatMap(({ temporaryExposureKeys }) =>
    temporaryExposureKeys.map(({ key }) => Buffer.from(key, "base64")),
  );
  const { rows } = await client.query<{ copies: number; keys: number }>(
    `select copies, count(*)::integer as keys from (
      select count(diagnosis_key.key)::integer as copies from unnest($1::bytea[]) as sent(key)
      left join keys.diagnosis_key using (key) group by sent.key
    ) as each group by copies`,
    [keys],
  );
  await client.end();
  return Object.fromEntries(rows.map((row) => [row.copies, row.keys]));
}

/** A desk's server, and an API key to ask it with. */
async function desk(url: string): Promise<{ readonly server: ServerProcess; issue(): Promise<number> }> {
  const secret = Buffer.alloc(32, 3);
  const server = await startProcess(join(ROOT, "servers/health/src/main.ts"), {
    DATABASE_URL: url,
    HEALTH_DATA: join(site.folder, "health"),
    HEALTH_PUBLIC_URL: "https://health.example.vn",
    HEALTH_SECRET: secret.toString("base64"),
    SMS: "none",
    HEALTH_PORT: `${await freePort()}`,
  });
  servers.push({ remove: () => server.kill() });
  const engine = await postgresEngine(readPostgresUrl(url)!);
  const database = await openDatabase<Tables>({ schema: "health", engine });
  const vault = createVault([new Secret(secret)], systemRandom);
  const { key } = await createApiKey({ vault, random: systemRandom, database }, STATION, systemClock.now());
  await engine.close();
  return {
    server,
    async issue() {
      const answer = await fetch(server.url + issue.path, {
        method: "POST",
        headers: { "content-type": "application/json", "x-api-key": key },
        body: JSON.stringify({
          testType: "confirmed",
          testDate: new Date(systemClock.now() + 7 * 3_600_000).toISOString().slice(0, 10),
        }),
        signal: AbortSignal.timeout(15_000),
      });
      await answer.arrayBuffer();
      return answer.status;
    },
  };
}

test("a primary killed under load costs phones less than ten seconds, and no publish that was acknowledged when it commits on both", {
  skip,
}, async (t) => {
  const { primary, standby, url } = await pair(true);
  const server = await site.keys(url("keys"));
  const health = await desk(url("health"));
  assert.equal(await health.issue(), 200);
  const load = publishing(site, server, 8);
  await until(() => load.acknowledged.length >= 200, "nothing is published");

  const killed = performance.now();
  await primary.end("kill");
  const dead = performance.now();
  await standby.promote();
  const again = () => load.acknowledged.find(({ sent }) => sent > dead);
  await until(() => again() !== undefined, "phones are not answered again");
  const away = again()!.at - killed;
  t.diagnostic(`answered again ${Math.round(away)} ms after the primary was killed`);
  assert.ok(away < AWAY, `${away} ms`);
  await until(() => load.acknowledged.length >= 400, "publishing does not go on");
  await load.stop();

  const shares = load.acknowledged.map(({ share }) => share);
  assert.deepEqual(await copies(standby, shares), { 1: shares.length * 14 });
  assert.equal(await health.issue(), 200);
  assert.equal((await fetch(`${health.server.url}/healthz`)).status, 200);
});

test("while the standby is away publishes wait when PostgreSQL commits on both, and are lost with the primary when it does not", {
  skip,
}, async (t) => {
  const { primary, standby, url, set } = await pair(false);
  const server = await site.keys(url("keys"));
  const load = publishing(site, server, 4);
  await until(() => load.acknowledged.length >= 20, "nothing is published");
  await standby.end("crash");
  const sent = load.acknowledged.length;
  await until(() => load.acknowledged.length >= sent + 20, "publishes wait for the standby");
  await set("synchronous_standby_names = '*'");
  await new Promise((done) => setTimeout(done, 1_000));
  const waiting = load.acknowledged.length;
  await new Promise((done) => setTimeout(done, 1_000));
  assert.equal(load.acknowledged.length, waiting, "acknowledged without the standby");
  await primary.end("kill");
  await standby.start();
  await standby.promote();
  await load.stop();
  const shares = load.acknowledged.map(({ share }) => share);
  const { 0: lost = 0 } = await copies(standby, shares);
  t.diagnostic(`${lost / 14} of ${shares.length} acknowledged publishes are lost`);
  assert.ok(lost >= 20 * 14, `${lost}`);
});
