import assert from "node:assert/strict";
import { test } from "node:test";
import { Milliseconds, Minutes, parseInstant, plus, Seconds } from "@bluezone/protocol/time";
import { Name } from "../measure/events.ts";
import { testSchema } from "../testing/schema.ts";
import { shared } from "../testing/shared.ts";
import { systemRandom } from "../time/random.ts";
import { createLeases, type LeaseTable, leaseMigration } from "./lease.ts";

const t = parseInstant("2020-12-27T07:30:00Z");
const five = Minutes(5);

const database = shared(() =>
  testSchema<LeaseTable>({ schema: "instances", migrations: { "0001-lease": leaseMigration } }),
);

const two = () => [createLeases(database, systemRandom), createLeases(database, systemRandom)] as const;

test("of many that try at once, one takes the lease", async () => {
  const all = Array.from({ length: 8 }, () => createLeases(database, systemRandom));
  const taken = await Promise.all(all.map((leases) => leases.take(Name("race"), five, t)));
  assert.equal(taken.filter(Boolean).length, 1);
});

test("a lease is its holder's until it ends, to the millisecond", async () => {
  const [a, b] = two();
  const lease = await a.take(Name("end"), five, t);
  assert.equal(lease?.until, plus(t, five));
  assert.equal(await b.take(Name("end"), five, plus(t, Seconds(299.999))), undefined);
  assert.equal((await b.take(Name("end"), five, plus(t, five)))?.turn, 2);
  assert.equal(await a.renew(lease!, five, plus(t, five)), undefined);
});

test("a clock that tells fractions of a millisecond takes, renews and outlasts leases", async () => {
  const [a, b] = two();
  const odd = plus(t, Milliseconds(0.7));
  const lease = (await a.take(Name("fraction"), five, odd))!;
  assert.equal(lease.until, plus(t, five));
  assert.equal(await b.take(Name("fraction"), five, odd), undefined);
  assert.equal((await a.renew(lease, Milliseconds(0.9), odd))?.until, plus(t, Milliseconds(1)));
  assert.equal((await b.take(Name("fraction"), five, plus(t, Milliseconds(1.2))))?.turn, 2);
});

test("a holder takes its own lease again without a new turn, and renews it", async () => {
  const [a, b] = two();
  const lease = (await a.take(Name("own"), five, t))!;
  assert.equal((await a.take(Name("own"), five, plus(t, Seconds(1))))?.turn, lease.turn);
  const renewed = await a.renew(lease, five, plus(t, Minutes(4)));
  assert.equal(renewed?.until, plus(t, Minutes(9)));
  assert.equal(await b.take(Name("own"), five, plus(t, Minutes(8))), undefined);
});

test("a lease given back is free at once, and one that has gone to another is not given back", async () => {
  const [a, b] = two();
  const lease = (await a.take(Name("back"), five, t))!;
  await b.release(lease);
  assert.equal(await b.take(Name("back"), five, t), undefined, "a stranger cannot give it back");
  await a.release(lease);
  const next = (await b.take(Name("back"), five, t))!;
  await a.release(lease);
  assert.equal((await b.renew(next, five, t))?.turn, next.turn);
});

test("in a transaction a holder sees whether its lease went to another meanwhile", async () => {
  const [a, b] = two();
  const lease = (await a.take(Name("work"), five, t))!;
  assert.equal(await database.transaction((trx) => a.holds(trx, lease)), true);
  assert.equal(await database.transaction((trx) => b.holds(trx, lease)), false);
  await b.take(Name("work"), five, plus(t, five));
  assert.equal(await database.transaction((trx) => a.holds(trx, lease)), false);
});

test("after its own lease ended and went round, a holder's old turn counts no more", async () => {
  const [a, b] = two();
  const old = (await a.take(Name("round"), five, t))!;
  await b.take(Name("round"), five, plus(t, five));
  const again = (await a.take(Name("round"), five, plus(t, Minutes(10))))!;
  assert.equal(again.turn, 3);
  assert.equal(await database.transaction((trx) => a.holds(trx, old)), false);
  assert.equal(await database.transaction((trx) => a.holds(trx, again)), true);
});
