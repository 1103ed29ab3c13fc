import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { inspect } from "node:util";
import { Milliseconds } from "@bluezone/protocol/time";
import pg from "pg";
import { StartError } from "../start/start-error.ts";
import { noPostgres, startPostgres, type TestPostgres } from "../testing/postgres.ts";
import { stopwatch } from "../time/timer.ts";
import { openDatabase } from "./database.ts";
import { isAway } from "./database-away.ts";
import type { Engine } from "./engine.ts";
import { postgresEngine } from "./engine-postgres.ts";
import { type PostgresUrl, readPostgresUrl } from "./postgres-url.ts";

const skip = noPostgres;
let postgres: TestPostgres;
before(async () => {
  if (!skip) postgres = await startPostgres();
});
after(() => postgres?.remove());

const read = (text: string): PostgresUrl => readPostgresUrl(text) ?? assert.fail(`${text} is not read`);

async function withEngine<T>(use: (engine: Engine, url: string) => Promise<T>): Promise<T> {
  const url = await postgres.fresh();
  const engine = await postgresEngine(read(url));
  try {
    return await use(engine, url);
  } finally {
    await engine.close();
  }
}

async function refused(url: string, sentence: RegExp): Promise<void> {
  await assert.rejects(postgresEngine(read(url)), (error: Error) => {
    assert.ok(error instanceof StartError, inspect(error));
    assert.match(error.message, sentence);
    assert.doesNotMatch(error.message, /\n|a-password/);
    return true;
  });
}

test("values come back as the embedded engine gives them", { skip }, () =>
  withEngine(async (engine) => {
    const { rows } = await engine.query(
      "select 9007199254740993::bigint as big, 0.10::numeric as exact, $1::bytea as bytes, 7::int as small, '1 day'::interval as span, true as yes, null::text as none",
      [new Uint8Array([0, 128, 255])],
    );
    assert.deepEqual(rows, [
      {
        big: "9007199254740993",
        exact: "0.10",
        bytes: new Uint8Array([0, 128, 255]),
        small: 7,
        span: "1 day",
        yes: true,
        none: null,
      },
    ]);
  }),
);

test("what cannot be used is said in one sentence without the password", { skip }, async () => {
  const url = await postgres.fresh();
  const database = new URL(url).pathname.slice(1);
  const client = new pg.Client(url);
  await client.connect();
  await client.query("create role guest login password 'a-password'");
  await client.query("create database latin encoding 'LATIN1' template template0");

  const as = (user: string, password: string, name = database) => postgres.overTcp(user, password, name);
  await refused(as("guest", "not-a-password"), /does not let guest in; correct user and password/);
  await refused(as("nobody", "a-password"), /does not let nobody in/);
  await refused(as("guest", "a-password", "nowhere"), /does not exist; make it with: createdb/);
  await refused(as("guest", "a-password", "latin"), /holds text as LATIN1/);
  await refused(`${as("guest", "a-password")}?sslmode=require`, /does not speak TLS/);
  await refused("postgresql://guest:a-password@127.0.0.1:1/x", /cannot be reached \(ECONNREFUSED\)/);
  await refused("postgresql://guest:a-password@localhost/x?host=/nowhere", /cannot be reached \(ENOENT\)/);
  await refused(`${as("guest", "a-password")}?sslmode=verify-full&sslrootcert=/nowhere`, /cannot be read/);
  await client.query("alter role guest connection limit 0");
  await refused(as("guest", "a-password"), /takes no more connections/);
  await client.query("alter role guest connection limit -1");

  const engine = await postgresEngine(read(as("guest", "a-password")));
  try {
    const opened = openDatabase({ schema: "keys", engine });
    await assert.rejects(
      opened,
      /^StartError: The database does not let this user have the schema keys; as its owner run: CREATE SCHEMA/,
    );
    await client.query("create schema keys");
    await assert.rejects(openDatabase({ schema: "keys", engine }), StartError);
    await client.query("grant all on schema keys to guest");
    await openDatabase({ schema: "keys", engine });
  } finally {
    await engine.close();
    await client.end();
  }
});

test("a connection that is lost is the error of who uses it; the next call has a new one", { skip }, () =>
  withEngine(async (engine, url) => {
    const database = await openDatabase<{ n: { i: number } }>({ schema: "lost", engine });
    await database.db.schema.createTable("n").addColumn("i", "integer").execute();
    const client = new pg.Client(url);
    await client.connect();
    const others =
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
    const working = database.transaction(async (trx) => {
      await trx.insertInto("n").values({ i: 1 }).execute();
      await client.query(others);
      // Idle in its transaction when the connection goes.
      await new Promise((done) => setTimeout(done, 50));
      await trx.insertInto("n").values({ i: 2 }).execute();
    });
    await assert.rejects(working);
    await client.end();
    assert.equal(await database.answers(), true);
    assert.deepEqual(await database.db.selectFrom("n").selectAll().execute(), []);
  }),
);

