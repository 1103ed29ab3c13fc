/** Only here: the machine below a real process fails, in its disk, its clock or its memory.
 * The disk cannot flush (libfiu), is full in the middle of a file, also for the log; the clock jumps while it runs
 * (libfaketime); there is no memory left. Nothing that was acknowledged is lost, and nothing half-written is named.
 */
import assert from "node:assert/strict";
import { closeSync, existsSync, openSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { type Instant, Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { folderEngine } from "@bluezone/server-kit/sql/engine-pglite";
import { postgresEngine } from "@bluezone/server-kit/sql/engine-postgres";
import { openEngine } from "@bluezone/server-kit/sql/open-engine";
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { noPostgres, startPostgres, type TestPostgres } from "@bluezone/server-kit/testing/postgres";
import { dayKeys } from "../../servers/keys/src/testing/authority.ts";
import { type Load, openSite, publishing, ROOT, type Site, send, shareOf } from "../database/site.ts";
import { until } from "../database/until.ts";
import { DESKS, MOST_CHANGES } from "./desks.ts";
import { keysInFiles, startMovable } from "./exported.ts";
import { clockOf, fail, failing, type Launched, launch, limit, noFaketime, noFiu } from "./launch.ts";

const EIO = 5;
const t = parseInstant("2026-06-01T08:00:00Z");
const KEYS = join(ROOT, "servers/keys/src/main.ts");

let postgres: TestPostgres;
let site: Site;
before(async () => {
  if (noPostgres) return;
  postgres = await startPostgres({ fsync: false });
  site = await openSite();
});
after(async () => {
  await site?.remove();
  await postgres?.remove();
});

/** A key server that the test moves, with its files in a folder and its database elsewhere; and what was published at it. */
async function exporting(name: string, more: Readonly<Record<string, string>> = {}) {
  const env = {
    ...site.env,
    DATABASE_URL: await postgres.fresh(),
    KEYS_DATA: join(site.folder, name),
    ...more,
  };
  const server = await startMovable(env, t);
  site.also(server);
  const keys: string[] = [];
  return {
    server,
    keys,
    async publish(now: Instant, count = 14) {
      const share = await site.issuing.share({ keys: dayKeys(now, count) }, now);
      assert.equal(await send(server, share), 200);
      keys.push(...share.temporaryExposureKeys.map(({ key }) => key));
    },
    /** Every key that was published is in one named file, and those files are whole. */
    async eachOnce() {
      const found = await keysInFiles(env.KEYS_DATA);
      assert.deepEqual(
        keys.map((key) => found.get(key) ?? 0),
        keys.map(() => 1),
      );
    },
    files: () => keysInFiles(env.KEYS_DATA),
  };
}

/** How long a process may take to end by itself, in ms. */
const ENDS_WITHIN = 20_000;

/**
 * Where a disk is full, in bytes of a file: within PostgreSQL's log, whose files have 16 MB, and beyond any table that is written
 * here, as a table that has no room refuses for ever, and nothing ends.
 */
const FULL = 1_048_576;

/** A process whose embedded database has ended says so and what to do, and ends for its supervisor as one that cannot start does. */
async function endsPlainly({ ended, said, kill }: Launched): Promise<void> {
  const how = await Promise.race([ended, pause(ENDS_WITHIN)]);
  if (!how) await kill();
  assert.match(said(), /\nThe database in \S+ has ended.*: make room .* start .* again[^\n]*\n$/);
  assert.deepEqual(how, { code: 78, signal: null });
}

describe("a machine that fails", { concurrency: 2 }, () => {
  it("a clock that jumps by 400 days and back while a server runs is told of, not believed, and deletes nothing", {
    skip: noFaketime,
  }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "bluezone-clock-"));
    const clock = join(folder, "clock");
    const alone = await openSite();
    await writeFile(clock, "+0");
    const server = await launch(KEYS, {
      ...alone.env,
      KEYS_DATA: join(folder, "keys"),
      KEYS_PORT: `${await freePort()}`,
      ...clockOf(clock),
    });
    const acknowledged: Load["acknowledged"] = [];
    const publish = async (when: string) => {
      const share = await shareOf(alone);
      assert.equal(await send(server, share), 200, when);
      acknowledged.push({ share, sent: 0, at: 0 });
    };
    await publish("before");
    const told = (event: string) => server.told().some((one) => one.event === event);
    const dateOf = async () => Date.parse((await fetch(`${server.url}/healthz`)).headers.get("date")!);
    for (const [jump, event] of [
      ["+400d", "clock_jumped"],
      ["+0", "clock_followed"],
    ] as const) {
      await writeFile(clock, jump);
      await until(() => told(event), `no ${event}: ${server.said()}`, 45_000);
      assert.ok(Math.abs((await dateOf()) - Date.now()) < 60_000, "it tells the time of another day");
      await publish(event);
    }
    await server.stop();
    assert.deepEqual(
      server.told().filter(({ level }) => level === "error"),
      [],
    );
    assert.deepEqual(await lostIn(join(folder, "keys", "database"), acknowledged), []);
    await alone.remove();
    await rm(folder, { recursive: true });
  });

  it("a disk that cannot flush holds windows up and names nothing; they go out once it can", {
    skip: noPostgres || noFiu,
  }, async () => {
    const pipe = join(site.folder, "fiu");
    const { server, keys, publish, eachOnce, files } = await exporting("flush", failing(pipe));
    await server.jobs(plus(t, Minutes(1)));
    await publish(plus(t, Minutes(2)));
    fail(server.pid, pipe, "posix/io/sync/fsync", EIO);
    for (const minutes of [11, 12, 21]) {
      const told = await server.jobs(plus(t, Minutes(minutes)));
      assert.ok(told.includes("job_failed"), `minute ${minutes}: ${told.join()}`);
      assert.equal((await files()).size, 0);
      await publish(plus(t, Minutes(minutes)));
    }
    fail(server.pid, pipe, "posix/io/sync/fsync", undefined);
    for (const minutes of [31, 41]) {
      const told = await server.jobs(plus(t, Minutes(minutes)));
      assert.ok(!told.includes("job_failed"), told.join());
    }
    assert.equal(keys.length, 4 * 14);
    await eachOnce();
    await server.kill();
  });

  it("a disk that is full in the middle of a file holds windows up and names nothing; they go out once there is room", {
    skip: noPostgres,
  }, async () => {
    const { server, keys, publish, eachOnce, files } = await exporting("full");
    await server.jobs(plus(t, Minutes(1)));
    await publish(plus(t, Minutes(2)));
    limit(server.pid, "fsize", 1_000);
    for (const minutes of [11, 12, 21]) {
      const told = await server.jobs(plus(t, Minutes(minutes)));
      assert.ok(told.includes("job_failed"), `minute ${minutes}: ${told.join()}`);
      assert.equal((await files()).size, 0);
      await publish(plus(t, Minutes(minutes)));
    }
    limit(server.pid, "fsize", "unlimited");
    for (const minutes of [31, 41]) await server.jobs(plus(t, Minutes(minutes)));
    assert.equal(keys.length, 4 * 14);
    await eachOnce();
    await server.kill();
  });

  it("a full disk below an embedded database acknowledges nothing that a killed process would lose", async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "bluezone-full-"));
    const alone = await openSite();
    t.after(() => alone.remove());
    const env = { ...alone.env, KEYS_DATA: folder, KEYS_PORT: `${await freePort()}` };
    const first = await launch(KEYS, env);
    alone.also(first);
    const load = publishing(alone, first, 2);
    await until(() => load.acknowledged.length >= 5, "nothing is published");
    limit(first.pid, "fsize", FULL);
    await endsPlainly(first);
    await load.stop();
    assert.deepEqual(await lostIn(join(folder, "database"), load.acknowledged), []);
    const again = await launch(KEYS, env);
    assert.equal(await send(again, await shareOf(alone)), 200);
    await again.stop();
    await rm(folder, { recursive: true });
  });

  for (const [name, desk] of Object.entries(DESKS))
    it(`a full disk below a ${name} server's embedded database acknowledges nothing that a killed process would lose`, async () => {
      const folder = await mkdtemp(join(tmpdir(), `bluezone-full-${name}-`));
      const { env, change, stored } = await desk(folder);
      const first = await launch(join(ROOT, `servers/${name}/src/main.ts`), env);
      const acknowledged: string[] = [];
      const tried = async (): Promise<boolean> => {
        const done = await change(first.url);
        if (done !== undefined) acknowledged.push(done);
        return done !== undefined;
      };
      for (let n = 0; n < 5; n += 1) assert.ok(await tried(), first.said());
      limit(first.pid, "fsize", FULL);
      const full = { over: false };
      void first.ended.then(() => {
        full.over = true;
      });
      for (let tries = 0; !full.over; tries += 1) {
        assert.ok(tries < MOST_CHANGES, "the full disk ends nothing");
        await tried().catch((error: Error) => {
          if (error.name === "TimeoutError")
            throw new Error(`a caller waits: ${first.said()}`, { cause: error });
        });
      }
      await endsPlainly(first);
      const engine = await openEngine({ at: "folder", folder });
      const there = new Set(await stored(engine));
      await engine.close();
      assert.deepEqual(
        acknowledged.filter((one) => !there.has(one)),
        [],
      );
      const again = await launch(join(ROOT, `servers/${name}/src/main.ts`), env);
      assert.notEqual(await change(again.url), undefined, again.said());
      await again.stop();
      await rm(folder, { recursive: true });
    });

  it("a server whose log is on a full disk answers and ends well", {
    skip: noPostgres || !existsSync("/dev/full"),
  }, async () => {
    const full = openSync("/dev/full", "w");
    const env = { ...site.env, KEYS_DATA: join(site.folder, "log"), DATABASE_URL: await postgres.fresh() };
    const server = await launch(KEYS, { ...env, KEYS_PORT: `${await freePort()}` }, full);
    closeSync(full);
    assert.equal(await send(server, await shareOf(site)), 200);
    await server.stop();
  });

  it("a process that finds no memory ends, and the next one has all that was acknowledged", {
    skip: noPostgres,
  }, async () => {
    const env = { ...site.env, KEYS_DATA: join(site.folder, "memory"), DATABASE_URL: await postgres.fresh() };
    const port = `${await freePort()}`;
    const first = await launch(KEYS, { ...env, KEYS_PORT: port });
    const load = publishing(site, first, 4);
    await until(() => load.acknowledged.length >= 10, "nothing is published");
    limit(first.pid, "as", 1);
    const ended = await Promise.race([first.ended, pause(15_000)]);
    // One that lives on without growing is as good; it is ended as the kernel would.
    if (!ended) await first.kill();
    const second = await launch(KEYS, { ...env, KEYS_PORT: port });
    const before = load.acknowledged.length;
    await until(() => load.acknowledged.length >= before + 10, "publishing does not go on");
    await load.stop();
    await second.stop();
    const engine = await postgresEngine(readPostgresUrl(env.DATABASE_URL)!);
    assert.deepEqual(await lost(engine, load.acknowledged), []);
    await engine.close();
  });
});

/** Keys that were acknowledged and are not there. */
async function lost(engine: Engine, acknowledged: Load["acknowledged"]): Promise<readonly string[]> {
  const keys = acknowledged.flatMap(({ share }) => share.temporaryExposureKeys.map(({ key }) => key));
  const { rows } = await engine.query<{ key: Uint8Array }>("select key from keys.diagnosis_key");
  const there = new Set(rows.map(({ key }) => Buffer.from(key).toString("base64")));
  return keys.filter((key) => !there.has(key));
}

/** The same of an embedded database that no process has open. */
async function lostIn(folder: string, acknowledged: Load["acknowledged"]): Promise<readonly string[]> {
  const engine = await folderEngine(folder);
  return lost(engine, acknowledged).finally(() => engine.close());
}
