import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { STORE_RULES } from "@bluezone/device/doubles/store-rules";
import { type SqliteStore, sqliteStore } from "./sqlite-store.ts";

function place(t: { after(done: () => void): void }) {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-store-"));
  const opened: SqliteStore[] = [];
  t.after(() => {
    for (const store of opened) store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const open = () => {
    const store = sqliteStore(join(folder, "phone.sqlite"));
    opened.push(store);
    return store;
  };
  return { folder, open };
}

for (const { says, holds } of STORE_RULES)
  test(`SQLite store: ${says}`, async (t) => {
    const { open } = place(t);
    await holds(async () => open());
  });

test("a damaged document reads as null and leaves the others whole", async (t) => {
  const { folder, open } = place(t);
  await open().commit({ a: 1, b: 2 });
  const raw = new DatabaseSync(join(folder, "phone.sqlite"));
  raw.exec("UPDATE document SET value = '{\"cut' WHERE name = 'a'");
  raw.close();
  const store = open();
  assert.equal(await store.get("a"), null);
  assert.equal(await store.get("b"), 2);
});

test("after a wipe the bytes of the files hold nothing of what was kept", async (t) => {
  const { folder, open } = place(t);
  const store = open();
  await store.commit({ secret: "a-day-key-in-clear" });
  await store.commit({ secret: "another-day-key" });
  await store.wipe();
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name)).toString("latin1");
    assert.doesNotMatch(bytes, /day-key/, name);
  }
});

test("what was removed is gone from the files at once, what was changed after a hundred commits", async (t) => {
  const { folder, open } = place(t);
  const store = open();
  const bytes = () => readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString("latin1"));
  const stands = (text: string) => bytes().some((file) => file.includes(text));
  await store.commit({ heard: "an-identifier", own: { keys: ["a-day-key"] }, other: 0 });
  await store.commit({ heard: undefined });
  assert.ok(!stands("an-identifier") && stands("a-day-key"));
  await store.commit({ own: { keys: [] } });
  for (let n = 0; n < 100; n += 1) await store.commit({ other: n });
  assert.ok(!stands("a-day-key"));
});
