/** Retention on a real database and real blobs. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { EXPORTS_ROOT, indexName, parseExportName } from "@bluezone/contract/keys/exports";
import {
  Days,
  eninAt,
  fromUnixSeconds,
  Hours,
  Minutes,
  minus,
  plus,
  unixSeconds,
} from "@bluezone/protocol/time";
import { createLeases } from "@bluezone/server-kit/jobs/lease";
import { Name } from "@bluezone/server-kit/measure/events";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import type { Tables } from "../tables.ts";
import { dayKeys } from "../testing/authority.ts";
import { sharedEngine, startKeys, type TestKeys } from "../testing/keys-server.ts";
import { retain } from "./retain.ts";

const engine = sharedEngine();

async function count(keys: TestKeys, table: keyof Tables): Promise<number> {
  const { db } = keys.database;
  const row = await db.selectFrom(table).select(db.fn.countAll().as("n")).executeTakeFirstOrThrow();
  return Number(row.n);
}
const zips = async (keys: TestKeys) => (await keys.blobs.list("VN/")).filter((name) => name.endsWith(".zip"));
/** Moves on by whole steps, doing the jobs at each. */
async function pass(keys: TestKeys, days: number, step = Minutes(240)): Promise<void> {
  for (let i = 0; i < Math.round(Days(days) / step); i += 1) {
    keys.clock.advance(step);
    await keys.jobs();
  }
}

test("15 days after a share nothing of it is left, and the proof of that is kept", async () => {
  const keys = await startKeys(engine);
  await keys.jobs();
  const now = keys.clock.now();
  const first = await keys.share({ keys: dayKeys(now, 14, 0), report: "likely" });
  assert.ok(first.ok);
  keys.clock.advance(Minutes(11));
  await keys.jobs();
  assert.ok((await zips(keys)).length > 0);
  await pass(keys, 15);
  assert.ok((await count(keys, "diagnosis_key")) > 0, "today's key ended at midnight: its day is not over");
  await pass(keys, 1.5);
  for (const table of ["diagnosis_key", "remembered_publish", "export_window", "padding_secret"] as const)
    assert.equal(await count(keys, table), 0, table);
  assert.deepEqual(await zips(keys), []);
  const proofs = await keys.database.db.selectFrom("retention_proof").selectAll().execute();
  const sum = (pick: (proof: (typeof proofs)[number]) => number) =>
    proofs.reduce((n, proof) => n + pick(proof), 0);
  assert.equal(
    sum((p) => p.keys),
    14,
  );
  assert.equal(
    sum((p) => p.publishes),
    1,
  );
  assert.equal(sum((p) => p.files) >= 2, true);
  assert.equal(sum((p) => p.secrets) >= 2, true);
  assert.equal(
    sum((p) => p.overdue),
    0,
  );
  const days = proofs.map((p) => p.day);
  assert.equal(new Set(days).size, days.length, "one proof a day");
  assert.ok(proofs.length <= 17);
  for (const told of keys.events.named("retained")) assert.deepEqual(told, { event: "retained", overdue: 0 });
  assert.deepEqual(keys.events.named("job_failed"), []);
});

test("each kind stays until its time and not an interval longer", async () => {
  const keys = await startKeys(engine);
  const at = eninAt(keys.clock.now());
  const { db } = keys.database;
  const key = (n: number, ends: number) => ({
    key: new Uint8Array(16).fill(n),
    shard: "VN",
    rolling_start: ends - 144,
    rolling_period: 144,
    ends,
    transmission_risk: 2,
    report_type: "confirmed" as const,
    days_since_onset: 0,
    created: ends,
    claimed: 1,
  });
  await db
    .insertInto("diagnosis_key")
    .values([key(1, at - 15 * 144), key(2, at - 15 * 144 + 1)])
    .execute();
  await db
    .insertInto("remembered_publish")
    .values([
      { hash: new Uint8Array([1]), at: at - 144, inserted: 1 },
      { hash: new Uint8Array([2]), at: at - 143, inserted: 1 },
    ])
    .execute();
  const day = Math.floor(at / 144);
  await db
    .insertInto("padding_secret")
    .values([day - 15, day - 14].map((d) => ({ day: d, secret: new Uint8Array(32) })))
    .execute();
  // An hour after its line in the index has gone.
  const seconds = unixSeconds(minus(minus(keys.clock.now(), Days(14)), Hours(1)));
  const end = Math.floor(seconds / 600) * 600;
  const name = (e: number) => `VN/${e - 600}-${e}-00001.zip`;
  for (const e of [end, end + 600]) await keys.blobs.put(name(e), new Uint8Array(1), "application/zip");
  await keys.jobs();
  assert.deepEqual(
    (await db.selectFrom("diagnosis_key").select("ends").execute()).map((r) => r.ends),
    [at - 15 * 144 + 1],
  );
  assert.deepEqual(
    (await db.selectFrom("remembered_publish").select("at").execute()).map((r) => r.at),
    [at - 143],
  );
  assert.deepEqual(
    (await db.selectFrom("padding_secret").select("day").execute()).map((r) => r.day),
    [day - 14],
  );
  assert.deepEqual(await zips(keys), [name(end + 600)]);
  const proof = { day, keys: 1, files: 1, publishes: 1, secrets: 1, overdue: 0 };
  assert.deepEqual(await db.selectFrom("retention_proof").selectAll().execute(), [proof]);
});