test("a server that crashes and comes back is used again, with all that was committed", {
  skip,
}, async () => {
  const own = await startPostgres();
  const engine = await postgresEngine(read(await own.fresh()));
  try {
    const database = await openDatabase<{ n: { i: number } }>({ schema: "kept", engine });
    await database.db.schema.createTable("n").addColumn("i", "integer").execute();
    await database.db.insertInto("n").values({ i: 1 }).execute();
    await own.end("crash");
    assert.equal(await database.answers(), false);
    await assert.rejects(database.db.insertInto("n").values({ i: 2 }).execute());
    await own.start();
    assert.equal(await database.answers(), true);
    assert.deepEqual(await database.db.selectFrom("n").selectAll().execute(), [{ i: 1 }]);
  } finally {
    await engine.close();
    await own.remove();
  }
});

test("V24: behind a wall that lets nothing through calls end, a long statement of a server that answers goes on, and all is well afterwards", {
  skip,
}, async () => {
  const client = new pg.Client(await postgres.fresh());
  await client.connect();
  await client.query("create role walled login superuser password 'a-password'");
  await client.end();
  const there = new URL(postgres.overTcp("walled", "a-password", "postgres"));
  const port = Number(there.port);
  const open = new Set<Socket>();
  let walled = false;
  const wall = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on("error", () => {});
      from.on("close", () => to.destroy());
      // What is lost behind the wall never comes.
      from.on("data", (data) => {
        if (!walled) to.write(data);
      });
    }
  });
  await once(wall.listen(0, "127.0.0.1"), "listening");
  there.port = String((wall.address() as AddressInfo).port);
  const patience = { use: Milliseconds(500), answer: Milliseconds(1_500) };
  const engine = await postgresEngine(read(there.href), 3, patience);
  try {
    const database = await openDatabase<{ n: { i: number } }>({ schema: "walled", engine });
    await database.db.schema.createTable("n").addColumn("i", "integer").execute();
    await engine.query("select pg_sleep(3)");
    await database.transaction(async (trx) => {
      await trx.insertInto("n").values({ i: 1 }).execute();
      await new Promise((done) => setTimeout(done, 1_500));
      await trx.insertInto("n").values({ i: 2 }).execute();
    });
    const asleep = assert.rejects(engine.query("select pg_sleep(60)"), isAway);
    walled = true;
    const passed = stopwatch();
    assert.equal(await database.answers(), false);
    assert.ok(passed() < 1_000, `${passed()} ms`);
    await assert.rejects(database.db.insertInto("n").values({ i: 3 }).execute(), isAway);
    await asleep;
    assert.ok(passed() < 14_000, `${passed()} ms`);
    walled = false;
    await database.db.insertInto("n").values({ i: 4 }).execute();
    assert.equal(await database.answers(), true);
    assert.deepEqual(
      (await database.db.selectFrom("n").select("i").orderBy("i").execute()).map(({ i }) => i),
      [1, 2, 4],
    );
  } finally {
    for (const socket of open) socket.destroy();
    wall.close();
    await engine.close();
  }
});

test("a server's certificate is checked by its authority and its host, unless only listeners are to be kept out", {
  skip,
}, async () => {
  const own = await startPostgres();
  const folder = await mkdtemp(join(tmpdir(), "bluezone-tls-"));
  const [key, certificate] = [join(folder, "server.key"), join(folder, "server.crt")];
  const made = spawnSync("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1"],
    ...["-subj", "/CN=db", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
  ]);
  assert.equal(made.status, 0, String(made.stderr));
  const client = new pg.Client(await own.fresh());
  try {
    await client.connect();
    for (const file of [key, certificate]) {
      const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
      await client.query(
        `copy (select unnest(array[${lines.map((line) => `'${line}'`)}])) to program 'umask 077; cat > ${basename(file)}'`,
      );
    }
    await client.query("alter system set ssl = on");
    await client.query("select pg_reload_conf()");
    await client.query("create role guest login superuser password 'a-password'");
    const url = own.overTcp("guest", "a-password", "postgres");
    for (const parameters of [`sslmode=verify-full&sslrootcert=${certificate}`, "sslmode=require"]) {
      const engine = await postgresEngine(read(`${url}?${parameters}`));
      const { rows } = await engine.query("select ssl from pg_stat_ssl where pid = pg_backend_pid()");
      assert.deepEqual(rows, [{ ssl: true }], parameters);
      await engine.close();
    }
    await refused(
      `${url}?sslmode=verify-full`,
      /a certificate that cannot be trusted \(\w+\); name its authority/,
    );
    const elsewhere = url.replace("127.0.0.1", "localhost");
    await refused(`${elsewhere}?sslmode=verify-full&sslrootcert=${certificate}`, /cannot be trusted/);
  } finally {
    await client.end();
    await own.remove();
    await rm(folder, { recursive: true });
  }
});
