import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { encodeAdvert, encodePayload, encodeScanResponse } from "@bluezone/protocol/air/frame";
import { toHex } from "@bluezone/protocol/bytes";
import { aemKey, sealMetadata } from "@bluezone/protocol/identity/aem";
import { rpi, rpiKey } from "@bluezone/protocol/identity/rpi";
import { tek } from "@bluezone/protocol/identity/tek";
import { diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import {
  Days,
  type Duration,
  Enin,
  eninAt,
  eninStart,
  fromUnixSeconds,
  Hours,
  type Instant,
  Milliseconds,
  Minutes,
  minus,
  plus,
  Seconds,
  unixSeconds,
  utcDayStart,
} from "@bluezone/protocol/time";
import fc from "fast-check";
import type { Identity } from "../../alone.ts";
import { manualClock } from "../../doubles/clock.ts";
import { type MemoryLoneRadio, memoryLoneRadio } from "../../doubles/lone-radio.ts";
import type { HeardDocument } from "../../heard-document.ts";
import type { Ports } from "../../ports.ts";
import { DOCUMENTS, type DocumentOf, readHeard } from "../../storage.ts";
import { NOON, type Person, person } from "../../testing/person.ts";
import { type Fault, gate } from "../../testing/throwing.ts";
import { settled } from "../../testing/timer.ts";
import { covers, isUsed } from "../beacon.ts";
import { placed } from "../clock.ts";
import { settle } from "./ahead.ts";

interface Lone {
  readonly a: Person;
  readonly air: MemoryLoneRadio;
}

/** A phone that has started. Without servers nothing proves what time it is. */
async function lone(
  seed: string,
  {
    piece,
    servers = true,
    through = (ports) => ports,
  }: {
    readonly piece?: number;
    readonly servers?: boolean;
    readonly through?: (ports: Ports) => Ports;
  } = {},
): Promise<Lone> {
  const clock = manualClock(NOON);
  const air = memoryLoneRadio(clock, piece);
  const a = await person(seed, { clock, other: air, through });
  a.servers.down = !servers;
  await a.phone.start();
  await a.phone.run();
  return { a, air };
}
const beaconOf = async (a: Person) =>
  DOCUMENTS.beacon.parse((await a.store.get("beacon")) ?? {}) as DocumentOf<"beacon">;
const names = (air: MemoryLoneRadio) => air.spells().map(({ identity }) => identity.name);
const rpiOf = (spell: { readonly identity: { readonly payload: Uint8Array } }) =>
  toHex(spell.identity.payload.slice(0, 16));

/** Every identity that was on the air is of the stored key of its interval, is noted as used, and is in no two intervals. */
async function isAsStored({ a, air }: Lone): Promise<void> {
  const { teks, used } = await beaconOf(a);
  for (const spell of air.spells()) {
    const enin = Enin(spell.identity.name);
    const key = teks.find((t) => covers(t, enin));
    assert.ok(key && isUsed(used, enin), `${enin}`);
    assert.equal(rpiOf(spell), toHex(rpi(rpiKey(Buffer.from(key.key, "base64")), enin)));
  }
}
/** No interval is left and taken up again. */
function isNeverRepeated(air: MemoryLoneRadio): void {
  const left = names(air).filter((name, i, all) => name !== all[i - 1]);
  assert.equal(new Set(left).size, left.length);
}

const someone = () => {
  const payload = { rpi: new Uint8Array(randomBytes(16)), aem: new Uint8Array(4) };
  return {
    payload,
    full: { advert: encodeAdvert(payload.rpi), scanResponse: encodeScanResponse(payload), payload: null },
    short: { advert: encodeAdvert(payload.rpi), scanResponse: null, payload: null },
    linked: { advert: new Uint8Array(0), scanResponse: null, payload: encodePayload(payload) },
  };
};
async function heardBy(a: Person) {
  const clock = DOCUMENTS.clock.parse(await a.store.get("clock")) as DocumentOf<"clock">;
  const docs: HeardDocument[] = [];
  for (const name of await a.store.names("heard/")) docs.push(readHeard(await a.store.get(name)).value);
  return docs.flatMap(({ boot, heard }) =>
    heard.flatMap(({ rpi: id, minutes }) =>
      minutes.map((minute) => ({
        rpi: toHex(Buffer.from(id, "base64")),
        at: placed(clock, boot, minute.mono),
        ...minute,
      })),
    ),
  );
}
const within = (t: Instant, from: Duration, to: Duration) => t >= plus(NOON, from) && t < plus(NOON, to);

test("dead for 30 hours: an identity an interval, each of its own key; opened again, all are used and what was heard stands at its time", async () => {
  const one = await lone("dead");
  const { a, air } = one;
  const met = someone();
  air.around = (at) => (within(at, Hours(5), Minutes(310)) ? [{ ...met.full, rssis: [-70, -60, -80] }] : []);
  a.clock.pass(Hours(30));
  const last = eninAt(a.clock.now());
  assert.deepEqual(
    names(air),
    Array.from({ length: last - eninAt(NOON) + 1 }, (_, i) => eninAt(NOON) + i),
  );
  for (const { at, identity } of air.spells().slice(1)) {
    const wait = at - eninStart(Enin(identity.name));
    assert.ok(wait >= 1_000 && wait <= 10_000, `${wait}`);
  }
  await a.restart();
  await a.phone.run();
  await isAsStored(one);
  assert.equal(air.spells().length, last - eninAt(NOON) + 1, "the running identity goes on without a seam");

  const heard = await heardBy(a);
  assert.equal(heard.length, 10);
  for (const { rpi: id, at, count, mean, best, gap } of heard) {
    assert.deepEqual([id, count, mean, best, gap], [toHex(met.payload.rpi), 3, -70, -60, Seconds(60)]);
    assert.ok(within(at!, Hours(5), Minutes(310)));
  }
  const { lines, panel, bars } = a.phone.state();
  assert.equal(Math.round(lines.lastHeard! / 60_000), Math.round(plus(NOON, Minutes(309)) / 60_000));
  assert.ok(![panel, ...bars].some(({ is }) => is === "stopped"), "the radio listened all the time");
});

test("a radio that the system stopped while the phone was dead: since when is told", async () => {
  const { a, air } = await lone("stopped");
  a.clock.pass(Hours(10));
  air.setState("stopped");
  a.clock.pass(Hours(5));
  air.setState("on");
  await a.phone.run();
  const { panel, bars } = a.phone.state();
  const told = [panel, ...bars].find(({ is }) => is === "stopped");
  assert.ok(told?.is === "stopped");
  assert.ok(Math.abs(told.from - plus(NOON, Hours(10))) <= Minutes(2), `${told.from}`);
});

test("a radio that the system has stopped and that still stands still: since when is told, by what it listened", async () => {
  const { a, air } = await lone("still-stopped");
  a.clock.pass(Hours(10));
  air.setState("stopped");
  a.clock.pass(Hours(5));
  for (let look = 0; look < 2; look += 1) {
    await a.phone.run();
    const { panel, bars } = a.phone.state();
    const told = [panel, ...bars].find(({ is }) => is === "stopped");
    assert.ok(told?.is === "stopped" && told.to === null);
    assert.ok(Math.abs(told.from - plus(NOON, Hours(10))) <= Minutes(2), `${told.from}`);
    a.clock.pass(Hours(1));
  }
});

test("after 72 hours nothing is left, and the radio is silent until the phone runs", async () => {
  const one = await lone("exhausted");
  const { a, air } = one;
  a.clock.pass(Hours(80));
  assert.equal(air.onAir(), null);
  assert.ok(air.spells().length >= 431 && air.spells().length <= 433);
  assert.ok(air.spells().at(-1)!.identity.until <= Hours(72));
  await a.restart();
  await a.phone.run();
  a.clock.pass(Seconds(10));
  assert.notEqual(air.onAir(), null);
  await a.phone.run();
  await isAsStored(one);
});

test("as long as the phone runs, two days at least lie ahead, and what lies ahead is not drawn anew", async () => {
  const { a, air } = await lone("ahead");
  let before = air.table();
  await a.pass(Hours(50), () => {
    const now = air.table();
    assert.ok(now.at(-1)!.until - a.clock.monotonic() >= Hours(47));
    for (const { name, from } of now) {
      const known = before.find((one) => one.name === name && one.from > a.clock.monotonic());
      assert.ok(!known || known.from === from);
    }
    before = now;
  });
  assert.equal(air.spells().length, new Set(names(air)).size);
});

test("a share and the app killed at once: the running identity goes on to its end, then none that the published key could betray", async () => {
  const one = await lone("share");
  const { a, air } = one;
  await a.pass(Hours(1));
  await a.phone.enterCode("12345678");
  const closedAt = eninAt(a.clock.now());
  const running = air.onAir();
  const before = air.spells().length;
  await a.phone.share();
  assert.equal(air.onAir()?.name, running?.name);
  assert.equal(air.spells().length, before, "without a seam");
  a.clock.pass(Hours(20));
  const sent = a.servers.diagnosisKeys(0);
  const today = sent.at(-1)!;
  assert.equal(today.rollingStart + today.rollingPeriod - 1, closedAt);
  assert.ok(
    sent.every(({ rollingStart }) => rollingStart <= closedAt),
    "no key that lies ahead",
  );
  const betrayed = new Set<string>();
  for (const { key } of sent)
    for (let enin = eninAt(NOON); enin <= eninAt(a.clock.now()); enin = Enin(enin + 1))
      betrayed.add(toHex(rpi(rpiKey(key), enin)));
  for (const spell of air.spells())
    assert.equal(betrayed.has(rpiOf(spell)), spell.identity.name <= closedAt, `${spell.identity.name}`);
  assert.equal(new Set(names(air)).size, eninAt(a.clock.now()) - eninAt(NOON) + 1, "no interval is left out");
  await a.restart();
  await a.phone.run();
  await isAsStored(one);
});

test("the app killed at any commit of a share: nothing that the published keys betray goes on the air, and they are shared once", async () => {
  let deaths = 0;
  for (let dies = 1; dies <= 7; dies++)
    for (const written of [false, true]) {
      const says = `commit ${dies} ${written}`;
      const one = await lone("killed");
      const { a, air } = one;
      await a.phone.enterCode("12345678");
      const { commit } = a.store;
      let commits = 0;
      const dead = new Promise<"dead">((die) => {
        a.store.commit = async (changes) => {
          commits += 1;
          if (commits < dies) return commit(changes);
          if (commits === dies && written) await commit(changes);
          die("dead");
          return new Promise<void>(() => undefined);
        };
      });
      if ((await Promise.race([dead, a.phone.share()])) === "dead") deaths += 1;
      a.store.commit = commit;
      a.clock.pass(Hours(1));
      await a.restart();
      await a.phone.run();
      if (a.phone.state().share.is === "ready") await a.phone.share();
      a.clock.pass(Minutes(20));
      await a.phone.run();
      assert.equal(a.phone.state().share.is, "shared", says);
      assert.equal(a.servers.published.length, 1, says);
      const [sent] = a.servers.diagnosisKeys(0);
      const closed = sent!.rollingStart + sent!.rollingPeriod;
      for (const { identity } of air.spells().filter((spell) => spell.identity.name >= closed))
        assert.notDeepEqual(
          identity.payload.slice(0, 16),
          rpi(rpiKey(sent!.key), Enin(identity.name)),
          `${says} ${identity.name}`,
        );
      isNeverRepeated(air);
      await isAsStored(one);
    }
  assert.ok(deaths >= 8, `${deaths}`);
});

test("a share that cannot be stored: nothing is published, and after the running interval the radio is silent", async () => {
  const { a, air } = await lone("unstored");
  await a.phone.enterCode("12345678");
  a.store.fail(true);
  await a.phone.share();
  const calls = a.servers.calls.length;
  a.clock.pass(Minutes(11));
  assert.equal(air.onAir(), null);
  await a.phone.run();
  assert.equal(a.servers.calls.slice(calls).filter(({ path }) => path.includes("publish")).length, 0);
  a.store.fail(false);
  await a.pass(Minutes(20));
  assert.notEqual(air.onAir(), null);
  assert.equal(a.phone.state().share.is, "shared");
});

test("whatever of the radio fails in a share: it is turned down with nothing frozen, or nothing that it betrays goes on the air", async () => {
  let turnedDown = 0;
  const ways = [
    ...["identities", "plan", "aired", "collect"].map((call) => ({ call, how: "throws" as const })),
    ...["identities", "plan"].map((call) => ({ call, how: "rejects" as const })),
  ];
  // Every one of them: a drawn few might turn none down.
  const faults = ways.flatMap(({ call, how }) =>
    [0, 1, 2].flatMap((after) =>
      (["once", "always"] as const).map(
        (lasts): Fault => ({ call: `radio.alone.${call}`, how, after, lasts }),
      ),
    ),
  );
  for (const fails of faults) {
    const gated = gate();
    const one = await lone("share that fails", { through: gated.through });
    const { a, air } = one;
    await a.pass(Hours(1));
    await a.phone.enterCode("12345678");
    const closedAt = eninAt(a.clock.now());
    const before = await beaconOf(a);
    gated.arm(fails);
    const shared = await a.phone.share().then(
      () => true,
      () => false,
    );
    a.clock.pass(Hours(5));
    if (!shared) {
      turnedDown += 1;
      assert.equal(a.phone.state().share.is, "ready");
      assert.deepEqual([a.servers.published, await beaconOf(a)], [[], before]);
    }
    for (const key of shared ? a.servers.diagnosisKeys(0) : [])
      for (const { identity } of air.spells().filter((spell) => spell.identity.name > closedAt))
        assert.notDeepEqual(identity.payload.slice(0, 16), rpi(rpiKey(key.key), Enin(identity.name)));
    gated.arm(null);
    await a.phone.share();
    assert.equal(a.servers.published.length, 1, "and it can be tapped again");
    await isAsStored(one);
  }
  assert.ok(turnedDown > 0);
});

test("a clock set back while the phone was dead: what was on the air does not come again", async () => {
  const one = await lone("back", { servers: false });
  const { a, air } = one;
  a.clock.pass(Hours(3));
  const left = air.spells().length;
  a.clock.setError(Hours(-2));
  await a.restart();
  await a.phone.run();
  assert.equal(air.onAir(), null, "the clock says an interval that is used");
  await a.pass(Hours(1));
  assert.equal(air.spells().length, left);
  await a.pass(Hours(2));
  assert.ok(air.spells().length > left);
  isNeverRepeated(air);
  await isAsStored(one);
});

test("a clock set ahead and back again costs no interval that was not on the air", async () => {
  const { a, air } = await lone("ahead-and-back", { servers: false });
  a.clock.setError(Days(2));
  await a.pass(Minutes(5));
  a.clock.setError(Milliseconds(0));
  await a.pass(Minutes(30));
  assert.equal(eninAt(a.clock.now()), air.onAir()?.name);
  isNeverRepeated(air);
});

test("a reboot is silence until the phone runs; what was on the air before it is used, also with a clock that lies behind", async () => {
  const one = await lone("reboot", { servers: false });
  const { a, air } = one;
  a.clock.pass(Hours(4));
  air.reboot();
  a.clock.pass(Minutes(1));
  assert.equal(air.onAir(), null);
  const before = air.spells().at(-1);
  await a.restart();
  await a.phone.run();
  assert.equal(rpiOf(air.spells().at(-1)!), rpiOf(before!), "the running interval goes on as itself");
  a.clock.pass(Hours(2));
  air.reboot();
  a.clock.setError(Hours(-3));
  await a.restart();
  await a.phone.run();
  assert.equal(air.onAir(), null);
  await a.pass(Hours(4));
  isNeverRepeated(air);
  await isAsStored(one);
});

test("what was heard in a boot that no phone ran in has its place in time", async () => {
  const { a, air } = await lone("between");
  const met = someone();
  air.reboot();
  a.clock.pass(Hours(2));
  air.around = (at) => (within(at, Hours(2), Minutes(123)) ? [{ ...met.linked, rssis: [-50] }] : []);
  a.clock.pass(Hours(1));
  air.reboot();
  await a.restart();
  await a.phone.run();
  const heard = await heardBy(a);
  assert.equal(heard.length, 3);
  for (const { at, rpi: id } of heard) {
    assert.equal(id, toHex(met.payload.rpi));
    assert.ok(within(at!, Hours(2), Minutes(124)), `${at}`);
  }
  a.clock.pass(Minutes(5));
  air.reboot();
  await a.restart();
  await a.phone.run();
  const { boots } = DOCUMENTS.clock.parse(await a.store.get("clock")) as DocumentOf<"clock">;
  assert.equal(new Set(boots.map(({ n }) => n)).size, boots.length, "no two boots have one number");
});

test("a short id finds its payload also when both come late, and in different pieces", async () => {
  const { a, air } = await lone("late", { piece: 1 });
  const met = someone();
  air.around = (at) =>
    within(at, Hours(1), Minutes(62))
      ? [{ ...met.short, rssis: [-70, -70] }]
      : within(at, Minutes(62), Minutes(63))
        ? [{ ...met.full, rssis: [-60] }]
        : [];
  a.clock.pass(Hours(9));
  for (let i = 0; i < 3; i++) await a.phone.run();
  assert.deepEqual(
    (await heardBy(a)).map(({ count, mean }) => [count, mean]),
    [
      [2, -70],
      [2, -70],
      [1, -60],
    ],
  );
});

test("what was heard comes in pieces, and is written down once also when the store fails or the app dies in between", async () => {
  const { a, air } = await lone("pieces", { piece: 7 });
  const met = Array.from({ length: 20 }, someone);
  air.around = (at) =>
    within(at, Hours(1), Minutes(63)) ? met.map((m) => ({ ...m.full, rssis: [-60] })) : [];
  a.clock.pass(Hours(2));
  a.store.fail(true);
  await a.phone.run();
  await a.phone.run();
  await a.restart();
  a.store.fail(false);
  await a.phone.run();
  await a.restart();
  await a.pass(Minutes(1));
  const heard = await heardBy(a);
  assert.equal(heard.length, 60);
  assert.ok(heard.every(({ count }) => count === 1));
  assert.equal(air.alone.collect(((await a.store.get("listen")) as { taken: string }).taken).scans.length, 0);
});

test("a pause is silence at once, for listening too; no key lies ahead then, and what was heard before it stays", async () => {
  const one = await lone("pause");
  const { a, air } = one;
  const met = someone();
  air.around = (at) => (within(at, Hours(1), Minutes(61)) ? [{ ...met.full, rssis: [-60] }] : []);
  assert.ok((await beaconOf(a)).teks.length >= 4);
  a.clock.pass(Hours(2));
  const pausing = a.phone.pause("1h");
  assert.deepEqual([air.onAir(), air.table(), air.plan()], [null, [], null], "before anything is stored");
  await pausing;
  assert.deepEqual([air.table(), air.plan()], [[], null]);
  const { teks } = await beaconOf(a);
  assert.ok(teks.length > 0 && teks.every(({ rollingStart }) => rollingStart <= eninAt(a.clock.now())));
  assert.equal((await heardBy(a)).length, 1);
  const paused = eninAt(a.clock.now());
  await a.phone.resume();
  await a.phone.run();
  assert.equal(air.onAir(), null, "the interval is not taken up again");
  assert.notEqual(air.plan(), null);
  a.clock.pass(Minutes(15));
  assert.ok(air.onAir()!.name > paused);
  isNeverRepeated(air);
});

test("a pause while a run waits for the store: nothing is handed over after it", async () => {
  const clock = manualClock(NOON);
  const air = memoryLoneRadio(clock);
  const handed: number[] = [];
  const identities = (table: readonly Identity[]) => {
    handed.push(table.length);
    air.alone.identities(table);
  };
  const a = await person("race", { clock, other: { ...air, alone: { ...air.alone, identities } } });
  await a.phone.start();
  await Promise.all([a.phone.run(), a.phone.pause("8h")]);
  assert.ok(handed.length > 0 && handed.every((length) => length === 0), `${handed}`);
  assert.equal(air.plan(), null);
});

/** Has something done once, before the store reads what was heard, or before it commits. */
function meanwhile() {
  let what: (() => Promise<unknown>) | null = null;
  const waits = async (): Promise<void> => {
    const now = what;
    what = null;
    await now?.();
  };
  return {
    next(does: () => Promise<unknown>) {
      what = does;
    },
    through: (at: "reading" | "commit") => (ports: Ports) => ({
      ...ports,
      store: {
        ...ports.store,
        async get(name: string) {
          if (at === "reading" && name.startsWith("heard/")) await waits();
          return ports.store.get(name);
        },
        async commit(changes: Readonly<Record<string, unknown>>) {
          if (at === "commit") await waits();
          await ports.store.commit(changes);
        },
      },
    }),
  };
}

test("a pause, or everything deleted, in the middle of a run: that run puts nothing on the air and scans no more", async () => {
  for (const kind of ["lone", "driven"] as const)
    for (const at of ["reading", "commit"] as const)
      for (const tap of ["pause", "delete"] as const) {
        const says = `${kind} ${at} ${tap}`;
        const clock = manualClock(NOON);
        const air = memoryLoneRadio(clock);
        const between = meanwhile();
        const a = await person(says, {
          clock,
          ...(kind === "lone" ? { other: air } : {}),
          through: between.through(at),
        });
        await a.phone.start();
        const met = someone();
        air.around = () => [{ ...met.full, rssis: [-60] }];
        for (let n = 0; n < 3; n += 1) {
          a.radio.hear({ rssi: -60, ...met.full });
          await a.phone.run();
          clock.pass(Minutes(1));
        }
        await a.restart();
        clock.pass(Minutes(10));
        a.radio.hear({ rssi: -60, ...met.full });
        const after: string[] = [];
        let tapped: Promise<unknown> = Promise.resolve();
        between.next(async () => {
          tapped = tap === "pause" ? a.phone.pause("8h") : a.phone.deleteEverything();
          await settled();
          const { identities, plan } = air.alone;
          const { broadcast, scan } = a.radio;
          Object.assign(air.alone, {
            identities(table: readonly Identity[]) {
              if (table.length > 0) after.push("identities");
              identities(table);
            },
            plan(next: Parameters<typeof plan>[0]) {
              if (next !== null) after.push("plan");
              plan(next);
            },
          });
          Object.assign(a.radio, {
            broadcast(frame: Parameters<typeof broadcast>[0]) {
              if (frame !== null) after.push("broadcast");
              broadcast(frame);
            },
            scan(window: Duration) {
              after.push("scan");
              scan(window);
            },
          });
        });
        await a.phone.run();
        await tapped;
        assert.deepEqual(after, [], says);
        assert.deepEqual([air.onAir(), air.plan(), a.radio.onAir()], [null, null, null], says);
      }
});

test("a phone that slept in the middle of a run goes on with the identity of the hour at which it wakes", async () => {
  const between = meanwhile();
  const one = await lone("slept", { through: between.through("reading") });
  const { a, air } = one;
  const met = someone();
  air.around = () => [{ ...met.full, rssis: [-60] }];
  a.clock.pass(Minutes(3));
  await a.phone.run();
  await a.restart();
  a.clock.pass(Minutes(1));
  between.next(async () => a.clock.pass(Hours(5)));
  await a.phone.run();
  for (let n = 0; n < 6; n += 1) {
    a.clock.pass(Seconds(15));
    assert.equal(air.onAir()?.name, eninAt(a.clock.now()));
    a.clock.pass(Minutes(10));
  }
  await a.phone.run();
  await isAsStored(one);
});

test("a store that takes seconds moves nothing that lies ahead", async () => {
  const between = meanwhile();
  const { a, air } = await lone("slow", { servers: false, through: between.through("reading") });
  const met = someone();
  air.around = () => [{ ...met.full, rssis: [-60] }];
  a.clock.pass(Minutes(3));
  await a.phone.run();
  await a.restart();
  a.clock.pass(Minutes(1));
  const before = air.table().map(({ name, from, until }) => [name, from, until]);
  between.next(async () => a.clock.pass(Seconds(3)));
  await a.phone.run();
  assert.deepEqual(
    air.table().map(({ name, from, until }) => [name, from, until]),
    before,
  );
});

test("what was due is used also by a radio that does not remember what it played", () => {
  const zero = eninStart(eninAt(NOON));
  const starts = [0, 605, null, 1_808].map((s) => (s === null ? null : Seconds(s)));
  const doc = DOCUMENTS.beacon.parse({ ahead: { boot: 1, zero, first: eninAt(NOON), starts } });
  const at = (seconds: number, boot = 1) => ({
    boot,
    mono: Seconds(seconds),
    at: plus(zero, Seconds(seconds)),
  });
  const first = eninAt(NOON);
  assert.deepEqual(settle(doc, at(604), null).used, [[first, first]]);
  assert.equal(settle(doc, at(604), null).current, null, "the boundary is over, the next has not begun");
  const later = settle(doc, at(1_900), null);
  assert.deepEqual(later.used, [
    [first, first + 1],
    [first + 3, first + 3],
  ]);
  assert.equal(later.current?.enin, first + 3);
  assert.equal(settle(later, at(1_900), null), later, "nothing new, nothing changed");
  assert.deepEqual(settle(doc, at(1_900, 2), null).used, [], "another boot, and nothing was on the air");
  assert.deepEqual(settle(doc, at(1_900, 2), first + 1).used, [[first, first + 1]]);
  assert.deepEqual(
    settle(doc, at(1_900, 2), first + 2).used,
    [],
    "a name that was not in the table says nothing of it",
  );
});

test("before consent, and after everything is deleted, the radio has nothing and keeps nothing", async () => {
  const clock = manualClock(NOON);
  const air = memoryLoneRadio(clock);
  const a = await person("deleted", { clock, other: air });
  await a.phone.run();
  assert.deepEqual([air.table(), air.plan(), await a.store.names("")], [[], null, []]);
  await a.phone.start();
  await a.phone.run();
  air.around = () => [{ ...someone().full, rssis: [-60] }];
  clock.pass(Minutes(10));
  await a.phone.deleteEverything();
  assert.deepEqual([air.table(), air.plan(), air.onAir(), air.alone.aired()], [[], null, null, null]);
  assert.equal(air.alone.collect(null).scans.length, 0);
  clock.pass(Hours(1));
  await a.phone.run();
  assert.equal(air.alone.listened(), 0);
});

test("whatever comes in which order, no interval is left and taken up again, and all that was on the air is as stored", async () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 5 * 3_600 }).map((s) => ["pass", s] as const) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 80 }).map((h) => ["pass", h * 3_600] as const) },
    { weight: 2, arbitrary: fc.integer({ min: -6, max: 6 }).map((h) => ["set", h * 3_600] as const) },
    { weight: 1, arbitrary: fc.integer({ min: -30, max: 30 }).map((s) => ["set", s] as const) },
    fc
      .constantFrom("restart", "reboot", "pause", "resume", "fail", "mend", "off", "on")
      .map((what) => [what, 0] as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), fc.nat(), async (steps, seed) => {
      const one = await lone(`any ${seed}`, { servers: false });
      const { a, air } = one;
      for (const [what, n] of steps) {
        if (what === "pass") a.clock.pass(Seconds(n));
        else if (what === "set") a.clock.setError(Seconds(n));
        else if (what === "reboot") air.reboot();
        else if (what === "pause") await a.phone.pause("8h");
        else if (what === "resume") await a.phone.resume();
        else if (what === "fail" || what === "mend") a.store.fail(what === "fail");
        else if (what === "off" || what === "on") air.setState(what);
        if (what === "restart" || what === "reboot") await a.restart();
        if (what !== "resume") await a.phone.run();
      }
      a.store.fail(false);
      await a.phone.run();
      await a.phone.run();
      isNeverRepeated(air);
      await isAsStored(one);
    }),
    { numRuns: 25 },
  );
});

