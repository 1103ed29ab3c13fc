import assert from "node:assert/strict";
import { test } from "node:test";
import { readFrame, readScanResponse } from "@bluezone/protocol/air/frame";
import { toHex } from "@bluezone/protocol/bytes";
import { rpis } from "@bluezone/protocol/identity/rpi";
import {
  Days,
  type Duration,
  Enin,
  eninAt,
  eninStart,
  Hours,
  INTERVALS_PER_DAY,
  type Instant,
  Minutes,
  plus,
  Seconds,
  utcDayStart,
} from "@bluezone/protocol/time";
import fc from "fast-check";
import { seededRandom } from "../doubles/random.ts";
import { DOCUMENTS } from "../storage.ts";
import { NOON, person } from "../testing/person.ts";
import { keyFor, tekOf, turn } from "./beacon.ts";

const random = seededRandom("beacon");
const start = DOCUMENTS.beacon.parse({});

test("at a boundary the old identity stops, and the new one starts one to ten seconds later", () => {
  for (let i = 0; i < 50; i++) {
    let { doc } = turn(start, NOON, true, random);
    const boundary = eninStart(Enin(eninAt(NOON) + 1));
    const crossing = turn(doc, boundary, true, random);
    assert.equal(crossing.air, null);
    const wait = crossing.due - boundary;
    assert.ok(wait >= 1_000 && wait <= 10_000, `${wait}`);
    doc = crossing.doc;
    assert.equal(turn(doc, (crossing.due - 1) as Instant, true, random).air, null);
    assert.equal(turn(doc, crossing.due, true, random).air?.enin, eninAt(boundary));
  }
});

test("no interval is broadcast twice, whatever the clock does, and none is ever mixed with another", () => {
  const step = fc.record({
    by: fc.integer({ min: -3 * 86_400_000, max: 3 * 86_400_000 }),
    small: fc.integer({ min: 0, max: 400_000 }),
    jumps: fc.boolean(),
    may: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 120 }), (steps) => {
      let doc = start;
      let now = NOON;
      const spells: Enin[] = [];
      let last: Enin | null = null;
      for (const { by, small, jumps, may } of steps) {
        now = Math.max(0, now + (jumps && by % 5 === 0 ? by : small)) as Instant;
        const { doc: next, air, due } = turn(doc, now, may, random);
        assert.ok(due > now);
        if (air) {
          assert.equal(air.enin, eninAt(now), "the interval of now");
          assert.ok(
            air.tek.rollingStart <= air.enin && air.enin < air.tek.rollingStart + air.tek.rollingPeriod,
          );
          if (air.enin !== last) spells.push(air.enin);
          last = air.enin;
        } else if (eninAt(now) !== last) last = null;
        // A crash: only what is stored goes on.
        doc = DOCUMENTS.beacon.parse(JSON.parse(JSON.stringify(next)));
      }
      assert.equal(new Set(spells).size, spells.length);
    }),
    { numRuns: 200 },
  );
});

test("a paused interval is not taken up again", () => {
  const first = turn(start, NOON, true, random);
  const paused = turn(first.doc, plus(NOON, Minutes(1)), false, random);
  const resumed = turn(paused.doc, plus(NOON, Minutes(2)), true, random);
  assert.equal(resumed.air, null);
  assert.notEqual(turn(resumed.doc, resumed.due, true, random).air, null);
});

test("keys of a day never overlap, also when one was lost", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 12 }), fc.nat(), (offsets, drop) => {
      const base = utcDayStart(eninAt(NOON));
      let teks: ReturnType<typeof keyFor>["teks"] = [];
      for (const [i, offset] of offsets.entries()) {
        ({ teks } = keyFor(teks, Enin(base + offset), random));
        if (i === 3) teks = teks.filter((_, n) => n !== drop % teks.length);
      }
      const sorted = teks.map(tekOf).sort((a, b) => a.rollingStart - b.rollingStart);
      for (const [i, t] of sorted.entries()) {
        assert.ok(t.rollingStart + t.rollingPeriod <= utcDayStart(t.rollingStart) + INTERVALS_PER_DAY);
        if (i > 0) assert.ok(sorted[i - 1]!.rollingStart + sorted[i - 1]!.rollingPeriod <= t.rollingStart);
      }
    }),
  );
});

test("a day on the air: one frame an interval, each of its own identity, silent in between and after the engine stops", async () => {
  const a = await person("a");
  await a.phone.start();
  await a.pass(Days(1), () => {
    const frame = a.radio.onAir();
    if (!frame) return;
    const short = readFrame(frame.advert);
    const payload = readScanResponse(frame.scanResponse);
    assert.ok(short?.kind === "short-id" && payload);
    assert.equal(
      toHex(short.shortId),
      toHex(payload.rpi).slice(0, 12),
      "advert and scan response change together",
    );
  });
  const frames = a.radio.broadcasts.flatMap(({ frame }) => (frame ? [toHex(frame.scanResponse)] : []));
  assert.ok(frames.length >= 143 && frames.length <= 146, `${frames.length}`);
  assert.equal(new Set(frames).size, frames.length);
  a.clock.pass(Minutes(11));
  assert.equal(a.radio.onAir(), null, "without a run the frame ends with its interval");
});

test("a phone that crashes in an interval goes on with the same identity", async () => {
  const a = await person("a");
  await a.phone.start();
  await a.phone.run();
  const before = a.radio.onAir();
  a.clock.pass(Seconds(20));
  await a.restart();
  assert.equal(a.radio.onAir(), null);
  await a.phone.run();
  assert.deepEqual(a.radio.onAir()?.scanResponse, before?.scanResponse);
});

test("sharing closes today's key without a seam on the air: every identifier is of the key of its interval", async () => {
  const a = await person("a");
  await a.phone.start();
  await a.pass(Hours(1));
  await a.phone.enterCode("12345678");
  const closedAt = eninAt(a.clock.now());
  await a.phone.share();
  await a.pass(Hours(1));
  const sent = a.servers.diagnosisKeys(0);
  const today = sent.at(-1)!;
  assert.equal(today.rollingStart + today.rollingPeriod - 1, closedAt);
  const published = new Set(rpis(today).map(({ rpi }) => toHex(rpi)));
  const aired = a.radio.broadcasts.flatMap(({ at, frame }) =>
    frame ? [{ at, rpi: toHex(readScanResponse(frame.scanResponse)!.rpi) }] : [],
  );
  const bootAt = NOON;
  for (const { at, rpi } of aired)
    assert.equal(published.has(rpi), eninAt(plus(bootAt, at as Duration)) <= closedAt, `${at}`);
  assert.ok(aired.some(({ rpi }) => published.has(rpi)) && aired.some(({ rpi }) => !published.has(rpi)));
  const gaps = aired.slice(1).map(({ at }, i) => at - aired[i]!.at);
  assert.ok(Math.max(...gaps) <= Minutes(10) + Seconds(10), "no interval is left out");
});

test("the radio is silent while nothing can be stored, and speaks again when it can", async () => {
  const a = await person("a");
  await a.phone.start();
  await a.phone.run();
  a.store.fail(true);
  await a.pass(Minutes(30));
  assert.equal(a.radio.onAir(), null);
  assert.equal(a.phone.state().panel.is, "storage-full");
  a.store.fail(false);
  await a.pass(Minutes(15));
  assert.notEqual(a.radio.onAir(), null);
  assert.notEqual(a.phone.state().panel.is, "storage-full");
});
