/** Shards beside `VN`, and the document of windows, over real HTTP. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { EXPORTS_ROOT, indexName } from "@bluezone/contract/keys/exports";
import { ConfigDocument, WindowsDocument } from "@bluezone/contract/signed";
import { readExportColumns } from "@bluezone/protocol/export/export-file";
import { Days, floorTo, Hours, Minutes, plus, Seconds, unixSeconds } from "@bluezone/protocol/time";
import { type Blobs, memoryBlobs } from "@bluezone/server-kit/files/blobs";
import type { GivenSettings } from "../config/settings.ts";
import { dayKeys } from "../testing/authority.ts";
import { sharedEngine, startKeys, type TestKeys } from "../testing/keys-server.ts";
import { openedBy } from "../testing/opened.ts";

const engine = sharedEngine();

const config = async (keys: TestKeys) =>
  ConfigDocument.parse(openedBy(JSON.parse((await keys.text("/v1/config")) as string).config, keys.root));
const windows = async (keys: TestKeys) =>
  WindowsDocument.parse(openedBy(JSON.parse((await keys.text("/v1/windows")) as string).windows, keys.root));
const lines = async (keys: TestKeys, shard: string) =>
  ((await keys.text(EXPORTS_ROOT + indexName(shard))) as string).split("\n").filter((line) => line !== "");
const pass = async (keys: TestKeys, minutes: number) => {
  for (let n = 0; n < minutes; n += 10) {
    keys.clock.advance(Minutes(10));
    await keys.jobs();
  }
};

/** Whether a file of the shard has the key. */
async function has(keys: TestKeys, shard: string, key: string): Promise<boolean> {
  for (const name of await lines(keys, shard)) {
    const { keys: found, region } = readExportColumns(await keys.bytes(EXPORTS_ROOT + name), []);
    assert.equal(region, shard);
    if (Buffer.from(found.keys).includes(Buffer.from(key, "base64"))) return true;
  }
  return false;
}

test("a key goes into the open shard that its publish names, else into VN, and is in no other; its revision follows it", async () => {
  let settings: GivenSettings = { shards: { "VN-89": ["89", "91"], "VN-79": ["79"] } };
  const keys = await startKeys(engine, { settings: async () => settings });
  await keys.jobs();
  const shared = new Map<string, string>();
  for (const shard of ["VN-89", "VN-79", "VN-01", "vn-89", undefined]) {
    const [key] = dayKeys(keys.clock.now(), 1);
    const request = shard === undefined ? {} : { shard };
    assert.ok((await keys.share({ keys: [key!], request, report: "likely" })).ok);
    shared.set(String(shard), key!.key);
  }
  await pass(keys, 20);
  const where = async (asked: string) => {
    const found: string[] = [];
    for (const shard of ["VN", "VN-79", "VN-89"])
      if (await has(keys, shard, shared.get(asked)!)) found.push(shard);
    return found;
  };
  assert.deepEqual(await where("VN-89"), ["VN-89"]);
  assert.deepEqual(await where("VN-79"), ["VN-79"]);
  for (const asked of ["VN-01", "vn-89", "undefined"]) assert.deepEqual(await where(asked), ["VN"]);
  assert.deepEqual((await config(keys)).shards, {
    "VN-79": { areas: ["79"] },
    "VN-89": { areas: ["89", "91"] },
  });

  // Closed: nothing new goes there, and what stands goes on being listed and kept fresh.
  settings = {};
  await pass(keys, 20);
  const [late] = dayKeys(keys.clock.now(), 1);
  assert.ok((await keys.share({ keys: [late!], request: { shard: "VN-89" } })).ok);
  await pass(keys, 20);
  assert.ok(await has(keys, "VN", late!.key));
  const document = await config(keys);
  assert.equal(document.shards, undefined);
  assert.equal(document.lastWindow["VN-89"], document.lastWindow["VN"]);
  keys.clock.set(plus(keys.clock.now(), Days(15)));
  await keys.jobs();
  assert.deepEqual(await lines(keys, "VN-89"), []);
  assert.deepEqual(
    (await keys.blobs.list("VN-89/")).filter((name) => name.endsWith(".zip")),
    [],
  );
});

test("settings in which a province is in two shards, or a shard is called VN, are refused", async () => {
  for (const shards of [
    { "VN-1": ["89"], "VN-2": ["89"] },
    { VN: ["89"] },
    { "-A": ["89"] },
    { "VN-1": ["An Giang"] },
  ])
    await assert.rejects(startKeys(engine, { settings: async () => ({ shards }) as GivenSettings }));
});

