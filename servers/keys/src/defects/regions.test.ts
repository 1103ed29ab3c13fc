/**
 * The reference server filters an export by region only when it is told exactly one: with two or more, keys of every
 * region come. Ours has no filter: a key is stored in one shard, and a shard's export asks for that shard.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "@bluezone/protocol/bytes";
import { eninAt, Minutes } from "@bluezone/protocol/time";
import { memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { createLeases } from "@bluezone/server-kit/jobs/lease";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { createContext } from "../context.ts";
import { exportStore } from "../export/store.ts";
import { exportWindows } from "../export/worker.ts";
import { readExported } from "../testing/exported.ts";
import { sharedEngine, startKeys } from "../testing/keys-server.ts";

const engine = sharedEngine();

test("a file has exactly the keys of its shard, whether one shard is exported, several, or not all", async () => {
  const keys = await startKeys(engine);
  const { clock, database } = keys;
  const stored = ["VN", "VN-44", "VN-SG", "VN-HN"];
  const bytes = (shard: string, n: number) => new Uint8Array(16).fill(stored.indexOf(shard) * 16 + n);
  const now = eninAt(clock.now());
  const row = (shard: string, n: number) => ({
    key: bytes(shard, n),
    shard,
    rolling_start: now - 300,
    rolling_period: 144,
    ends: now - 156,
    transmission_risk: 4,
    report_type: "likely" as const,
    days_since_onset: 0,
    created: now,
  });
  await database.db
    .insertInto("diagnosis_key")
    .values(stored.flatMap((shard) => [1, 2, 3].map((n) => row(shard, n))))
    .execute();
  const random = seededRandom("shards");
  const blobs = memoryBlobs();
  const { exporting } = createContext(keys.config, { ...keys, blobs, random });
  const leases = createLeases(database as never, random);
  const exportShards = async (shards: readonly string[]) => {
    for (const shard of shards)
      await exportWindows(
        { ...exporting, shard, leases, store: exportStore(database, leases, shard) },
        clock.now(),
      );
  };
  const newest = async (shard: string) => {
    const names = (await blobs.list(`${shard}/`)).filter((name) => name.endsWith(".zip"));
    const name = names.toSorted().at(-1) ?? "";
    return readExported(keys, name, (await blobs.get(name)) ?? new Uint8Array());
  };
  const real = new Map(stored.flatMap((s) => [1, 2, 3].map((n) => [toBase64(bytes(s, n)), s] as const)));
  const shardsOf = (list: ReadonlyMap<string, unknown>) =>
    [...list.keys()].flatMap((key) => real.get(key) ?? []);

  await exportShards(["VN-SG"]);
  await exportShards(["VN", "VN-44"]);
  for (const shard of ["VN-SG", "VN", "VN-44"]) {
    const file = await newest(shard);
    assert.equal(file.region, shard);
    assert.deepEqual(shardsOf(file.keys), [shard, shard, shard]);
    assert.deepEqual(shardsOf(file.revised), []);
  }
  // The same for revisions.
  await database.db.updateTable("diagnosis_key").set({ revised_report_type: "confirmed" }).execute();
  clock.advance(Minutes(10));
  await exportShards(["VN-44", "VN"]);
  for (const shard of ["VN", "VN-44"]) {
    const file = await newest(shard);
    assert.deepEqual(shardsOf(file.keys), []);
    assert.deepEqual(shardsOf(file.revised), [shard, shard, shard]);
  }
  assert.deepEqual(await blobs.list("VN-HN/"), [], "what nobody exports is in no file");
});
