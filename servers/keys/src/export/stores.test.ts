/** The export on stores that are slow, fail, lose answers and list late: what an index names is there, whole, and stays. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { indexName } from "@bluezone/contract/keys/exports";
import type { PublishedKey } from "@bluezone/contract/keys/publish";
import { toBase64 } from "@bluezone/protocol/bytes";
import { Hours, Minutes } from "@bluezone/protocol/time";
import { type Blobs, memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { failingBlobs, lateBlobs, lostAnswers, slowBlobs } from "@bluezone/server-kit/testing/blobs";
import { dayKeys } from "../testing/authority.ts";
import { beside } from "../testing/beside.ts";
import { readExported } from "../testing/exported.ts";
import { sharedEngine, startKeys, type TestKeys } from "../testing/keys-server.ts";
import { exportWindows } from "./worker.ts";

const engine = sharedEngine();

/** A server whose first window is over, and one person who shared since. */
async function shared(options: Parameters<typeof startKeys>[1] = {}, blobs: Blobs = memoryBlobs()) {
  const keys = await startKeys(engine, options, { blobs });
  keys.clock.advance(Minutes(1));
  await keys.jobs();
  const sent = await share(keys);
  keys.clock.advance(Minutes(11));
  return { keys, sent };
}
async function share(keys: TestKeys): Promise<readonly PublishedKey[]> {
  const sent = dayKeys(keys.clock.now(), 14);
  assert.ok((await keys.share({ keys: sent })).ok);
  return sent;
}

const isFile = (name: string) => name.endsWith(".zip");
const isIndex = (name: string) => name === indexName("VN");

/** What phones could read just now by any index: every file of it is there, signed and whole. The keys of all. */
async function readable(keys: TestKeys, blobs: Blobs = keys.blobs): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const index of (await blobs.list("VN/")).filter((name) => !isFile(name))) {
    const text = Buffer.from((await blobs.get(index)) ?? []).toString();
    for (const name of text.split("\n").filter((line) => line !== "")) {
      const zip = await blobs.get(name);
      assert.ok(zip, `${index} names a file that is not there`);
      for (const key of readExported(keys, name, zip).keys.keys()) found.add(key);
    }
  }
  return found;
}
async function namedBytes(keys: TestKeys): Promise<ReadonlyMap<string, string>> {
  const text = Buffer.from((await keys.blobs.get(indexName("VN"))) ?? []).toString();
  const names = text.split("\n").filter((line) => line !== "");
  return new Map(
    await Promise.all(names.map(async (name) => [name, toBase64((await keys.blobs.get(name))!)] as const)),
  );
}

test("a file that a stale leader sent arrives after another was named in its place, and changes nothing that phones read", async () => {
  // Split in another way, as by an instance that runs with the variables of yesterday: its first file is not the whole.
  for (const mostKeys of [500_000, 60]) {
    const { keys, sent } = await shared();
    const slow = slowBlobs(keys.blobs);
    const late = slow.hold(isFile);
    const stale = exportWindows(beside(keys, slow, "stale", { mostKeys }), keys.clock.now());
    await late.sent;
    keys.clock.advance(Minutes(5));
    await exportWindows(beside(keys, keys.blobs, "next"), keys.clock.now());
    const before = await namedBytes(keys);
    assert.equal(before.size, 1);
    await late.arrive();
    await stale;
    assert.deepEqual(await namedBytes(keys), before);
    const all = await readable(keys);
    for (const { key } of sent) assert.ok(all.has(key));
    await keys.jobs();
    assert.deepEqual(await namedBytes(keys), before);
  }
});

test("a worker that hung until its lease was another's writes no index", async () => {
  const { keys } = await shared();
  const hung = Promise.withResolvers<void>();
  const goes = Promise.withResolvers<void>();
  const slow: Blobs = {
    ...keys.blobs,
    async get(name) {
      const found = await keys.blobs.get(name);
      if (!isIndex(name)) return found;
      hung.resolve();
      await goes.promise;
      return found;
    },
  };
  const stale = exportWindows(beside(keys, slow, "stale"), keys.clock.now());
  await hung.promise;
  await share(keys);
  keys.clock.advance(Minutes(11));
  await exportWindows(beside(keys, keys.blobs, "next"), keys.clock.now());
  const before = await namedBytes(keys);
  assert.equal(before.size, 2);
  goes.resolve();
  await stale;
  assert.deepEqual(await namedBytes(keys), before);
});

