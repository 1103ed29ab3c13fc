/** A port that throws ends its own part of a run and nothing else. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeAdvert, encodeScanResponse } from "@bluezone/protocol/air/frame";
import { aemKey, sealMetadata } from "@bluezone/protocol/identity/aem";
import { rpi, rpiKey } from "@bluezone/protocol/identity/rpi";
import { tek } from "@bluezone/protocol/identity/tek";
import { matchKeys } from "@bluezone/protocol/match/match";
import { diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import {
  between,
  Days,
  type Duration,
  eninAt,
  eninStart,
  Hours,
  Minutes,
  minus,
  plus,
  Seconds,
} from "@bluezone/protocol/time";
import fc from "fast-check";
import { manualClock } from "./doubles/clock.ts";
import { memoryLoneRadio } from "./doubles/lone-radio.ts";
import { memoryStore } from "./doubles/store.ts";
import { hears } from "./testing/heard.ts";
import { NOON, type Person, person } from "./testing/person.ts";
import { ScriptedServers } from "./testing/servers.ts";
import { type Fault, gate } from "./testing/throwing.ts";

const other = tek(new Uint8Array(16).fill(7), eninAt(minus(NOON, Hours(6))), 144);
/** How long the phone lived beside the other one, and after it until the app was ended. */
const BESIDE = Minutes(25);
const AFTER = Minutes(25);

const says = (at: ReturnType<typeof eninAt>) => {
  const identifier = rpi(rpiKey(other.key), at);
  const aem = sealMetadata(aemKey(other.key), identifier, { version: "1.1", confidence: 3, txPower: -12 });
  return { advert: encodeAdvert(identifier), scanResponse: encodeScanResponse({ rpi: identifier, aem }) };
};

/** A boot of three weeks ago, from which nothing may be left. */
const OLD_BOOT = {
  n: 90,
  id: "old",
  wallAtZero: minus(NOON, Days(20)),
  carried: 0,
  zero: null,
  jumped: false,
  lastWall: minus(NOON, Days(20)),
};
const OLD = `heard/${OLD_BOOT.n}/3`;

/** The clock that servers go by: of the phone that runs. */
let world = manualClock(NOON);

/** A phone that lived beside somebody who has shared since, and that holds something old; what is in its store, and the servers. */
async function prepared() {
  const clock = manualClock(NOON);
  const a = await person("throwing", { clock, servers: new ScriptedServers(() => world.now()) });
  world = clock;
  await a.phone.start();
  await hears(a, other, BESIDE);
  await a.pass(AFTER);
  const end = eninStart(eninAt(a.clock.now()));
  await a.servers.release(minus(end, Minutes(10)), end, [
    diagnosisKey(other, { reportType: "confirmedTest", transmissionRisk: 0 }),
  ]);
  const { boots, ...rest } = (await a.store.get("clock")) as { boots: object[] };
  const minute = { mono: Minutes(31), count: 3, mean: -60, best: -55, gap: Seconds(60) };
  await a.store.commit({
    clock: { ...rest, boots: [OLD_BOOT, ...boots] },
    [OLD]: {
      boot: OLD_BOOT.n,
      until: minus(NOON, Days(20)),
      heard: [{ rpi: "A".repeat(22).concat("=="), aem: "AAAAAA==", minutes: [minute] }],
    },
  });
  return { dump: new Map(JSON.parse(a.store.dump()) as [string, string][]), servers: a.servers };
}
const preparing = prepared();

const RADIOS = { lone: true, driven: false };
type Kind = keyof typeof RADIOS;

/** The prepared phone, opened again in the middle of another interval, its ports behind a gate. */
async function opened(kind: Kind) {
  const { dump, servers } = await preparing;
  const store = memoryStore();
  await store.commit(Object.fromEntries([...dump].map(([name, text]) => [name, JSON.parse(text)])));
  const clock = manualClock(NOON);
  clock.pass(Minutes(86));
  world = clock;
  const lone = memoryLoneRadio(clock);
  const door = gate();
  const a = await person("opened", {
    clock,
    servers,
    store,
    ...(RADIOS[kind] ? { other: lone } : {}),
    matcher: (seen, slack) => async (keys) => matchKeys(keys, seen, slack),
    through: door.through,
  });
  lone.around = (at) => [{ ...says(eninAt(at)), rssis: [-60], payload: null }];
  const onAir = (): boolean =>
    RADIOS[kind] ? lone.onAir()?.name === eninAt(clock.now()) : a.radio.onAir() !== null;
  const listening = (): boolean => (RADIOS[kind] ? lone.plan() !== null : a.radio.scans.length > 0);
  return { a, door, onAir, listening };
}

/** What one run of the phone is to have done. */
const PARTS = ["sends", "listens", "checks", "alerts", "forgets"] as const;
type PartName = (typeof PARTS)[number];

