/**
 * The store's SQL over Node's own SQLite, through a shim of the few calls that expo-sqlite offers. So the statements are proven, and
 * the order in which they run; expo-sqlite's native binding is not: that takes a phone.
 */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import { STORE_RULES } from "@bluezone/device/doubles/store-rules";
import type { OpenedStore } from "./opened-store.ts";
import { type SqlConnection, sqlStore } from "./sql-store.ts";

/** expo-sqlite's calls over Node's SQLite; each takes a turn of the event loop, as a native call does. */
function connection(file: string): SqlConnection & { readonly db: DatabaseSync; readonly asked: string[] } {
  const db = new DatabaseSync(file);
  const asked: string[] = [];
  const soon = async <T>(source: string, work: () => T): Promise<T> => {
    await new Promise((resolve) => setImmediate(resolve));
    asked.push(source);
    return work();
  };
  return {
    db,
    asked,
    execAsync: (source) => soon(source, () => db.exec(source)),
    runAsync: (source, params) => soon(source, () => db.prepare(source).run(...params)),
    getFirstAsync: <Row>(source: string, params: string[]) =>
      soon(source, () => (db.prepare(source).get(...params) as Row | undefined) ?? null),
    getAllAsync: <Row>(source: string, params: string[]) =>
      soon(source, () => db.prepare(source).all(...params) as Row[]),
    closeAsync: () => soon("close", () => db.close()),
  };
}

function place(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-store-"));
  const file = join(folder, "phone.sqlite");
  const opened: OpenedStore[] = [];
  t.after(async () => {
    for (const store of opened) await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const open = async () => {
    const over = connection(file);
    const store = await sqlStore(over);
    opened.push(store);
    return { store, ...over };
  };
  const bytes = () => readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString("latin1"));
  return { file, open, stands: (text: string) => bytes().some((part) => part.includes(text)) };
}

for (const { says, holds } of STORE_RULES)
  test(`SQL store: ${says}`, async (t) => {
    const { open } = place(t);
    await holds(async () => (await open()).store);
  });

test("a damaged document reads as null and leaves the others whole", async (t) => {
  const { open } = place(t);
  const { store, db } = await open();
  await store.commit({ a: 1, b: 2 });
  db.exec("UPDATE document SET value = '{\"cut' WHERE name = 'a'");
  assert.deepEqual([await store.get("a"), await store.get("b")], [null, 2]);
});

test("a store whose file is no database rejects when it is opened", async (t) => {
  const { file } = place(t);
  writeFileSync(file, "this is text and no database, and it is longer than a header of SQLite is".repeat(20));
  const over = connection(file);
  t.after(() => over.closeAsync());
  await assert.rejects(sqlStore(over), /not a database/);
});

test("commits that are begun together do not mix, and no read sees half of one", async (t) => {
  const { open } = place(t);
  const { store } = await open();
  const commits = Array.from({ length: 20 }, (_, n) => store.commit({ first: n, second: n }));
  const seen = await Promise.all([store.get("first"), store.get("second")]);
  await Promise.all(commits);
  assert.deepEqual(seen, [19, 19]);
});

test("a full disk rejects the commit, changes nothing, and the store goes on when there is room", async (t) => {
  const { open } = place(t);
  const { store, db } = await open();
  await store.commit({ a: 1 });
  const { page_count } = db.prepare("PRAGMA page_count").get() as { page_count: number };
  db.exec(`PRAGMA max_page_count = ${page_count + 2}`);
  await assert.rejects(store.commit({ a: 2, big: "x".repeat(100_000) }), /full/);
  assert.deepEqual([await store.get("a"), await store.get("big")], [1, undefined]);
  db.exec("PRAGMA max_page_count = 100000");
  await store.commit({ a: 3 });
  assert.equal(await store.get("a"), 3);
});

test("a commit is synced to disk before it resolves", async (t) => {
  const { open } = place(t);
  const { db } = await open();
  const pragma = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
  assert.deepEqual([pragma("journal_mode"), pragma("synchronous"), pragma("secure_delete")], ["wal", 2, 1]);
});

test("after a wipe the bytes of the files hold nothing of what was kept", async (t) => {
  const { open, stands } = place(t);
  const { store } = await open();
  await store.commit({ secret: "a-day-key-in-clear" });
  await store.commit({ secret: "another-day-key" });
  assert.ok(stands("day-key"));
  await store.wipe();
  assert.ok(!stands("day-key"));
});

test("a wipe that cannot empty the log because something reads it rejects", async (t) => {
  const { file, open } = place(t);
  const { store, db } = await open();
  await store.commit({ secret: "a-day-key" });
  db.exec("PRAGMA busy_timeout = 50");
  const reader = new DatabaseSync(file);
  reader.exec("BEGIN; SELECT count(*) FROM document");
  await assert.rejects(store.wipe());
  reader.exec("COMMIT");
  reader.close();
  await store.wipe();
  assert.deepEqual(await store.names(""), []);
});

test("what was removed is gone from the files at once, what was changed after a hundred commits", async (t) => {
  const { open, stands } = place(t);
  const { store } = await open();
  await store.commit({ heard: "an-identifier", own: { keys: ["a-day-key"] }, other: 0 });
  await store.commit({ heard: undefined });
  assert.ok(!stands("an-identifier") && stands("a-day-key"));
  await store.commit({ own: { keys: [] } });
  for (let n = 0; n < 100; n += 1) await store.commit({ other: n });
  assert.ok(!stands("a-day-key"));
});

test("what JSON cannot say is refused before a transaction begins", async (t) => {
  const { open } = place(t);
  const { store, asked } = await open();
  const before = asked.length;
  await assert.rejects(store.commit({ a: () => 1 }), TypeError);
  assert.equal(asked.length, before);
});
