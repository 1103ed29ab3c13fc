/**
 * What a cache between phones and this server is told, over real HTTP: documents may lie in it, answers of endpoints
 * never.
 */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CHAFF_HEADER, type Document } from "@bluezone/contract/endpoint";
import { config } from "@bluezone/contract/keys/config";
import {
  dayIndex,
  dayIndexName,
  EXPORTS_ROOT,
  file,
  index,
  indexName,
} from "@bluezone/contract/keys/exports";
import { publish } from "@bluezone/contract/keys/publish";
import { authorityStats, stats } from "@bluezone/contract/keys/stats";
import { Days, dayOf, Hours, Minutes } from "@bluezone/protocol/time";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { create } from "./server.ts";
import { dayKeys } from "./testing/authority.ts";
import { exported } from "./testing/exported.ts";
import { sharedEngine, startKeys, type TestKeys } from "./testing/keys-server.ts";

let keys: TestKeys;
/** Every public document, with an address that it has. */
let documents: readonly (readonly [Document, string])[];
sharedEngine(async (engine) => {
  keys = await startKeys(engine);
  await keys.jobs();
});
/** A file of each test's own minutes: one of them goes on until its file is gone. */
beforeEach(async () => {
  assert.ok((await keys.share({ keys: dayKeys(keys.clock.now(), 14) })).ok);
  keys.clock.advance(Minutes(11));
  await keys.jobs();
  const { name } = (await exported(keys)).at(-1) ?? { name: "" };
  documents = [
    [config, config.path],
    [stats, stats.path],
    [index, EXPORTS_ROOT + indexName("VN")],
    [dayIndex, EXPORTS_ROOT + dayIndexName("VN", dayOf(keys.clock.now(), "utc"))],
    [file, EXPORTS_ROOT + name],
  ];
});

const get = async (path: string, headers: Record<string, string> = {}, method = "GET", url = keys.url) => {
  const answer = await fetch(url + path, { method, headers });
  const body = Buffer.from(await answer.arrayBuffer());
  const header = (name: string) => answer.headers.get(name);
  return { status: answer.status, body, etag: header("etag"), caching: header("cache-control"), header };
};
/** The directives of a Cache-Control header. */
const directives = (caching: string | null) =>
  new Map((caching ?? "").split(", ").map((part) => part.split("=") as [string, string | undefined]));

test("a document has a strong tag; whoever has it gets 304 with the same tag and caching, and no body", async () => {
  for (const [{ path }, address] of documents) {
    const first = await get(address);
    assert.equal(first.status, 200, path);
    assert.match(first.etag ?? "", /^"[\w-]{22}"$/, path);
    assert.ok(directives(first.caching).has("public"), path);
    for (const known of [first.etag!, `W/${first.etag}`, `"x", ${first.etag}`, "*"]) {
      const again = await get(address, { "if-none-match": known });
      assert.deepEqual([again.status, again.body.length], [304, 0], path);
      assert.deepEqual([again.etag, again.caching], [first.etag, first.caching], path);
    }
    assert.equal((await get(address, { "if-none-match": '"x"' })).status, 200, path);
  }
});

test("who has a document, and who asks again, costs no reading of files or tables", async () => {
  const reads: string[] = [];
  const counted = await create({
    config: keys.config,
    clock: keys.clock,
    random: seededRandom("counted"),
    database: keys.database,
    blobs: {
      ...keys.blobs,
      get: (name) => {
        reads.push(name);
        return keys.blobs.get(name);
      },
    },
    events: keys.events,
  });
  const { url } = await counted.start();
  const { db } = keys.database;
  try {
    const tags = new Map<string, string | null>();
    for (const [, address] of documents) tags.set(address, (await get(address, {}, "GET", url)).etag);
    const before = reads.length;
    await db.schema.alterTable("signed_config").renameTo("gone").execute();
    for (const [{ path }, address] of documents) {
      const tag = tags.get(address) ?? "";
      assert.equal((await get(address, { "if-none-match": tag }, "GET", url)).status, 304, path);
      const whole = await get(address, {}, "GET", url);
      assert.deepEqual([whole.status, whole.etag], [200, tag], path);
    }
    assert.equal(reads.length, before);
    assert.equal(before, 3);
  } finally {
    await db.schema.alterTable("gone").renameTo("signed_config").execute();
    await counted.stop();
  }
});