async function done({ a, onAir, listening }: Awaited<ReturnType<typeof opened>>) {
  const { lines, alerts } = a.phone.state();
  return {
    sends: onAir(),
    listens: listening(),
    checks: lines.lastChecked !== null && lines.lastChecked > plus(NOON, Hours(1)),
    alerts: alerts.length > 0,
    forgets: !(await a.store.names("heard/")).includes(OLD),
  } satisfies Record<PartName, boolean>;
}

/** What may be left undone in a run in which a call fails: what cannot be done without it. */
const NEEDS: Readonly<Record<string, readonly PartName[]>> = {
  "radio.alone.identities": ["sends"],
  "radio.alone.aired": ["sends"],
  "radio.alone.plan": ["listens"],
  "radio.alone.listened": ["listens"],
  "radio.alone.collect": ["listens"],
  "radio.broadcast": ["sends"],
  "radio.scan": ["listens"],
  "radio.collect": ["listens"],
  "radio.state": ["sends", "listens"],
  "notifier.notify": [],
  "battery.level": [],
  matcher: [],
  tell: [],
  "servers.transport": ["checks", "alerts"],
  // What goes on the air is on disk first.
  "store.commit": ["sends", "forgets"],
  "store.get": ["listens", "checks", "alerts"],
  "random.bytes": ["sends", "checks"],
  // Without a clock nothing can be told when.
  "clock.wall": PARTS,
  "clock.monotonic": PARTS,
  "clock.bootId": PARTS,
};
const CALLS = Object.keys(NEEDS);
const CLOCKS = CALLS.filter((call) => call.startsWith("clock."));

/** What gives a promise, or nothing: there a promise may come that rejects. */
const MAY_REJECT =
  /^(store\.|servers\.|matcher$|notifier|tell$|radio\.(broadcast|scan|alone\.(identities|plan))$)/;

const faults: fc.Arbitrary<Fault> = fc
  .record({
    call: fc.constantFrom(...CALLS),
    after: fc.nat({ max: 4 }),
    lasts: fc.constantFrom<Fault["lasts"]>("once", "always"),
    rejects: fc.boolean(),
  })
  .map(({ rejects, ...fault }) => ({
    ...fault,
    how: rejects && MAY_REJECT.test(fault.call) ? "rejects" : "throws",
  }));

/**
 * Runs the phone. Only a phone without a clock may say that it could not: it is tried again after half a minute.
 * @returns how long until it is to be run again
 */
async function run(a: Person, fault: Fault): Promise<Duration> {
  const rest = await a.phone.run().then(
    (due) => due - a.clock.wall(),
    (error: unknown) => {
      if (!CLOCKS.includes(fault.call)) throw error;
      return Seconds(30);
    },
  );
  return Seconds(Math.min(Math.max(1, Math.ceil(rest / 1000)), 60));
}

test("where nothing throws, the phone does all of it in one run", async () => {
  for (const kind of ["lone", "driven"] as const) {
    const phone = await opened(kind);
    await phone.a.phone.run();
    assert.deepEqual(
      await done(phone),
      { sends: true, listens: true, checks: true, alerts: true, forgets: true },
      kind,
    );
  }
});

test("whatever port throws, once or for ever, every other part does its work in that run, and all do once it works again", async () => {
  let struck = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom<Kind>("lone", "driven"), faults, async (kind, fault) => {
      const phone = await opened(kind);
      const { a, door } = phone;
      door.arm(fault);
      const rest = await run(a, fault);
      struck += door.struck;
      const spared = CLOCKS.includes(fault.call)
        ? []
        : PARTS.filter((part) => !NEEDS[fault.call]?.includes(part));
      if (spared.length > 0) {
        const after = await done(phone);
        for (const part of spared) assert.ok(after[part], `${fault.call}: the phone ${part}`);
      }
      a.clock.pass(rest);
      for (let n = 0; n < 20; n += 1) a.clock.pass(await run(a, fault));

      door.arm(null);
      const { lastHeard } = a.phone.state().lines;
      const advert = says(eninAt(a.clock.now()));
      await a.pass(Hours(1), () => a.radio.hear({ rssi: -60, ...advert }));
      // An identity starts up to ten seconds after its interval.
      if (between(eninStart(eninAt(a.clock.now())), a.clock.now()) < Seconds(15)) await a.pass(Seconds(15));
      assert.deepEqual(
        await done(phone),
        { sends: true, listens: true, checks: true, alerts: true, forgets: true },
        `${fault.call}, once it works again`,
      );
      assert.ok((a.phone.state().lines.lastHeard ?? 0) > (lastHeard ?? 0), "it hears");
      assert.ok(a.notifier.notices.includes("attention"), "and its resident was told");
      const shown = [a.phone.state().panel, ...a.phone.state().bars].map(({ is }) => is);
      assert.deepEqual(shown, ["exposed-high"]);
    }),
    { numRuns: 150 },
  );
  assert.ok(struck > 50, `${struck} calls failed`);
});