test("two phones meet while both are dead; one shares, the other is opened and warned of the whole time", async () => {
  const clock = manualClock(NOON);
  const [airA, airB] = [memoryLoneRadio(clock), memoryLoneRadio(clock)];
  const a = await person("a", { clock, other: airA });
  const b = await person("b", { clock, other: airB, servers: a.servers });
  for (const { phone } of [a, b]) {
    await phone.start();
    await phone.run();
  }
  airB.around = (at) => {
    const spell = airA.spells().findLast((one) => one.at <= at && at < plus(NOON, one.identity.until));
    if (!spell || !within(at, Hours(1), Hours(2))) return [];
    const { advert, scanResponse } = spell.identity;
    return [{ advert, scanResponse, payload: null, rssis: [-60, -61, -59] }];
  };
  clock.pass(Hours(20));
  await a.restart();
  await a.phone.run();
  await a.phone.enterCode("12345678");
  await a.phone.answer("unknown");
  await a.phone.share();
  assert.equal(a.phone.state().share.is, "shared");
  clock.pass(Minutes(30));
  const end = fromUnixSeconds(Math.floor(unixSeconds(clock.now()) / 600) * 600);
  await a.servers.release(minus(end, Minutes(10)), end, a.servers.diagnosisKeys(0));
  await b.restart();
  await b.phone.run();
  await b.phone.checkNow();
  const { panel } = b.phone.state();
  assert.ok(panel.is === "exposed-high", panel.is);
  assert.ok(panel.alert.minutes >= 57 && panel.alert.minutes <= 61, `${panel.alert.minutes}`);
  assert.equal(panel.alert.confidence, "high");
});