test("the windows say each shard's newest window and its files, and whether the configuration says anything else", async () => {
  const keys = await startKeys(engine, { settings: async () => ({ shards: { "VN-89": ["89"] } }) });
  await keys.jobs();
  const first = await config(keys);
  const { config: since } = await windows(keys);
  assert.ok(since <= first.version);
  await keys.share({ keys: dayKeys(keys.clock.now(), 1), request: { shard: "VN-89" } });
  await pass(keys, 10);
  const one = await windows(keys);
  const day = new Date(keys.clock.now()).toISOString().slice(0, 10);
  const last = (await config(keys)).lastWindow["VN-89"]!;
  assert.deepEqual(one.windows["VN-89"], { last, newest: 1, files: {} });
  assert.deepEqual(one.windows["VN"], { last, newest: 0, files: {} });
  assert.equal(one.config, since, "windows alone have changed");
  assert.ok((await config(keys)).version > first.version);
  await pass(keys, 10);
  assert.deepEqual((await windows(keys)).windows["VN-89"], {
    last: last + 600,
    newest: 0,
    files: { [day]: 1 },
  });

  // Unchanged it is not signed anew, but for once an hour.
  await pass(keys, 10);
  keys.clock.advance(Minutes(2));
  await keys.jobs();
  const before = (await windows(keys)).version;
  keys.clock.advance(Minutes(1));
  await keys.jobs();
  assert.equal((await windows(keys)).version, before);
  keys.clock.advance(Hours(1));
  await keys.jobs();
  const { version, issuedAt, notAfter } = await windows(keys);
  assert.ok(version > before);
  assert.deepEqual([issuedAt, notAfter - issuedAt], [unixSeconds(keys.clock.now()), 86_400]);
});

test("the windows of one shard are of the same version as those of all, and name the files that are new to a phone that checks as often as it is told", async () => {
  let pollingMinutes = 30;
  const keys = await startKeys(engine, {
    settings: async () => ({ pollingMinutes, shards: { "VN-89": ["89"], "VN-79": ["79"] } }),
  });
  await keys.jobs();
  const ofShard = async (shard: string) => {
    const answer = await fetch(`${keys.url}/v1/windows/${shard}`);
    if (answer.status !== 200) return { status: answer.status, etag: null, document: undefined };
    const { windows: text } = (await answer.json()) as { windows: string };
    return {
      status: 200,
      etag: answer.headers.get("etag"),
      document: WindowsDocument.parse(openedBy(text, keys.root)),
    };
  };
  for (const shard of ["VN-89", "VN-89", "VN", "VN-79"]) {
    await keys.share({ keys: dayKeys(keys.clock.now(), 1), request: { shard } });
    await pass(keys, 10);
  }
  const all = await windows(keys);
  const { document } = await ofShard("VN-89");
  const { named, ...told } = document!.windows["VN-89"]!;
  assert.deepEqual({ ...document, windows: undefined }, { ...all, windows: undefined });
  assert.deepEqual(Object.keys(document!.windows).sort(), ["VN", "VN-89"]);
  assert.deepEqual(told, all.windows["VN-89"]);
  const names = (await lines(keys, "VN-89")).slice(-named!.length);
  assert.ok(named!.length > 0);
  assert.deepEqual(
    named!.map(([end, start, first]) => `VN-89/${start}-${end}-${String(first).padStart(5, "0")}.zip`),
    names,
  );
  assert.deepEqual(Object.keys((await ofShard("VN")).document!.windows), ["VN"]);
  for (const shard of ["VN-01", "vn-89", "VN-89-OF-A-LONG-NAME"])
    assert.equal((await ofShard(shard)).status, 404);
  // Names that somebody makes up are answered from memory.
  const { db } = keys.database;
  await db.schema.alterTable("signed_windows").renameTo("gone").execute();
  for (const n of [11, 12, 13]) assert.equal((await ofShard(`VN-${n}`)).status, 404);
  await db.schema.alterTable("gone").renameTo("signed_windows").execute();

  // What is signed twice, as by two instances, has one tag; what is signed anew for another window has another.
  const { etag } = await ofShard("VN-89");
  keys.clock.advance(Seconds(2));
  assert.equal((await ofShard("VN-89")).etag, etag);
  await pass(keys, 60);
  const later = await ofShard("VN-89");
  assert.notEqual(later.etag, etag);
  assert.deepEqual(later.document!.windows["VN-89"]!.named, []);

  pollingMinutes = 60;
  await keys.share({ keys: dayKeys(keys.clock.now(), 1), request: { shard: "VN-89" } });
  await pass(keys, 70);
  assert.equal((await ofShard("VN-89")).document!.windows["VN-89"]!.named!.length, 1);
});