test("at no moment does an index name a file that is gone, also when the worker was killed shortly before", async () => {
  const keys = await startKeys(engine);
  await keys.jobs();
  assert.ok((await keys.share({ keys: dayKeys(keys.clock.now(), 1) })).ok);
  keys.clock.advance(Minutes(11));
  await keys.jobs();
  const [name] = await zips(keys);
  const lines = async () => String(await keys.text(EXPORTS_ROOT + indexName("VN")));
  assert.equal(await lines(), `${name}\n`);
  // The moment in which its 14 days are over; another worker died over the export a minute ago.
  keys.clock.set(plus(fromUnixSeconds(parseExportName(name!)!.end), Days(14)));
  const dead = createLeases(keys.database as never, seededRandom("dead"));
  await dead.take(Name("export:VN"), Minutes(5), minus(keys.clock.now(), Minutes(1)));
  await keys.jobs();
  assert.equal(await lines(), `${name}\n`);
  assert.deepEqual(await zips(keys), [name]);
  keys.clock.advance(Minutes(5));
  await keys.jobs();
  assert.equal(await lines(), "");
  keys.clock.advance(Minutes(60));
  await keys.jobs();
  assert.deepEqual(await zips(keys), []);
});

test("after a time in which nothing ran, a file that is past its time waits for the export to name it no more", async () => {
  const keys = await startKeys(engine);
  await keys.jobs();
  assert.ok((await keys.share({ keys: dayKeys(keys.clock.now(), 1) })).ok);
  keys.clock.advance(Minutes(11));
  await keys.jobs();
  const [name] = await zips(keys);
  keys.clock.advance(Days(16));
  const dead = createLeases(keys.database as never, seededRandom("dead"));
  await dead.take(Name("export:VN"), Minutes(5), minus(keys.clock.now(), Minutes(1)));
  await keys.jobs();
  assert.deepEqual(await zips(keys), [name]);
  assert.deepEqual(keys.events.named("retained").at(-1), { event: "retained", overdue: 1 });
  keys.clock.advance(Minutes(10));
  await keys.jobs();
  assert.equal(await keys.text(EXPORTS_ROOT + indexName("VN")), "");
  assert.deepEqual(await zips(keys), []);
  assert.deepEqual(keys.events.named("retained").at(-1), { event: "retained", overdue: 0 });
});

test("a key that retention would destroy now is not taken, one that ends an interval later is taken and stays", async () => {
  const keys = await startKeys(engine);
  const at = eninAt(keys.clock.now());
  const ending = (ends: number) => ({
    key: randomBytes(16).toString("base64"),
    rollingStartNumber: ends - 100,
    rollingPeriod: 100,
  });
  const edge = at - 15 * 144;
  const onset = { symptomOnsetInterval: edge };
  assert.deepEqual(await keys.share({ keys: [ending(edge)], request: onset }), {
    ok: false,
    status: 400,
    code: "bad_request",
  });
  const taken = await keys.share({ keys: [ending(edge + 1)], request: onset });
  assert.equal(taken.ok && taken.value.insertedExposures, 1);
  await keys.jobs();
  assert.equal(await count(keys, "diagnosis_key"), 1);
});

test("a proof is of a whole UTC day, to which each run adds, and goes after 90 days; events never count", async () => {
  const keys = await startKeys(engine);
  const { db } = keys.database;
  const remember = (n: number) =>
    db
      .insertInto("remembered_publish")
      .values({ hash: new Uint8Array([n]), at: eninAt(keys.clock.now()) - 144, inserted: 1 })
      .execute();
  const day = Math.floor(eninAt(keys.clock.now()) / 144);
  for (const n of [1, 2, 3]) {
    await remember(n);
    await keys.jobs();
    keys.clock.advance(Minutes(10));
  }
  const none = { keys: 0, files: 0, secrets: 0, overdue: 0 };
  const proofs = () => db.selectFrom("retention_proof").selectAll().orderBy("day").execute();
  assert.deepEqual(await proofs(), [{ day, publishes: 3, ...none }]);
  await pass(keys, 89.5, Minutes(12 * 60));
  assert.equal((await proofs())[0]?.day, day);
  await pass(keys, 0.5, Minutes(12 * 60));
  assert.equal(
    (await proofs()).some((proof) => proof.day === day),
    false,
  );
  for (const told of keys.events.named("retained")) assert.deepEqual(told, { event: "retained", overdue: 0 });
});

test("what is left over its time is told, and stands in the proof as the most of the day", async () => {
  const keys = await startKeys(engine);
  const { db } = keys.database;
  const at = eninAt(keys.clock.now());
  const ends = at - 15 * 144;
  await db
    .insertInto("export_window")
    .values({ shard: "VN", starts: at - 2, ends: at - 1, files: null, padding: 0 })
    .execute();
  await db
    .insertInto("diagnosis_key")
    .values({
      key: new Uint8Array(16),
      shard: "VN",
      rolling_start: ends - 144,
      rolling_period: 144,
      ends,
      transmission_risk: 2,
      report_type: "confirmed",
      days_since_onset: 0,
      created: ends,
      claimed: at - 1,
    })
    .execute();
  const retention = { database: keys.database, blobs: keys.blobs, events: keys.events };
  await retain(retention, keys.clock.now());
  assert.deepEqual(keys.events.named("retained"), [{ event: "retained", overdue: 1 }]);
  await db.updateTable("export_window").set({ files: 1 }).execute();
  await retain(retention, keys.clock.now());
  assert.equal(keys.events.named("retained").at(-1)?.["overdue"], 0);
  const proof = await db.selectFrom("retention_proof").select(["keys", "overdue"]).execute();
  assert.deepEqual(proof, [{ keys: 1, overdue: 1 }]);
});
