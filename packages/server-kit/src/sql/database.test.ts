import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { sql } from "kysely";
import { StartError } from "../start/start-error.ts";
import { testEngine } from "../testing/database.ts";
import { testFolder } from "../testing/folder.ts";
import { shared } from "../testing/shared.ts";
import { addNew } from "./add-once.ts";
import { type Database, openDatabase } from "./database.ts";
import { Overtaken } from "./ended-for-another.ts";
import { folderEngine } from "./engine-pglite.ts";
import { migrate, migration } from "./migrate.ts";

type Tables = { box: { name: string; amount: string; weight: string | null } };

const boxes = migration(async (db) => {
  await db.schema
    .createTable("box")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("amount", "bigint", (c) => c.notNull())
    .addColumn("weight", "numeric")
    .execute();
});

const engine = shared(() => testEngine());

async function opened(schema: string): Promise<Database<Tables>> {
  const database = await openDatabase<Tables>({ schema, engine });
  await migrate(database, { "0001-boxes": boxes });
  return database;
}
const count = async ({ db }: Database<Tables>) =>
  Number((await db.selectFrom("box").select(db.fn.countAll<string>().as("n")).executeTakeFirstOrThrow()).n);
const put = (db: Pick<Database<Tables>["db"], "insertInto">, name: string) =>
  db.insertInto("box").values({ name, amount: "1", weight: null }).execute();

test("two schemas of one engine have the same tables and see nothing of each other", async () => {
  const [keys, health] = [await opened("one"), await opened("two")];
  await put(keys.db, "a");
  assert.equal(await count(keys), 1);
  assert.equal(await count(health), 0);
});

test("a transaction that throws leaves nothing, also not in what ran beside it", async () => {
  const [one, two] = [await opened("failing"), await opened("beside")];
  const failing = one.transaction(async (trx) => {
    await put(trx, "a");
    throw new Error("stop");
  });
  const beside = put(two.db, "b");
  await assert.rejects(failing, /stop/);
  await beside;
  assert.equal(await count(one), 0);
  assert.equal(await count(two), 1);
});

test("a transaction that finds written what it was about to write begins anew, without what it wrote, and gives up at the third", async () => {
  const database = await opened("overtaken");
  await put(database.db, "theirs");
  let tries = 0;
  const add = (whenToGive: number) =>
    database.transaction(async (trx) => {
      tries += 1;
      await put(trx, `mine ${tries}`);
      if (tries >= whenToGive) return "theirs";
      return addNew(trx, "box", { name: "theirs", amount: "2", weight: null });
    });
  assert.equal(await add(2), "theirs");
  assert.equal(await count(database), 2);
  await assert.rejects(add(Number.POSITIVE_INFINITY), Overtaken);
  assert.equal(tries, 5);
  assert.equal(await count(database), 2);
});

test("a transaction's statements stay in the schema", async () => {
  const database = await opened("inside");
  await database.transaction((trx) => put(trx, "a"));
  assert.equal(await count(database), 1);
});