test("HEAD says what GET would, without the body", async () => {
  for (const [{ path, mediaType }, address] of documents) {
    const [whole, head] = [await get(address), await get(address, {}, "HEAD")];
    assert.deepEqual([head.status, head.body.length], [200, 0], path);
    for (const name of ["etag", "cache-control", "content-type", "content-length"])
      assert.equal(head.header(name), whole.header(name), `${path} ${name}`);
    assert.equal(head.header("content-length"), String(whole.body.length), path);
    assert.equal(head.header("content-type"), mediaType, path);
  }
});

test("another instance on the same database and files gives the same bytes and the same tags", async () => {
  const { config: chosen, clock, database, blobs, events } = keys;
  const other = await create({
    config: chosen,
    clock,
    random: seededRandom("other"),
    database,
    blobs,
    events,
  });
  const { url } = await other.start();
  try {
    for (const [{ path }, address] of documents) {
      const [one, two] = [await get(address), await get(address, {}, "GET", url)];
      assert.equal(two.etag, one.etag, path);
      assert.ok(two.body.equals(one.body), path);
    }
  } finally {
    await other.stop();
  }
});

test("indexes and the configuration are asked for again within a minute, and never older than a window of ten", async () => {
  for (const [{ path }, address] of documents.filter(
    ([kind]) => kind === config || kind === index || kind === dayIndex,
  )) {
    const caching = directives((await get(address)).caching);
    const [fresh, bridged] = [Number(caching.get("max-age")), Number(caching.get("stale-if-error"))];
    assert.ok(fresh <= 60, path);
    // Two caches behind one another, and a server that cannot be reached.
    assert.ok(2 * fresh + bridged < 600, path);
    assert.ok(!caching.has("immutable"), path);
  }
});

test("a file may be kept for as long as it stands, and no copy outlives it", async () => {
  const [, address] = documents.find(([kind]) => kind === file)!;
  const end = Number(/-(\d+)-/.exec(address)?.[1]) * 1_000;
  for (const later of [Minutes(0), Days(5), Days(8.5)]) {
    keys.clock.advance(later);
    const caching = directives((await get(address)).caching);
    assert.ok(caching.has("immutable"));
    assert.equal(Number(caching.get("max-age")), Math.floor((end + Days(14) - keys.clock.now()) / 1_000));
  }
  keys.clock.advance(Hours(12));
  assert.equal((await get(address)).caching, "no-cache", "past its time, before the job that removes it");
  keys.clock.advance(Hours(1));
  await keys.jobs();
  assert.equal((await get(address)).status, 404);
});

test("no failure is kept: neither what is not there nor what cannot be read just now", async () => {
  for (const address of [
    "/exports/VN/1609053000-1609053600-00009.zip",
    "/exports/VN/index/2001-01-01.txt",
    "/exports/AG/index.txt",
    "/v1/nothing",
  ]) {
    const { status, caching, etag } = await get(address);
    assert.deepEqual([status, caching, etag], [404, "no-store", null], address);
  }
  const { db } = keys.database;
  for (const [table, address] of [
    ["signed_config", config.path],
    ["signed_stats", stats.path],
  ] as const) {
    await db.schema.alterTable(table).renameTo("gone").execute();
    const { status, caching, etag } = await get(address);
    assert.deepEqual([status, caching, etag], [500, "no-store", null], address);
    await db.schema.alterTable("gone").renameTo(table).execute();
    assert.equal((await get(address)).status, 200);
  }
});

test("what an endpoint answers is never kept: good, refused, or to cover traffic", async () => {
  const send = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(keys.url + path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
    });
  const share = await keys.authority.share({ keys: dayKeys(keys.clock.now(), 1) }, keys.clock.now());
  for (const answer of [
    await send(publish.path, JSON.stringify(share)),
    await send(publish.path, "{}"),
    await send(publish.path, "not JSON"),
    await send(publish.path, "{}", { [CHAFF_HEADER]: "1" }),
    await send(authorityStats.path, "{}"),
  ]) {
    assert.equal(answer.headers.get("cache-control"), "no-store");
    assert.equal(answer.headers.get("etag"), null);
    await answer.arrayBuffer();
  }
});