test("the plan is that of the signed figures, in milliseconds", async () => {
  const { air } = await lone("plan");
  assert.deepEqual(air.plan(), {
    window: 4_000,
    steadyEvery: 60_000,
    nearEvery: 7_000,
    nearFor: 120_000,
    lowEvery: 300_000,
    lowBelow: 0.15,
  });
});

/** A phone that was dead for eight hours and met somebody at the fourth, whose key is in a list since; and a passer-by before. */
async function metWhileDead(
  seed: string,
  { piece, storing = true }: { readonly piece?: number; readonly storing?: boolean } = {},
): Promise<Lone> {
  const one = await lone(seed, piece === undefined ? {} : { piece });
  const { a, air } = one;
  const key = tek(new Uint8Array(randomBytes(16)), utcDayStart(eninAt(NOON)), 144);
  const passing = someone().full;
  air.around = (at) => {
    const id = rpi(rpiKey(key.key), eninAt(at));
    const aem = sealMetadata(aemKey(key.key), id, { version: "1.1", confidence: 3, txPower: -12 });
    const met = {
      advert: encodeAdvert(id),
      scanResponse: encodeScanResponse({ rpi: id, aem }),
      payload: null,
    };
    if (within(at, Hours(1), Minutes(90))) return [{ ...passing, rssis: [-60] }];
    return within(at, Hours(4), Minutes(270)) ? [{ ...met, rssis: [-55, -55, -55] }] : [];
  };
  a.store.fail(!storing);
  await a.phone.run();
  a.clock.pass(Hours(8));
  const end = fromUnixSeconds(unixSeconds(a.clock.now()));
  await a.servers.release(minus(end, Minutes(10)), end, [
    diagnosisKey(key, { reportType: "confirmedTest", transmissionRisk: 0 }),
  ]);
  a.clock.pass(Minutes(10));
  return one;
}

