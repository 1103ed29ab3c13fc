/** V6, V15: the machine's clock jumps while keys wait, are out, and are past their time; nothing goes that should stay. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { config as endpoint } from "@bluezone/contract/keys/config";
import { FIRST_SHARD, parseExportName } from "@bluezone/contract/keys/exports";
import { ConfigDocument } from "@bluezone/contract/signed";
import {
  Days,
  type Duration,
  Enin,
  eninStart,
  type Instant,
  Milliseconds,
  Minutes,
  plus,
  Seconds,
  unixSeconds,
} from "@bluezone/protocol/time";
import { createLeases } from "@bluezone/server-kit/jobs/lease";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { migrate } from "@bluezone/server-kit/sql/migrate";
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { manualClock } from "@bluezone/server-kit/testing/clock";
import { wrongClock } from "@bluezone/server-kit/testing/wrong-clock";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { referenceOf } from "@bluezone/server-kit/time/reference-clock";
import { openTrustedClock, type TrustedClock } from "@bluezone/server-kit/time/trusted-clock";
import { createContext } from "./context.ts";
import { mendShard } from "./export/mend-shard.ts";
import { exportWindows } from "./export/worker.ts";
import { migrations } from "./migrations/migrations.ts";
import type { Tables } from "./tables.ts";
import { dayKeys } from "./testing/authority.ts";
import { exported } from "./testing/exported.ts";
import { sharedEngine, startKeys, type TestKeys } from "./testing/keys-server.ts";
import { openedBy } from "./testing/opened.ts";

const engine = sharedEngine();

let schemas = 0;
async function database() {
  schemas += 1;
  const opened = await openDatabase<Tables>({ schema: `wrong_${schemas}`, engine });
  await migrate(opened, migrations);
  return opened;
}
const onClock = (clock: TrustedClock) => ({ ...manualClock(), ...clock });
const rows = async ({ database: { db } }: TestKeys, table: "diagnosis_key" | "remembered_publish") =>
  Number((await db.selectFrom(table).select(db.fn.countAll().as("n")).executeTakeFirstOrThrow()).n);
const released = async ({ database: { db } }: TestKeys): Promise<Instant> =>
  eninStart(Enin((await db.selectFrom("shard").select("released").executeTakeFirstOrThrow()).released));
async function told(keys: TestKeys): Promise<ConfigDocument> {
  const { config } = JSON.parse(String(await keys.text(endpoint.path))) as { config: string };
  return ConfigDocument.parse(openedBy(config, keys.root));
}

for (const [name, by] of [
  ["400 days ahead", Days(400)],
  ["a day ahead", Days(1)],
  ["a day behind", Days(-1)],
] as const)
  test(`with a clock ${name} for 25 seconds no key is lost, the export goes on, and phones are told the truth`, async () => {
    const machine = wrongClock();
    const opened = await database();
    const clock = await machine.start(opened);
    const keys = await startKeys(engine, {}, { clock: onClock(clock), database: opened });
    const step = async (passed: Duration) => {
      machine.pass(passed);
      await clock.job.run(clock.now());
      await keys.jobs();
    };
    await step(Minutes(1));
    const [first, second] = [dayKeys(clock.now(), 14), dayKeys(clock.now(), 14)];
    assert.ok((await keys.share({ keys: first })).ok);
    await step(Minutes(11));
    machine.jump(by);
    for (let seconds = 0; seconds < 25; seconds += 5) await step(Seconds(5));
    assert.ok((await keys.share({ keys: second })).ok, "a phone that shares meanwhile is heard");
    machine.jump(Milliseconds(-by));
    await step(Minutes(11));
    const before = plus(clock.now(), Minutes(-11));
    assert.ok((await released(keys)) > before && (await released(keys)) < clock.now());
    assert.equal(await rows(keys, "diagnosis_key"), 28);
    assert.equal(await rows(keys, "remembered_publish"), 2);
    const out = new Set((await exported(keys)).flatMap((file) => [...file.keys.keys()]));
    for (const { key } of [...first, ...second]) assert.ok(out.has(key));
    const { lastWindow, notAfter } = await told(keys);
    assert.equal(lastWindow["VN"], unixSeconds(await released(keys)));
    assert.ok(notAfter < unixSeconds(plus(clock.now(), Days(15))));
    assert.deepEqual(keys.events.named("job_failed"), []);
  });

for (const [name, by, windows] of [
  ["400 days", Days(400), 1],
  ["a day", Days(1), 2],
] as const)
  test(`a shard whose windows lie ${name} ahead is mended: each key is out once, none before its end, no name twice`, async () => {
    const keys = await startKeys(engine, {}, { database: await database() });
    const { clock, blobs, database: opened } = keys;
    const step = async (minutes: number) => {
      clock.advance(Minutes(minutes));
      await keys.jobs();
    };
    const leases = createLeases(opened as never, systemRandom);
    const mend = () => mendShard({ database: opened, leases, blobs, shard: FIRST_SHARD }, clock.now());
    await step(1);
    const out = dayKeys(clock.now(), 2);
    assert.ok((await keys.share({ keys: out })).ok);
    await step(10);
    assert.deepEqual(await mend(), { windows: 0, keys: 0, files: 0 }, "nothing is wrong");

    const [taken, [today]] = [dayKeys(clock.now(), 2), dayKeys(clock.now(), 1)];
    const at = Math.floor(unixSeconds(clock.now()) / 600);
    const living = { ...today!, rollingStartNumber: at - 10, rollingPeriod: 13 };
    assert.ok((await keys.share({ keys: [...taken, living] })).ok);
    const before = new Set(await blobs.list("VN/"));
    const context = createContext(keys.config, { ...keys, random: systemRandom, source: async () => "" });
    await exportWindows(context.exporting, plus(clock.now(), by));
    const used = (await blobs.list("VN/")).filter((file) => file.endsWith(".zip") && !before.has(file));
    const later = dayKeys(clock.now(), 2);
    assert.ok((await keys.share({ keys: later })).ok);
    await step(1);
    assert.ok((await released(keys)) > clock.now(), "nothing is exported any more");
    assert.ok((await told(keys)).lastWindow["VN"]! > unixSeconds(clock.now()));

    const { files, ...mended } = (await mend())!;
    assert.deepEqual(mended, { windows, keys: 3 });
    assert.ok(files > windows, "files and indexes");
    assert.deepEqual(await mend(), { windows: 0, keys: 0, files: 0 });
    for (let i = 0; i < 6; i += 1) {
      await step(10);
      assert.ok((await told(keys)).lastWindow["VN"]! < unixSeconds(clock.now()));
    }
    const names = (await blobs.list("VN/")).filter((file) => file.endsWith(".zip"));
    assert.deepEqual(
      used.filter((file) => names.includes(file)),
      [],
      "no name twice",
    );
    const read = await exported(keys);
    for (const { key } of [...out, ...taken, ...later, living])
      assert.equal(read.filter((file) => file.keys.has(key)).length, 1);
    const end = parseExportName(read.find((file) => file.keys.has(living.key))!.name)!.end;
    assert.ok(end >= (living.rollingStartNumber + living.rollingPeriod) * 600, "it cannot be heard any more");
    assert.deepEqual(keys.events.named("job_failed"), []);
  });

test("an instance 20 minutes ahead releases no window that has not ended, and publishes no key that can still be heard", async () => {
  const there = manualClock();
  let passed = Milliseconds(0);
  const opened = await database();
  const postgres = { query: async () => ({ rows: [{ ms: String(there.now()) }] as never[] }) };
  const place = { at: "postgres", url: readPostgresUrl("postgresql://u:p@db.example.vn/b")! } as const;
  const started = async (machine: Instant, given: Partial<TestKeys> = {}) => {
    const reference = referenceOf(postgres, place, manualClock(machine));
    const clock = await openTrustedClock({
      server: "keys",
      database: opened,
      reference,
      elapsed: () => passed,
      events: { emit: () => {} },
    });
    return startKeys(engine, {}, { ...given, clock: onClock(clock), database: opened });
  };
  const right = await started(there.now());
  const ahead = await started(plus(there.now(), Minutes(20)), right);
  there.advance(Minutes(1));
  passed = Minutes(1);
  for (const keys of [ahead, right, ahead]) await keys.jobs();
  const at = Math.floor(unixSeconds(there.now()) / 600);
  const key = { ...dayKeys(there.now(), 1)[0]!, rollingStartNumber: at - 10, rollingPeriod: 11 };
  assert.ok((await right.share({ keys: [key] })).ok);
  for (const keys of [ahead, right]) {
    await keys.jobs();
    assert.ok((await released(keys)) < there.now());
    assert.deepEqual(await exported(keys), []);
  }
  there.advance(Minutes(10));
  passed = Minutes(11);
  await ahead.jobs();
  assert.ok((await exported(right)).some((file) => file.keys.has(key.key)));
});
