import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { parseInstant } from "@bluezone/protocol/time";
import { type Generated, type Kysely, sql } from "kysely";
import { memoryBlobs } from "../files/blobs.ts";
import { type Database, openDatabase } from "../sql/database.ts";
import type { Engine } from "../sql/engine.ts";
import { type Migrations, migrate, migration } from "../sql/migrate.ts";
import { FileError } from "../start/file-error.ts";
import { Secret } from "../start/secret.ts";
import { StartError } from "../start/start-error.ts";
import { testEngine } from "../testing/database.ts";
import { systemRandom } from "../time/random.ts";
import { type BackupPlan, restoreBackup, takeBackup } from "./backup.ts";

type Tables = {
  thing: {
    id: Generated<number>;
    bytes: Uint8Array;
    big: string;
    counts: number[];
    said: string | null;
    yes: boolean;
    colour?: string;
  };
  secret: { name: string };
};

const first: Migrations = {
  "0001-things": migration(async (db) => {
    await db.schema
      .createTable("thing")
      .addColumn("id", "integer", (c) => c.primaryKey().generatedAlwaysAsIdentity())
      .addColumn("bytes", "bytea", (c) => c.notNull().unique())
      .addColumn("big", "bigint", (c) => c.notNull())
      .addColumn("counts", sql`integer[]`, (c) => c.notNull())
      .addColumn("said", "text")
      .addColumn("yes", "boolean", (c) => c.notNull())
      .execute();
    await db.schema.createTable("secret").addColumn("name", "text").execute();
  }),
};
const later: Migrations = {
  ...first,
  "0002-colours": migration(async (db) => {
    await db.schema
      .alterTable("thing")
      .addColumn("colour", "text", (c) => c.notNull().defaultTo("grey"))
      .execute();
  }),
};
const plan = (migrations: Migrations): BackupPlan<Tables> => ({
  server: "toys",
  migrations,
  tables: ["thing"],
});

const secrets = [new Secret(new Uint8Array(32).fill(1)), new Secret(new Uint8Array(32).fill(2))] as const;
const now = parseInstant("2020-12-27T07:30:00Z");

