/** V6, V15: what a server takes for the time while clocks around it jump. */
import assert from "node:assert/strict";
import { utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import {
  Days,
  type Duration,
  Hours,
  Instant,
  Milliseconds,
  Minutes,
  plus,
  Seconds,
} from "@bluezone/protocol/time";
import { type Database, openDatabase } from "../sql/database.ts";
import { migrate } from "../sql/migrate.ts";
import { readPostgresUrl } from "../sql/postgres-url.ts";
import { StartError } from "../start/start-error.ts";
import { manualClock } from "../testing/clock.ts";
import { testEngine } from "../testing/database.ts";
import { testFolder } from "../testing/folder.ts";
import { shared } from "../testing/shared.ts";
import { type Machine, wrongClock } from "../testing/wrong-clock.ts";
import { referenceOf } from "./reference-clock.ts";
import type { TrustedClock } from "./trusted-clock.ts";
import { acceptTime, type TrustedTimeTable, trustedTimeMigration } from "./trusted-time.ts";

const START = manualClock().now();
const engine = shared(() => testEngine());
let database: Database<TrustedTimeTable>;
let machine: Machine;
let schemas = 0;
beforeEach(async () => {
  schemas += 1;
  database = await openDatabase<TrustedTimeTable>({ schema: `clock_${schemas}`, engine });
  await migrate(database, { "0001-trusted-time": trustedTimeMigration });
  machine = wrongClock();
});

const look = (clock: TrustedClock) => clock.job.run(clock.now());
async function after30s(clock: TrustedClock, by: Duration = Seconds(30)): Promise<void> {
  machine.pass(by);
  await look(clock);
}
const refused = (at: Machine = machine) => assert.rejects(at.start(database), StartError);
/** The operator's word that the machine is right. */
const word = async () => {
  const now = await machine.reference.read();
  await database.transaction((trx) => acceptTime(trx, now));
};

for (const [name, by] of [
  ["400 days ahead", Days(400)],
  ["a day ahead", Days(1)],
  ["a day behind", Days(-1)],
  ["61 minutes ahead", Minutes(61)],
] as const)
  test(`a clock that is set ${name} is not followed: time goes on, is told to have jumped, and is followed once it is right`, async () => {
    const clock = await machine.start(database);
    machine.jump(by);
    assert.equal(clock.now(), START, "between two looks nothing is asked of it");
    await after30s(clock);
    assert.equal(clock.now(), plus(START, Seconds(30)));
    assert.equal(clock.jumped(), by / 1_000);
    await after30s(clock);
    machine.jump(Milliseconds(-by));
    await after30s(clock);
    assert.equal(clock.now(), plus(START, Seconds(90)));
    assert.equal(clock.jumped(), 0);
    assert.deepEqual(machine.told, [
      { event: "clock_jumped", seconds: by / 1_000 },
      { event: "clock_followed", seconds: 0 },
    ]);
    const again = await machine.start(database);
    assert.equal(again.now(), plus(START, Seconds(90)), "and a start finds nothing wrong");
  });

test("it tells whole milliseconds, whatever its counter tells", async () => {
  const clock = await machine.start(database);
  machine.pass(Milliseconds(0.7));
  assert.equal(clock.now(), START);
  machine.jump(Milliseconds(0.4));
  await look(clock);
  assert.equal(clock.now(), plus(START, Milliseconds(1)));
});

test("a clock that is set right by up to an hour is followed, and many such steps together are a jump", async () => {
  const clock = await machine.start(database);
  machine.jump(Minutes(-20));
  await look(clock);
  assert.equal(clock.now(), plus(START, Minutes(-20)));
  machine.jump(Minutes(50));
  await look(clock);
  assert.equal(clock.now(), plus(START, Minutes(30)));
  machine.jump(Minutes(50));
  await look(clock);
  assert.equal(clock.now(), plus(START, Minutes(30)));
  assert.equal(clock.jumped(), 50 * 60);
});

test("a server that stood still for longer than an hour starts when another clock says the same, and not without", async () => {
  await machine.start(database);
  machine.pass(Hours(1));
  await machine.start(database);
  machine.pass(Days(3));
  await assert.rejects(
    machine.start(database),
    /^StartError: The clock says 2020-12-30T08:30:00.000Z, and this server last ran at 2020-12-27T08:30:00.000Z. .*: bluezone clock accept --server keys --day YYYY-MM-DD$/,
  );
  machine.confirmed = true;
  assert.equal((await machine.start(database)).now(), plus(START, Milliseconds(Days(3) + Hours(1))));
});

test("neither 400 days ahead nor a day behind does a server start, and it starts by the operator's word", async () => {
  await machine.start(database);
  for (const by of [Days(400), Days(-1)]) {
    machine.jump(by);
    await refused();
    machine.jump(Milliseconds(-by));
    await machine.start(database);
  }
  machine.jump(Days(-1));
  await word();
  assert.equal((await machine.start(database)).now(), plus(START, Days(-1)));
});

test("a server that runs follows a jump at the next look once the operator says that it is right", async () => {
  const [one, other] = [await machine.start(database), await machine.start(database)];
  machine.jump(Days(1));
  await after30s(one);
  await word();
  // The other instance has not looked yet: what it notes does not take the word away.
  await look(other);
  await look(one);
  const right = plus(START, Milliseconds(Days(1) + Seconds(30)));
  assert.deepEqual([one.now(), other.now()], [right, right]);
  await after30s(one);
  machine.jump(Days(-1));
  await look(one);
  assert.equal(one.now(), plus(right, Seconds(30)), "one word is for one jump");
});

test("a machine that slept is followed when another clock says the same", async () => {
  const clock = await machine.start(database);
  machine.jump(Hours(9));
  machine.confirmed = true;
  await look(clock);
  assert.equal(clock.now(), plus(START, Hours(9)));
});

test("PostgreSQL's clock is one for all instances: machines 20 minutes apart have the same time", async () => {
  const there = { query: async () => ({ rows: [{ ms: String(START) }] as never[] }) };
  const place = { at: "postgres", url: readPostgresUrl("postgresql://u:p@db.example.vn/b")! } as const;
  const wrong = manualClock(plus(START, Minutes(20)));
  const [right, ahead] = [referenceOf(there, place, manualClock()), referenceOf(there, place, wrong)];
  assert.deepEqual([await right.read(), await ahead.read()], [START, START]);
  assert.deepEqual([await right.agrees(START), await ahead.agrees(START)], [true, false]);
});

test("a database on this machine is no second clock: the network's time is, while it has been heard of late", async (t) => {
  const folder = testFolder(t);
  const file = join(folder, "synchronized");
  await writeFile(file, "");
  const heard = (ago: Duration) => utimes(file, new Date(START - ago), new Date(START - ago));
  for (const address of ["postgresql://u:p@127.0.0.1/b", "postgresql://u:p@/b?host=/run/postgresql"]) {
    const place = { at: "postgres", url: readPostgresUrl(address)! } as const;
    const near = referenceOf({ query: async () => ({ rows: [] }) }, place, manualClock(), file);
    await heard(Minutes(34));
    assert.equal(await near.agrees(START), true, address);
    await heard(Minutes(41));
    assert.equal(await near.agrees(START), false);
    await heard(Minutes(-6));
    assert.equal(await near.agrees(START), false);
  }
  const none = referenceOf(engine, { at: "memory" }, manualClock(), join(folder, "absent"));
  assert.equal(await none.read(), START);
  assert.equal(await none.agrees(START), false);
});

test("a real database tells its clock in milliseconds", async () => {
  const place = { at: "postgres", url: readPostgresUrl("postgresql://u:p@127.0.0.1/b")! } as const;
  const told = await referenceOf(engine, place).read();
  assert.ok(Math.abs(told - Date.now()) < 60_000);
  assert.equal(told, Instant(Math.floor(told)));
});