test("a shard whose export begins is a reason to read the configuration again: phones read the shards that it lists", async () => {
  let settings: GivenSettings = {};
  const keys = await startKeys(engine, { settings: async () => settings });
  await keys.jobs();
  settings = { shards: { "VN-89": ["89"] } };
  keys.clock.advance(Minutes(1));
  await keys.jobs();
  const opened = await config(keys);
  const listed = Object.keys(opened.lastWindow).includes("VN-89");
  await pass(keys, 20);
  assert.ok(Object.keys((await config(keys)).lastWindow).includes("VN-89"));
  assert.ok(listed || (await windows(keys)).config > opened.version);
});

test("a change of the settings is a reason to read the configuration again", async () => {
  let settings: GivenSettings = {};
  const keys = await startKeys(engine, { settings: async () => settings });
  await keys.jobs();
  const { config: before } = await windows(keys);
  settings = { pollingMinutes: 60 };
  keys.clock.advance(Minutes(1));
  await keys.jobs();
  const { config: after } = await windows(keys);
  assert.ok(after > before);
  assert.equal(after, (await config(keys)).version);
});

test("a configuration that a server of the version before issued is a reason to read it too: that one does not say since when it says so", async () => {
  let settings: GivenSettings = {};
  const keys = await startKeys(engine, { settings: async () => settings });
  await keys.jobs();
  const row = () => keys.database.db.selectFrom("signed_config").selectAll().executeTakeFirstOrThrow();
  const { settled, settled_since } = await row();
  settings = { pollingMinutes: 60 };
  keys.clock.advance(Minutes(1));
  await keys.jobs();
  const issued = await config(keys);
  await keys.database.db.updateTable("signed_config").set({ settled, settled_since }).execute();
  keys.clock.advance(Minutes(1));
  await keys.jobs();
  assert.equal((await config(keys)).pollingMinutes, 60);
  assert.ok((await windows(keys)).config >= issued.version);
});

test("with a quiet time of an hour six uploads of an hour are one file; enough keys go out at once", async () => {
  const keys = await startKeys(engine, { quietMinutes: 60 });
  await keys.jobs();
  keys.clock.set(plus(floorTo(keys.clock.now(), Hours(1)), Minutes(61.5)));
  await keys.jobs();
  const before = (await lines(keys, "VN")).length;
  for (let n = 0; n < 5; n += 1) {
    await keys.share({ keys: dayKeys(keys.clock.now(), 1) });
    await pass(keys, 10);
    assert.equal((await lines(keys, "VN")).length, before, `${n}`);
    const { last } = (await windows(keys)).windows["VN"]!;
    assert.ok(unixSeconds(keys.clock.now()) - last < 900, "lists stay fresh while keys wait");
  }
  await pass(keys, 10);
  assert.equal((await lines(keys, "VN")).length, before + 1);

  for (let n = 0; n < 11; n += 1) await keys.share({ keys: dayKeys(keys.clock.now(), 14) });
  await pass(keys, 10);
  assert.equal((await lines(keys, "VN")).length, before + 2);
});

test("a shard whose files cannot be written holds up no other; one that is closed before its first window loses no key", async () => {
  let settings: GivenSettings = { shards: { "VN-1": ["01"], "VN-79": ["79"], "VN-89": ["89"] } };
  const inner = memoryBlobs();
  let away = true;
  const blobs: Blobs = {
    ...inner,
    put: (name, ...rest) =>
      away && name.startsWith("VN-1/") ? Promise.reject(new Error("away")) : inner.put(name, ...rest),
  };
  const keys = await startKeys(engine, { settings: async () => settings }, { blobs });
  await keys.jobs();
  const [first] = dayKeys(keys.clock.now(), 1);
  await keys.share({ keys: dayKeys(keys.clock.now(), 1), request: { shard: "VN-1" } });
  await keys.share({ keys: [first!], request: { shard: "VN-79" } });
  await pass(keys, 20);
  assert.ok(await has(keys, "VN-79", first!.key));

  settings = {};
  keys.clock.advance(Minutes(1));
  await keys.jobs();
  // Publishes still go by the configuration before; as if no window of the shard had ever been claimed.
  const [late] = dayKeys(keys.clock.now(), 1);
  await keys.share({ keys: [late!], request: { shard: "VN-89" } });
  await keys.database.db.deleteFrom("shard").where("shard", "=", "VN-89").execute();
  away = false;
  await pass(keys, 30);
  assert.ok(await has(keys, "VN-89", late!.key));
});
