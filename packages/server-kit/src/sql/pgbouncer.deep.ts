/** The engine behind pgbouncer in transaction mode: what it refuses, and the limits of statements that hang. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Milliseconds } from "@bluezone/protocol/time";
import { sql } from "kysely";
import pg from "pg";
import { StartError } from "../start/start-error.ts";
import { noPgbouncer, ROLE_SETTINGS, startPgbouncer, type TestPgbouncer } from "../testing/pgbouncer.ts";
import { startPostgres, type TestPostgres } from "../testing/postgres.ts";
import { stopwatch } from "../time/timer.ts";
import { openDatabase } from "./database.ts";
import type { Engine } from "./engine.ts";
import { postgresEngine } from "./engine-postgres.ts";
import { migrate, migration } from "./migrate.ts";
import { readPostgresUrl } from "./postgres-url.ts";

const skip = noPgbouncer;
let postgres: TestPostgres;
let direct: string;
let bouncer: TestPgbouncer;
before(async () => {
  if (skip) return;
  postgres = await startPostgres({ fsync: false });
  direct = await postgres.fresh();
  bouncer = await startPgbouncer(direct);
});
after(async () => {
  await bouncer?.remove();
  await postgres?.remove();
});

const open = (url: string, connections?: number, patience?: Parameters<typeof postgresEngine>[2]) =>
  postgresEngine(readPostgresUrl(url)!, connections, patience);

/** Sets something for the role, and a session of pgbouncer's to have it. */
async function role(setting: string): Promise<void> {
  const client = new pg.Client(direct);
  await client.connect();
  await client.query(`alter role current_user ${setting}`);
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()",
  );
  await client.end();
  // pgbouncer may still give out a session that has just been ended.
  for (let tries = 0; ; tries += 1) {
    const asking = new pg.Client(bouncer.through(direct));
    asking.on("error", () => {});
    const failed = await asking
      .connect()
      .then(() => asking.query("select 1"))
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    await asking.end().catch(() => {});
    if (failed === undefined) return;
    if (tries > 100) throw failed;
    await new Promise((done) => setTimeout(done, 20));
  }
}

async function within<T>(engine: Promise<Engine>, work: (engine: Engine) => Promise<T>): Promise<T> {
  const opened = await engine;
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

test("a statement is given up at its limit, directly and behind pgbouncer", { skip }, async () => {
  const settings = async (engine: Engine) =>
    (
      await engine.query<{ name: string; value: string }>(
        "select name, current_setting(name) as value from unnest($1::text[]) as name",
        [Object.keys(ROLE_SETTINGS)],
      )
    ).rows.map(({ name, value }) => [name, value]);
  const wanted = Object.entries(ROLE_SETTINGS);
  assert.deepEqual(await within(open(direct), settings), wanted);
  assert.deepEqual(await within(open(bouncer.through(direct)), settings), wanted);
  await role("set statement_timeout = '700ms'");
  try {
    const passed = stopwatch();
    const hanging = within(open(bouncer.through(direct)), (engine) => engine.query("select pg_sleep(60)"));
    await assert.rejects(hanging, { code: "57014" });
    assert.ok(passed() < 10_000, `${passed()} ms`);
  } finally {
    await role(`set statement_timeout = '${ROLE_SETTINGS["statement_timeout"]}'`);
  }
});

test("a long statement of a server that answers goes on behind pgbouncer", { skip }, () =>
  within(
    open(bouncer.through(direct), 3, { use: Milliseconds(300), answer: Milliseconds(5_000) }),
    async (engine) => {
      await engine.query("select pg_sleep(2)");
    },
  ),
);

test(
  "a call gets its turn when all connections of the pool are taken, and others when none comes free",
  {
    skip,
  },
  () =>
    within(open(direct, 2), async (engine) => {
      const passed = stopwatch();
      const busy = [1, 2].map(() => engine.query("select pg_sleep(12)"));
      await assert.rejects(engine.query("select 1"), /timeout exceeded when trying to connect/);
      assert.ok(passed() > 9_000 && passed() < 12_000, `${passed()} ms`);
      await engine.query("select 1");
      await Promise.all(busy);
    }),
);

test("processes that migrate at once behind pgbouncer do it once, and leave no lock behind", {
  skip,
}, async () => {
  const slow = migration(async (db) => {
    await sql`select pg_sleep(0.3)`.execute(db);
    await db.schema.createTable("box").addColumn("i", "integer").execute();
  });
  const one = () =>
    within(open(bouncer.through(direct), 2), async (engine) =>
      migrate(await openDatabase({ schema: "moved", engine }), { "0001-box": slow }),
    );
  const ran = await Promise.all([one(), one(), one(), one()]);
  assert.deepEqual(ran.flat(), ["0001-box"]);
  await within(open(direct), async (engine) => {
    const { rows } = await engine.query("select * from pg_locks where locktype = 'advisory'");
    assert.deepEqual(rows, []);
  });
});

test("a pgbouncer that lets no settings through, and a role that has none, are refused in one sentence", {
  skip,
}, async () => {
  const refused = (url: string, sentence: RegExp) =>
    assert.rejects(open(url), (error) => error instanceof StartError && sentence.test(error.message));
  const strict = await startPgbouncer(direct, { ignore_startup_parameters: "" });
  try {
    await refused(
      strict.through(direct),
      /give pgbouncer the line: ignore_startup_parameters = options,lock/,
    );
  } finally {
    await strict.remove();
  }
  await role("reset lock_timeout");
  await refused(bouncer.through(direct), /no limit for lock_timeout: a pooler .* ALTER ROLE/);
  await role(`set lock_timeout = '${ROLE_SETTINGS["lock_timeout"]}'`);
});
