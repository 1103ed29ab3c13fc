/** The public document of day totals over real HTTP. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { StatsAnswer, StatsDocument, stats } from "@bluezone/contract/keys/stats";
import {
  addDays,
  Day,
  Days,
  dayOf,
  dayStart,
  Hours,
  isoDay,
  Minutes,
  minus,
  plus,
} from "@bluezone/protocol/time";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { REPLACEABLE } from "../replaceable.ts";
import { sharedEngine, startKeys, type TestKeys } from "../testing/keys-server.ts";
import { openedBy } from "../testing/opened.ts";
import { issueStats } from "./issue.ts";
import { countPublishes } from "./store.ts";

const engine = sharedEngine();

/** `n` uploads of one key each, counted at the clock's instant. */
const uploads = (keys: TestKeys, n: number, issuer = "health.test") => {
  const today = Math.floor(keys.clock.now() / Days(1));
  const one = { issuer, inserted: [{ rollingStart: (today * 144) as never }], revised: 0, onset: today - 2 };
  return keys.database.transaction((trx) =>
    countPublishes(trx, keys.database.schema, Array(n).fill(one), keys.clock.now()),
  );
};
async function told(keys: TestKeys) {
  const text = await keys.text(stats.path);
  return StatsDocument.parse(openedBy(StatsAnswer.parse(JSON.parse(String(text))).stats, keys.root));
}
/** Moves to so many hours after the end of the UTC day that the clock is in, and does the jobs. */
async function toEnd(keys: TestKeys, hours: number): Promise<void> {
  keys.clock.set(plus(dayStart(addDays(dayOf(keys.clock.now(), "utc"), 1), "utc"), Hours(hours)));
  await keys.jobs();
}

test("from the first second there is a signed document, that so far tells nothing", async () => {
  const keys = await startKeys(engine);
  const document = await told(keys);
  assert.deepEqual(document.days, []);
  assert.equal(document.complete, isoDay(Day(Math.floor(keys.clock.now() / Days(1)) - 3)));
});

test("a day with ten uploads of all issuers together is told an hour after it ended, with all its figures", async () => {
  const keys = await startKeys(engine);
  const day = isoDay(dayOf(keys.clock.now(), "utc"));
  await uploads(keys, 6, "one.test");
  await uploads(keys, 4, "other.test");
  await toEnd(keys, 0.9);
  assert.deepEqual((await told(keys)).days, []);
  keys.clock.advance(Minutes(6));
  await keys.jobs();
  const { days, version } = await told(keys);
  const histogram = (places: number, at: number) =>
    Array.from({ length: places }, (_, i) => (i === at ? 10 : 0));
  assert.deepEqual(days, [
    {
      day,
      uploads: 10,
      keys: 10,
      revisions: 0,
      missingOnset: 0,
      onsetToUpload: histogram(30, 2),
      oldestKeyAge: histogram(16, 0),
    },
  ]);
  assert.doesNotMatch(String(await keys.text(stats.path)), /one\.test|other\.test/);
  // What is counted for the day afterwards, by an instance whose clock is late, changes nothing.
  keys.clock.set(minus(keys.clock.now(), Hours(2)));
  await uploads(keys, 5);
  keys.clock.advance(Hours(3));
  await keys.jobs();
  assert.deepEqual((await told(keys)).days, days);
  assert.equal((await told(keys)).version, version, "and the document is not issued anew");
});

test("a day with nine uploads is told 48 hours after it ended; a day with none is left out and lies before `complete`", async () => {
  const keys = await startKeys(engine);
  const day = dayOf(keys.clock.now(), "utc");
  await uploads(keys, 9);
  await toEnd(keys, 1);
  keys.clock.advance(Hours(46.9));
  await keys.jobs();
  assert.deepEqual((await told(keys)).days, []);
  keys.clock.advance(Hours(0.2));
  await keys.jobs();
  const { days, complete } = await told(keys);
  assert.deepEqual([days.map((d) => [d.day, d.uploads]), complete], [[[isoDay(day), 9]], isoDay(day)]);
  keys.clock.advance(Days(1));
  await keys.jobs();
  assert.deepEqual([(await told(keys)).days, (await told(keys)).complete], [days, isoDay(addDays(day, 1))]);
});

test("after 15 days nothing is known by issuer any more, and what was told stands", async () => {
  const keys = await startKeys(engine);
  await uploads(keys, 3);
  const start = dayOf(keys.clock.now(), "utc");
  const counted = () => keys.database.db.selectFrom("day_count").select("day").execute();
  await toEnd(keys, 48);
  const { days } = await told(keys);
  keys.clock.set(minus(dayStart(addDays(start, 16), "utc"), Minutes(1)));
  await keys.jobs();
  assert.equal((await counted()).length, 1);
  keys.clock.advance(Minutes(1));
  await keys.jobs();
  assert.deepEqual(await counted(), []);
  assert.deepEqual((await told(keys)).days, days);
  for (const { overdue } of keys.events.named("retained")) assert.equal(overdue, 0);
});

test("another root signs what was told anew; two that issue at once tell the same", async () => {
  const keys = await startKeys(engine);
  await uploads(keys, 20);
  await toEnd(keys, 2);
  const { days, version } = await told(keys);
  const { database, events } = keys;
  const root = signerFromPem(generateKeyPem(), "root-2");
  const elsewhere = { database, events, replaced() {} };
  await issueStats({ ...elsewhere, root }, keys.clock.now());
  keys.clock.advance(REPLACEABLE);
  const text = String(await keys.text(stats.path));
  const anew = StatsDocument.parse(openedBy(StatsAnswer.parse(JSON.parse(text)).stats, root));
  assert.deepEqual(anew.days, days);
  assert.ok(anew.version > version);
  await Promise.all([1, 2, 3].map(() => issueStats({ ...elsewhere, root: keys.root }, keys.clock.now())));
  keys.clock.advance(REPLACEABLE);
  const last = await told(keys);
  assert.deepEqual([last.days, last.version], [days, anew.version + 1], "one of three signed");
});