test("a test whose transaction asks outside itself on the embedded database ends, and says why", async () => {
  const here = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);
  const program = `
    import { sql } from "kysely";
    const { openDatabase } = await import(${here("./database.ts")});
    const { testEngine } = await import(${here("../testing/database.ts")});
    const { db, transaction } = await openDatabase({ schema: "asked", engine: await testEngine(undefined, 300) });
    await transaction(async (trx) => void (await sql\`select 1\`.execute(trx)));
    await new Promise((later) => setTimeout(later, 400));
    console.log("one that ends is left alone");
    await transaction(() => sql\`select 1\`.execute(db));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    cwd: import.meta.dirname,
    env: { ...process.env, TEST_DATABASE: "" },
    timeout: 60_000,
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => said.push(String(text)));
  const [code] = await once(child, "close");
  assert.match(said.join(""), /^one that ends is left alone\na transaction does not end: it asks/);
  assert.equal(code, 1);
});

test("bigint and numeric come back exactly, as text", async () => {
  const database = await opened("exact");
  await database.db
    .insertInto("box")
    .values({ name: "a", amount: "9007199254740993", weight: "0.10" })
    .execute();
  const row = await database.db.selectFrom("box").selectAll().executeTakeFirstOrThrow();
  assert.deepEqual(row, { name: "a", amount: "9007199254740993", weight: "0.10" });
});

test("migrations run once, in the order of their names, and only the new ones later", async () => {
  const database = await openDatabase<Tables>({ schema: "moving", engine });
  const order: string[] = [];
  const told = (name: string) =>
    migration(async () => {
      order.push(name);
    });
  assert.deepEqual(await migrate(database, { "0002-b": told("b"), "0001-a": told("a") }), [
    "0001-a",
    "0002-b",
  ]);
  assert.deepEqual(
    await migrate(database, { "0001-a": told("a"), "0002-b": told("b"), "0003-c": told("c") }),
    ["0003-c"],
  );
  assert.deepEqual(order, ["a", "b", "c"]);
});

test("a migration that fails is named, and leaves nothing of itself or of those before it", async () => {
  const database = await openDatabase<Tables>({ schema: "broken", engine });
  const bad = migration(async (db) => {
    await sql`select * from nowhere`.execute(db);
  });
  await assert.rejects(migrate(database, { "0001-boxes": boxes, "0002-bad": bad }), (error: Error) => {
    assert.ok(error instanceof StartError);
    assert.match(error.message, /schema broken .* migration 0002-bad failed/);
    return true;
  });
  assert.deepEqual(await migrate(database, { "0001-boxes": boxes }), ["0001-boxes"]);
});

test("a program goes on with a database that a later version has added to, and not with one that it has contracted", async () => {
  const database = await opened("later");
  const nothing = migration(async () => {});
  const later = { "0001-boxes": boxes, "0002-lids": nothing };
  assert.deepEqual(await migrate(database, later), ["0002-lids"]);
  assert.deepEqual(await migrate(database, { "0001-boxes": boxes }), []);
  await put(database.db, "a");
  await migrate(database, { ...later, "0003-contract-boxes": nothing });
  await assert.rejects(migrate(database, { "0001-boxes": boxes }), (error: Error) => {
    assert.ok(error instanceof StartError);
    assert.match(error.message, /made by another version/);
    return true;
  });
});

test("a database of another history is refused in one sentence", async () => {
  const database = await opened("another");
  await assert.rejects(migrate(database, { "0002-lids": boxes }), (error: Error) => {
    assert.ok(error instanceof StartError);
    assert.match(error.message, /made by another version/);
    return true;
  });
});

test("a database that is closed does not answer", async () => {
  const other = await testEngine();
  const database = await openDatabase<Tables>({ schema: "closing", engine: other });
  assert.equal(await database.answers(), true);
  await other.close();
  assert.equal(await database.answers(), false);
});

test("a folder keeps its rows, is held by one at a time, and a broken one is one sentence", async (t) => {
  const folder = testFolder(t);
  const first = await folderEngine(folder);
  const database = await openDatabase<Tables>({ schema: "kept", engine: first });
  await migrate(database, { "0001-boxes": boxes });
  await put(database.db, "a");
  await assert.rejects(folderEngine(folder), /is in use by process/);
  await first.close();

  const second = await folderEngine(folder);
  const again = await openDatabase<Tables>({ schema: "kept", engine: second });
  assert.deepEqual(await migrate(again, { "0001-boxes": boxes }), []);
  assert.equal(await count(again), 1);
  await second.close();

  await writeFile(join(folder, "data", "PG_VERSION"), "broken\n");
  await writeFile(join(folder, "data", "global", "pg_control"), "broken");
  await assert.rejects(folderEngine(folder), (error: Error) => {
    assert.ok(error instanceof StartError);
    assert.match(error.message, /^The database in .* cannot be opened; .*\.$/);
    return true;
  });
  await assert.rejects(folderEngine("/dev/null/x"), StartError);
});

test("a process killed while it writes loses no row that it had committed, and the folder opens again", async (t) => {
  const folder = testFolder(t);
  const script = `
    import { folderEngine } from ${JSON.stringify(import.meta.resolve("./engine-pglite.ts"))};
    const engine = await folderEngine(${JSON.stringify(folder)});
    await engine.query("create table n (i integer)");
    for (let i = 1; ; i += 1) {
      await engine.query("insert into n values ($1)", [i]);
      process.stdout.write(i + "\\n");
    }`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script]);
  let committed = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    committed = Number(text.trimEnd().split("\n").at(-1));
    if (committed > 100) child.kill("SIGKILL");
  });
  await once(child, "close");
  assert.ok(committed > 100);
  const engine = await folderEngine(folder);
  const { rows } = await engine.query<{ n: number }>("select max(i) as n from n");
  assert.ok(rows[0]!.n >= committed, `${rows[0]!.n} of ${committed}`);
  await engine.close();
});