test("lists are read when all pieces of what was heard are taken in: the meeting is told of, also when its resident asks at once", async () => {
  for (const asks of [false, true]) {
    const { a } = await metWhileDead("many pieces", { piece: 20 });
    await a.restart();
    if (asks) await a.phone.checkNow();
    else await a.pass(Minutes(1));
    assert.equal(a.phone.state().panel.is, "exposed-high", `${asks}`);
  }
});

test("lists that were read while the radio would not say what it heard are matched again when it does", async () => {
  const { a, air } = await metWhileDead("busy");
  const { collect } = air.alone;
  let calls = 0;
  Object.assign(air.alone, {
    collect(taken: string | null) {
      calls += 1;
      if (calls === 1) throw new Error("busy");
      return collect(taken);
    },
  });
  await a.restart();
  await a.phone.run();
  assert.equal(a.told("checked").at(-1)?.files, 1);
  await a.pass(Hours(1));
  assert.equal(a.phone.state().panel.is, "exposed-high");
  await a.pass(Hours(2));
  assert.equal(a.told("checked").at(-1)?.files, 0, "and then no more");
});

test("lists that were read while the store failed, and nothing was taken in, are matched again when it works", async () => {
  const { a } = await metWhileDead("full", { storing: false });
  await a.phone.run();
  assert.equal(a.told("checked").at(-1)?.files, 1);
  a.store.fail(false);
  await a.pass(Hours(1));
  assert.equal(a.phone.state().panel.is, "exposed-high");
});
