/** What a node keeps: sealed, whole, and lost by no mistake with its key. */
import assert from "node:assert/strict";
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import { STORE_RULES } from "@bluezone/device/doubles/store-rules";
import { keepsHeard } from "@bluezone/radio/live/testing/memory-rules";
import { Secret } from "@bluezone/server-kit/start/secret";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { systemRandom as random, randomText } from "@bluezone/server-kit/time/random";
import { NodeFault, type NodeFaultCode } from "./fault.ts";
import { KEY_NAME, nodeKey } from "./node-key.ts";
import { SealedFile } from "./sealed-file.ts";
import { sealedMemory } from "./sealed-memory.ts";
import { sealedStore } from "./sealed-store.ts";

const KEY = new Secret(new Uint8Array(32).fill(1));
const OTHER = new Secret(new Uint8Array(32).fill(2));

async function place(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), "bluezone-node-"));
  const opened: SealedFile[] = [];
  t.after(async () => {
    for (const file of opened) file.close();
    await rm(folder, { recursive: true });
  });
  const path = join(folder, "node.sqlite");
  const open = (key = KEY) => {
    const file = new SealedFile(path, key, random);
    opened.push(file);
    return file;
  };
  return { folder, path, open };
}
const faulty = (code: NodeFaultCode) => (error: unknown) => error instanceof NodeFault && error.code === code;

for (const { says, holds } of STORE_RULES)
  test(`sealed store: ${says}`, async (t) => {
    const { open } = await place(t);
    await holds(async () => sealedStore(open()));
  });

test("the sealed memory keeps every rule of a live radio's memory, and goes on where it was", async (t) => {
  const { open } = await place(t);
  const memory = () => sealedMemory(open(), () => randomText(random, 16));
  keepsHeard(memory());
  const again = memory();
  const { scans, piece } = again.collect(null);
  assert.equal(scans.length, 3);
  assert.equal(again.listened(), 7_000);
  again.air(12);
  assert.deepEqual(memory().collect(piece).scans, []);
  assert.equal(memory().aired(), 12);
});

test("nothing of names and values can be read without the key, and the files are their owner's only", async (t) => {
  const { folder, open } = await place(t);
  const file = open();
  file.commit({ "phone/heard-1-2": { rpi: "identifier" }, "phone/beacon": "secret" });
  for (const name of await readdir(folder)) {
    const bytes = await readFile(join(folder, name), "latin1");
    for (const word of ["heard-1-2", "beacon", "identifier", "secret"])
      assert.ok(!bytes.includes(word), word);
    if (process.platform !== "win32") assert.equal((await stat(join(folder, name))).mode & 0o077, 0, name);
  }
});

test("another key is a coded fault, and loses nothing", async (t) => {
  const { open } = await place(t);
  open().commit({ a: 1 });
  assert.throws(() => open(OTHER), faulty("key_wrong"));
  assert.equal(open().get("a"), 1);
});

test("emptied without its key, nothing that was sealed is in the file any more", async (t) => {
  const { path } = await place(t);
  const file = new SealedFile(path, KEY, random);
  file.commit({ a: "sealed ".repeat(40) });
  file.close();
  const raw = new DatabaseSync(path);
  const values = raw.prepare("SELECT value FROM sealed").all() as { value: Uint8Array }[];
  raw.close();
  const holds = async () => {
    const bytes = await readFile(path);
    return values.map(({ value }) => bytes.includes(Buffer.from(value.subarray(-16))));
  };
  assert.deepEqual(await holds(), [true, true]);
  SealedFile.empty(path);
  assert.deepEqual(await holds(), [false, false]);
});

test("a document that was changed, or put in another's place, reads as null and leaves the others whole", async (t) => {
  const { path, open } = await place(t);
  open().commit({ a: 1, b: 2, c: 3 });
  const raw = new DatabaseSync(path);
  const rows = raw.prepare("SELECT rowid, value FROM sealed").all() as { rowid: number; value: Uint8Array }[];
  const file = open();
  const lost = () => ["a", "b", "c"].filter((name) => file.get(name) === null).length;
  // The first row is the mark of the key.
  const [, first, second] = rows as [unknown, (typeof rows)[0], (typeof rows)[0]];
  const put = raw.prepare("UPDATE sealed SET value = ? WHERE rowid = ?");
  put.run(first.value, second.rowid);
  assert.equal(lost(), 1, "a value in another's place");
  const changed = first.value.slice();
  changed[20]! ^= 1;
  put.run(changed, first.rowid);
  assert.equal(lost(), 2);
  put.run(new Uint8Array(3), first.rowid);
  assert.equal(lost(), 2);
  raw.close();
});

test("what is no store is a coded fault, and stays as it is", async (t) => {
  const { path, open } = await place(t);
  const text = "this is no database ".repeat(300);
  await writeFile(path, text);
  assert.throws(() => open(), faulty("store_damaged"));
  assert.equal(await readFile(path, "utf8"), text);
});

test("a key is made once for its owner only; one that is missing, open to others or malformed is a coded fault", async (t) => {
  const { folder } = await place(t);
  const at = (credentials?: string) => ({ data: folder, credentials });
  await assert.rejects(nodeKey(at(), true, random), faulty("key_missing"));
  assert.deepEqual(await readdir(folder), [], "none is made for a store that has one");
  const made = await nodeKey(at(), false, random);
  assert.deepEqual((await nodeKey(at(), true, random)).reveal(), made.reveal());
  const file = join(folder, KEY_NAME);
  if (process.platform !== "win32") {
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    await chmod(file, 0o640);
    await assert.rejects(nodeKey(at(), true, random), faulty("key_open"));
    await chmod(file, 0o600);
  }
  await writeFile(file, "short\n");
  await assert.rejects(nodeKey(at(), true, random), faulty("key_malformed"));
  const credentials = testFolder(t);
  await writeFile(join(credentials, KEY_NAME), Buffer.from(OTHER.reveal()).toString("base64"), {
    mode: 0o444,
  });
  assert.deepEqual((await nodeKey(at(credentials), true, random)).reveal(), OTHER.reveal());
});
