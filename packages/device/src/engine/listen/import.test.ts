import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { aemKey, sealMetadata } from "@bluezone/protocol/identity/aem";
import { rpi, rpiKey } from "@bluezone/protocol/identity/rpi";
import { type Tek, tek } from "@bluezone/protocol/identity/tek";
import { type DiagnosisKey, diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import type { LoggedReading } from "@bluezone/protocol/risk/gaen-log";
import {
  Days,
  type Duration,
  eninAt,
  Hours,
  Instant,
  Minutes,
  minus,
  plus,
  Seconds,
  unixSeconds,
  utcDayStart,
} from "@bluezone/protocol/time";
import { hears } from "../../testing/heard.ts";
import { NOON, type Person, person } from "../../testing/person.ts";
import { IMPORTED } from "./import.ts";

const keyOf = (at: Instant): Tek => tek(new Uint8Array(randomBytes(16)), utcDayStart(eninAt(at)), 144);
const published = (key: Tek, reportType: "confirmedTest" | "revoked" = "confirmedTest"): DiagnosisKey =>
  diagnosisKey(key, { reportType, transmissionRisk: 0 });

/** A log of one key beside its phone: a scan every four minutes, three readings each. */
function logOf(key: Tek, from: Instant, length: Duration, every = Minutes(4)): LoggedReading[] {
  const readings: LoggedReading[] = [];
  for (let scan = from; scan < plus(from, length); scan = plus(scan, every))
    for (const second of [0, 1, 3]) {
      const at = plus(scan, Seconds(second));
      const id = rpi(rpiKey(key.key), eninAt(at));
      const aem = sealMetadata(aemKey(key.key), id, { version: "1.1", confidence: 3, txPower: -12 });
      readings.push({ rpi: id, aem, at, rssi: -60, previousScan: minus(scan, every) });
    }
  return readings;
}

async function started(): Promise<Person> {
  const a = await person("importer");
  await a.phone.start();
  await a.phone.run();
  return a;
}
const release = (a: Person, end: Instant, keys: DiagnosisKey[], revised: DiagnosisKey[] = []) => {
  const rounded = Instant(unixSeconds(end) * 1000);
  return a.servers.release(minus(rounded, Minutes(10)), rounded, keys, revised);
};

test("an imported log alerts by lists of before the phone's consent, and by lists that were read already", async () => {
  const a = await started();
  const twoDaysAgo = minus(NOON, Days(2));
  const [early, late] = [keyOf(twoDaysAgo), keyOf(minus(NOON, Hours(2)))];
  await release(a, minus(NOON, Days(1)), [published(early)]);
  await release(a, a.clock.now(), [published(late)]);
  await a.phone.checkNow();
  assert.deepEqual(a.phone.state().alerts, []);
  const log = [...logOf(early, twoDaysAgo, Minutes(20)), ...logOf(late, minus(NOON, Hours(2)), Minutes(8))];
  assert.deepEqual(await a.phone.importLog(log), { taken: log.length, known: 0, leftOut: 0 });
  await a.phone.checkNow();
  assert.deepEqual(
    a.phone.state().alerts.map(({ level, minutes, encounters }) => [level, minutes, encounters]),
    [
      ["low", 8, 1],
      ["high", 20, 1],
    ],
    "as many minutes as whole minutes passed between scans",
  );
  await release(
    a,
    plus(a.clock.now(), Minutes(1)),
    [],
    [published(early, "revoked"), published(late, "revoked")],
  );
  await a.pass(Minutes(2));
  await a.phone.checkNow();
  assert.ok(a.phone.state().alerts.every(({ withdrawnAt }) => withdrawnAt !== null));
});

test("what a log heard after the list that carried the key, or far from its interval, counts for nothing", async () => {
  const a = await started();
  const key = keyOf(minus(NOON, Hours(3)));
  await release(a, minus(NOON, Hours(3)), [published(key)]);
  const replayed = logOf(key, minus(NOON, Hours(2)), Minutes(30));
  const other = keyOf(minus(NOON, Hours(3)));
  await release(a, minus(NOON, Minutes(1)), [published(other)]);
  const relayed = logOf(other, minus(NOON, Hours(3)), Minutes(30)).map((reading) => ({
    ...reading,
    at: plus(reading.at, Hours(1)),
  }));
  await a.phone.importLog([...replayed, ...relayed]);
  await a.phone.checkNow();
  assert.deepEqual(a.phone.state().alerts, []);
});

test("a log taken in twice, or in parts, counts once", async () => {
  const [a, b] = [await started(), await started()];
  const key = keyOf(minus(NOON, Hours(2)));
  const log = logOf(key, minus(NOON, Hours(2)), Minutes(20));
  await a.phone.importLog(log);
  assert.deepEqual(await a.phone.importLog(log), { taken: 0, known: log.length, leftOut: 0 });
  await b.phone.importLog(log.slice(7));
  await b.restart();
  assert.deepEqual(await b.phone.importLog(log), { taken: 7, known: log.length - 7, leftOut: 0 });
  for (const each of [a, b]) {
    await release(each, each.clock.now(), [published(key)]);
    await each.phone.checkNow();
    assert.deepEqual(
      each.phone.state().alerts.map(({ minutes }) => minutes),
      [20],
    );
  }
});

test("what is too old, in the future, or what no radio hears is left out and said", async () => {
  const a = await started();
  const [reading] = logOf(keyOf(NOON), minus(NOON, Hours(1)), Minutes(4)) as [LoggedReading];
  const now = a.clock.now();
  const log = [
    { ...reading, at: minus(now, Days(14)) },
    { ...reading, at: plus(now, Seconds(1)) },
    { ...reading, rssi: -128 },
    { ...reading, rssi: 21 },
    { ...reading, rssi: Number.NaN },
  ];
  assert.deepEqual(await a.phone.importLog(log), { taken: 0, known: 0, leftOut: 5 });
  assert.deepEqual(await a.store.names("heard/"), []);
  const kept = [
    { ...reading, at: plus(minus(now, Days(14)), Seconds(1)) },
    { ...reading, at: now },
  ];
  assert.deepEqual(await a.phone.importLog(kept), { taken: 2, known: 0, leftOut: 0 });
});

test("a flood of readings or identifiers in a log stops at a bound", async () => {
  const a = await started();
  const [reading] = logOf(keyOf(NOON), minus(NOON, Minutes(3)), Minutes(4)) as [LoggedReading];
  const at = Instant(Math.floor(minus(NOON, Hours(1)) / Minutes(10)) * Minutes(10));
  const many = Array.from({ length: 700 }, (_, i) => ({ ...reading, at: plus(at, Seconds(i / 2)) }));
  assert.deepEqual(await a.phone.importLog(many), { taken: 600, known: 0, leftOut: 100 });
  const crowd = Array.from({ length: 5_100 }, () => ({
    ...reading,
    rpi: new Uint8Array(randomBytes(16)),
    at,
  }));
  assert.deepEqual(await a.phone.importLog(crowd), { taken: 4_999, known: 0, leftOut: 101 });
});

test("an imported log is apart from what the phone hears itself, and is forgotten after fourteen days", async () => {
  const a = await started();
  const key = keyOf(NOON);
  await hears(a, key, Minutes(6));
  await a.phone.importLog(logOf(key, minus(NOON, Hours(1)), Minutes(8)));
  const { boots } = (await a.store.get("clock")) as { boots: { n: number; zero: unknown }[] };
  assert.deepEqual(
    [boots[0], boots.length].map((b) => (typeof b === "object" ? [b.n, b.zero] : b)),
    [[IMPORTED, null], 2],
  );
  await a.pass(Minutes(10));
  await release(a, a.clock.now(), [published(key)]);
  await a.phone.checkNow();
  const [alert] = a.phone.state().alerts;
  assert.deepEqual([alert?.encounters, alert!.minutes >= 13 && alert!.minutes <= 15], [2, true]);
  a.clock.pass(Days(15));
  await a.restart();
  await a.phone.run();
  assert.deepEqual(await a.store.names("heard/"), []);
  const after = (await a.store.get("clock")) as { boots: { n: number }[] };
  assert.ok(after.boots.every(({ n }) => n !== IMPORTED));
});

test("a log taken in while a check reads the same ten minutes is matched whole", async () => {
  let meanwhile: (() => Promise<unknown>) | null = null;
  const a = await person("importer", {
    through: (ports) => ({
      ...ports,
      store: {
        ...ports.store,
        async get(name) {
          const stored = await ports.store.get(name);
          const now = meanwhile;
          if (name.startsWith("heard/") && now !== null) {
            meanwhile = null;
            await now();
          }
          return stored;
        },
      },
    }),
  });
  await a.phone.start();
  await a.phone.run();
  const twoDaysAgo = minus(NOON, Days(2));
  const [first, second] = [keyOf(twoDaysAgo), keyOf(twoDaysAgo)];
  await a.phone.importLog(logOf(first, twoDaysAgo, Minutes(20)));
  await release(a, a.clock.now(), [published(second)]);
  meanwhile = () => a.phone.importLog(logOf(second, twoDaysAgo, Minutes(20)));
  await a.phone.checkNow();
  assert.equal(meanwhile, null);
  await a.phone.checkNow();
  assert.deepEqual(
    a.phone.state().alerts.map(({ level, minutes }) => [level, minutes]),
    [["high", 20]],
  );
});