let engine: Engine;
let folder: string;
before(async () => {
  engine = await testEngine();
  folder = await mkdtemp(join(tmpdir(), "bluezone-backup-"));
});
after(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

let opened = 0;
async function empty(migrations?: Migrations): Promise<Database<Tables>> {
  opened += 1;
  const database = await openDatabase<Tables>({ schema: `toys_${opened}`, engine });
  if (migrations) await migrate(database, migrations);
  return database;
}

async function filled(rows: number): Promise<Database<Tables>> {
  const database = await empty(first);
  await database.db.insertInto("secret").values({ name: "never" }).execute();
  await database.db
    .insertInto("thing")
    .values(
      Array.from({ length: rows }, (_, i) => ({
        bytes: new Uint8Array([i, i >> 8, 0, 255]),
        big: "9007199254740993",
        counts: sql<number[]>`'{1,2,3}'::integer[]`,
        said: i % 3 ? `Vĩnh Hanh "${i}"\n{}[],\\x00` : null,
        yes: i % 2 === 0,
      })),
    )
    .execute();
  return database;
}

const take = (database: Database<Tables>, file: string, secret: Secret = secrets[1]) =>
  takeBackup(database, plan(first), { file, secret, random: systemRandom, now });
const restore = (database: Database<Tables>, file: string, migrations = first, mend = async () => {}) =>
  restoreBackup(database, plan(migrations), { file, secrets }, mend);
const things = ({ db }: Database<Tables>) => db.selectFrom("thing").selectAll().orderBy("id").execute();
/** @param is what is said of the file, where that is at fault. */
const refused = (work: Promise<unknown>, sentence: RegExp, is?: FileError["is"]) =>
  assert.rejects(work, (error: Error) => {
    assert.ok(error instanceof StartError, error.stack);
    assert.match(error.message, sentence);
    assert.equal(error instanceof FileError ? error.is : undefined, is);
    return true;
  });

test("rows come back as they were, in every type, and columns that count up go on; what is left out begins empty", async () => {
  const before = await filled(1_203);
  const file = join(folder, "whole.backup");
  const { rows, bytes, sha256 } = await take(before, file);
  const text = await readFile(file);
  assert.deepEqual([rows, bytes], [1_203, text.length]);
  assert.match(sha256, /^[0-9a-f]{64}$/);
  const after = await empty();
  const { rows: put, made } = await restore(after, file);
  assert.deepEqual([put, made], [1_203, now / 1_000]);
  assert.deepEqual(await things(after), await things(before));
  assert.deepEqual(await after.db.selectFrom("secret").selectAll().execute(), []);
  const { id } = await after.db
    .insertInto("thing")
    .values({
      bytes: new Uint8Array(9),
      big: "0",
      counts: sql<number[]>`'{}'::integer[]`,
      said: null,
      yes: true,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  assert.equal(id, 1_204);
});

test("a backup of an earlier version is brought up to date; one of a later version is refused", async () => {
  const file = join(folder, "earlier.backup");
  await take(await filled(2), file);
  const after = await empty();
  await restore(after, file, later);
  assert.deepEqual(
    (await things(after)).map(({ colour }) => colour),
    ["grey", "grey"],
  );

  const newer = join(folder, "later.backup");
  const database = await empty(later);
  await takeBackup(database, plan(later), { file: newer, secret: secrets[0], random: systemRandom, now });
  await refused(
    restore(await empty(), newer, first),
    /by a newer version of this program \(it has 0002-colours\)/,
    "wrong",
  );
});

test("a restore that fails at its very end leaves nothing, and may be tried again; data is never written over", async () => {
  const file = join(folder, "again.backup");
  await take(await filled(3), file);
  const after = await empty();
  const stop = async () => {
    throw new Error("stop");
  };
  await assert.rejects(restore(after, file, first, stop), /^Error: stop$/);
  const { rows } = await engine.query("select tablename from pg_tables where schemaname = $1", [
    after.schema,
  ]);
  assert.deepEqual(rows, []);
  await restore(after, file);
  await refused(restore(after, file), /holds data of the toys server already; restore into an empty one/);
  // Tables without rows are what a first start leaves that was stopped at once.
  await restore(await empty(first), file);
  assert.equal((await things(after)).length, 3);
});

test("a file that is damaged, cut off, another server's or under a secret that is gone is one sentence, and nothing is restored", async () => {
  const file = join(folder, "good.backup");
  await take(await filled(200), file);
  const good = await readFile(file);
  const after = await empty();
  const head = good.indexOf("\n") + 1;
  const damaged = async (bytes: Uint8Array, sentence: RegExp) => {
    const path = join(folder, "damaged.backup");
    await writeFile(path, bytes);
    await refused(restore(after, path), sentence, "wrong");
    const { rows } = await engine.query("select tablename from pg_tables where schemaname = $1", [
      after.schema,
    ]);
    assert.deepEqual(rows, []);
  };
  for (const at of [head, head + 40, good.length - 1])
    await damaged(
      good.map((byte, i) => (i === at ? byte ^ 1 : byte)),
      /is damaged: it was changed or cut off/,
    );
  for (const length of [head, head + 20, good.length - 1])
    await damaged(good.subarray(0, length), /is damaged: it was changed or cut off/);
  const withHead = (from: string, to: string) =>
    Buffer.concat([Buffer.from(good.subarray(0, head).toString().replace(from, to)), good.subarray(head)]);
  await damaged(withHead('"made":16', '"made":17'), /is damaged/);
  await damaged(withHead('"toys"', '"keys"'), /a backup of the keys server, not of toys/);
  await damaged(withHead('"format":1', '"format":2'), /is no backup that this program reads/);
  await damaged(Buffer.alloc(0), /is no backup/);
  await damaged(Buffer.from("a line\n"), /is no backup/);
  await refused(restore(after, join(folder, "nowhere")), /cannot be read/, "missing");
  await refused(restore(after, folder), /cannot be read/, "missing");
  const other = { file, secrets: [new Secret(new Uint8Array(32))] };
  await refused(
    restoreBackup(after, plan(first), other, async () => {}),
    /was made under another secret/,
  );
});

test("a backup that cannot be written leaves no part of a file, and never takes another's place", async () => {
  const place = await mkdtemp(join(folder, "place-"));
  const database = await filled(1);
  await refused(take(database, join(place, "none", "a.backup")), /cannot be written/);
  await writeFile(join(place, "a.backup"), "older");
  await refused(take(database, join(place, "a.backup")), /There is a file .* already/);
  assert.equal(await readFile(join(place, "a.backup"), "utf8"), "older");
  await refused(take(await empty(), join(place, "b.backup")), /holds nothing of this server yet/);
  assert.deepEqual(await readdir(place), ["a.backup"]);
});

test("rows that refer to each other come back in whatever order they lie, and what a migration put in is not doubled", async () => {
  type Tree = { node: { id: string; parent: string | null } };
  const migrations: Migrations = {
    "0001-nodes": migration(async (db) => {
      await db.schema
        .createTable("node")
        .addColumn("id", "text", (c) => c.primaryKey())
        .addColumn("parent", "text", (c) => c.references("node.id"))
        .execute();
      await (db as Kysely<Tree>).insertInto("node").values({ id: "root", parent: null }).execute();
    }),
  };
  const trees: BackupPlan<Tree> = { server: "trees", migrations, tables: ["node"] };
  const open = (name: string) => openDatabase<Tree>({ schema: `trees_${name}`, engine });
  const before = await open("before");
  await migrate(before, migrations);
  const children = Array.from({ length: 1_500 }, (_, i) => ({ id: `n${i}`, parent: "root" }));
  await before.db.insertInto("node").values(children).execute();
  // The first row of the table now refers to its last one.
  await before.db.updateTable("node").set({ parent: "n1499" }).where("id", "=", "n0").execute();
  const file = join(folder, "tree.backup");
  await takeBackup(before, trees, { file, secret: secrets[0], random: systemRandom, now });
  const after = await open("after");
  assert.equal((await restoreBackup(after, trees, { file, secrets }, async () => {})).rows, 1_501);
  await assert.rejects(
    after.db.insertInto("node").values({ id: "lost", parent: "nobody" }).execute(),
    /foreign key/,
  );
});

test("files come back beside the rows, each whole, and a second run puts them again", async () => {
  const blobs = memoryBlobs();
  const long = new Uint8Array(150_001).map((_, i) => i);
  await blobs.put("photo/a.jpg", long, "image/jpeg");
  await blobs.put("letter/empty.pdf", new Uint8Array(), "application/pdf");
  const file = join(folder, "files.backup");
  const by = { file, secret: secrets[0], random: systemRandom, now };
  const { files } = await takeBackup(await filled(3), plan(first), { ...by, blobs });
  assert.equal(files, 2);
  const put = memoryBlobs();
  for (const fails of [true, false]) {
    const work = restoreBackup(await empty(), plan(first), { file, secrets, blobs: put }, async () => {
      if (fails) throw new Error("killed");
    });
    if (fails) await assert.rejects(work, /killed/);
    else assert.deepEqual([(await work).rows, (await work).files], [3, 2]);
    assert.deepEqual(await put.list(""), ["letter/empty.pdf", "photo/a.jpg"]);
    assert.ok(Buffer.from((await put.get("photo/a.jpg"))!).equals(long));
  }
});
