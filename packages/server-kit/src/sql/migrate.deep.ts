/** Migrations on PostgreSQL whose process is killed in the middle, and those that it ends in favour of another transaction. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { noPostgres, startPostgres, type TestPostgres } from "../testing/postgres.ts";
import { untilWaiting } from "../testing/until-waiting.ts";
import { openDatabase } from "./database.ts";
import { postgresEngine } from "./engine-postgres.ts";
import { migrate, migration } from "./migrate.ts";
import { readPostgresUrl } from "./postgres-url.ts";

const skip = noPostgres;
let postgres: TestPostgres;
before(async () => {
  if (!skip) postgres = await startPostgres();
});
after(() => postgres?.remove());

/** Makes a table, then a second one as slowly as a large table is rewritten. */
const script = (url: string) => `
  const { sql } = await import(${JSON.stringify(import.meta.resolve("kysely"))});
  const { openDatabase } = await import(${JSON.stringify(import.meta.resolve("./database.ts"))});
  const { postgresEngine } = await import(${JSON.stringify(import.meta.resolve("./engine-postgres.ts"))});
  const { migrate } = await import(${JSON.stringify(import.meta.resolve("./migrate.ts"))});
  const { readPostgresUrl } = await import(${JSON.stringify(import.meta.resolve("./postgres-url.ts"))});
  const engine = await postgresEngine(readPostgresUrl(${JSON.stringify(url)}));
  await migrate(await openDatabase({ schema: "moved", engine }), {
    "0001-one": { up: (db) => db.schema.createTable("one").addColumn("i", "integer").execute() },
    "0002-two": { async up(db) {
      await db.schema.createTable("two").addColumn("i", "integer").execute();
      process.stdout.write("in the middle");
      await sql\`select pg_sleep(2)\`.execute(db);
    } },
  });`;

test("a process killed in the middle of its migrations leaves nothing of them, and the next start runs all", {
  skip,
}, async () => {
  const url = await postgres.fresh();
  const child = spawn(process.execPath, ["--input-type=module", "-e", script(url)]);
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "close");
  const engine = await postgresEngine(readPostgresUrl(url)!);
  try {
    const database = await openDatabase<unknown>({ schema: "moved", engine });
    const table = (name: string) =>
      migration(async (db) => {
        await db.schema.createTable(name).addColumn("i", "integer").execute();
      });
    // It waits for what PostgreSQL still does for the dead process.
    const all = { "0001-one": table("one"), "0002-two": table("two"), "0003-three": table("three") };
    assert.deepEqual(await migrate(database, all), ["0001-one", "0002-two", "0003-three"]);
    const { rows } = await sql<{
      n: string;
    }>`select count(*) as n from ${sql.table("moved.kysely_migration")}`.execute(database.db);
    assert.deepEqual(rows, [{ n: "3" }]);
  } finally {
    await engine.close();
  }
});

test("migrations that are ended in favour of who works meanwhile run again", { skip }, async () => {
  const url = readPostgresUrl(await postgres.fresh())!;
  const [migrating, working] = [await postgresEngine(url), await postgresEngine(url)];
  try {
    const [database, used] = [
      await openDatabase<unknown>({ schema: "moved", engine: migrating }),
      await openDatabase<unknown>({ schema: "moved", engine: working }),
    ];
    const tables = migration(async (db) => {
      for (const name of ["one", "two"])
        await db.schema.createTable(name).addColumn("i", "integer").execute();
    });
    await migrate(database, { "0001-tables": tables });
    let begun = 0;
    const changes = migration(async (db) => {
      begun += 1;
      for (const name of ["one", "two"]) await db.schema.alterTable(name).addColumn("j", "integer").execute();
    });
    let migrated: Promise<readonly string[]> | undefined;
    await used.transaction(async (trx) => {
      // Whoever looks for a ring first is ended: this one does not look.
      await sql`set local deadlock_timeout = '1h'`.execute(trx);
      await sql`insert into moved.two values (1)`.execute(trx);
      migrated = migrate(database, { "0001-tables": tables, "0002-changes": changes });
      await Promise.race([migrated, untilWaiting(trx)]);
      await sql`insert into moved.one values (1)`.execute(trx);
    });
    assert.deepEqual(await migrated, ["0002-changes"]);
    assert.equal(begun, 2);
  } finally {
    await Promise.all([migrating.close(), working.close()]);
  }
});