test("an index that arrives late names whole files, and is right again after the next run", async () => {
  const { keys } = await shared();
  const slow = slowBlobs(keys.blobs);
  const late = slow.hold(isIndex);
  const stale = exportWindows(beside(keys, slow, "stale"), keys.clock.now());
  await late.sent;
  await share(keys);
  keys.clock.advance(Minutes(11));
  await exportWindows(beside(keys, keys.blobs, "next"), keys.clock.now());
  const before = await namedBytes(keys);
  await late.arrive();
  await stale;
  assert.equal((await namedBytes(keys)).size, 1);
  await readable(keys);
  keys.clock.advance(Minutes(1));
  await keys.jobs();
  assert.deepEqual(await namedBytes(keys), before);
});

test("on a store that fails, or loses answers, at any write, phones can read what is whole, and everything in the end", async () => {
  for (const bad of [
    (blobs: Blobs, nth: number) => lostAnswers(blobs, nth),
    (blobs: Blobs, nth: number): Blobs => {
      const failing = failingBlobs(blobs);
      let puts = 0;
      return {
        ...failing,
        async put(...call) {
          puts += 1;
          failing.fail = puts % nth === 0;
          await failing.put(...call).finally(() => {
            failing.fail = false;
          });
        },
      };
    },
  ])
    for (const nth of [2, 3]) {
      const { keys, sent } = await shared({ mostKeys: 60 });
      const worker = beside(keys, bad(keys.blobs, nth));
      let failed = 0;
      for (let minute = 0; minute < 8; minute += 1) {
        await exportWindows(worker, keys.clock.now()).catch(() => {
          failed += 1;
        });
        await readable(keys);
        keys.clock.advance(Minutes(1));
      }
      assert.ok(failed > 0);
      await keys.jobs();
      const all = await readable(keys);
      for (const { key } of sent) assert.ok(all.has(key));
    }
});

test("on a store that lists late, nothing goes that an index names, and what is past its time goes later", async () => {
  const store = memoryBlobs();
  const late = lateBlobs(store);
  const { keys } = await shared({}, late);
  await keys.jobs();
  assert.equal((await readable(keys, store)).size > 0, true);
  for (let day = 0; day < 15; day += 1) {
    keys.clock.advance(Hours(24));
    await keys.jobs();
    await readable(keys, store);
  }
  await late.settle();
  keys.clock.advance(Minutes(10));
  await keys.jobs();
  assert.deepEqual((await store.list("VN/")).filter(isFile), []);
});

test("what a leader wrote and nobody named is gone within ten minutes, also what arrives later", async () => {
  const { keys } = await shared();
  const slow = slowBlobs(keys.blobs);
  const late = slow.hold(isFile);
  const stale = exportWindows(beside(keys, slow, "stale"), keys.clock.now());
  await late.sent;
  keys.clock.advance(Minutes(5));
  await keys.jobs();
  await late.arrive();
  await stale;
  const files = async () => (await keys.blobs.list("VN/")).filter(isFile).length;
  assert.equal(await files(), 2);
  keys.clock.advance(Minutes(10));
  await keys.jobs();
  assert.equal(await files(), 1);
  await readable(keys);
});

test("a slow store is asked for all indexes at once: a country of many shards waits for one answer each, not for sixteen", async () => {
  const { keys } = await shared();
  let [asked, most] = [0, 0];
  const slow: Blobs = {
    ...keys.blobs,
    async get(name) {
      asked += 1;
      most = Math.max(most, asked);
      await setImmediate();
      asked -= 1;
      return keys.blobs.get(name);
    },
  };
  await exportWindows(beside(keys, slow), keys.clock.now());
  assert.equal(most, 16, "index.txt and fifteen days");
});
