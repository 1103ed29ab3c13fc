import assert from "node:assert/strict";
import { test } from "node:test";
import { type Instant, Milliseconds, parseInstant, plus, Seconds } from "@bluezone/protocol/time";
import fc from "fast-check";
import { Air, type Antenna, type Emission } from "./air.ts";
import { Metres } from "./distance.ts";
import { MEAN_PHONE } from "./phone-offsets.ts";
import type { Place } from "./profile.ts";
import { committedTables } from "./tables.ts";

const START = parseInstant("2020-12-27T07:00:00Z");
const emission = (n: number): Emission => ({
  advert: new Uint8Array(31).fill(n),
  scanResponse: new Uint8Array(24).fill(n),
  address: new Uint8Array(6).fill(n),
});
const phone = (id: string, x: number, change: Partial<Antenna> = {}): Antenna => ({
  id,
  position: { x: Metres(x), y: Metres(0) },
  carriage: "hand",
  offsets: MEAN_PHONE,
  emission: emission(id.length),
  place: "open-air",
  ...change,
});
const airOf = (seed: number, ...antennas: Antenna[]): Air => {
  const air = new Air(seed);
  for (const antenna of antennas) air.add(antenna);
  return air;
};
const seconds = (n: number): Instant => plus(START, Seconds(n));
const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
const sd = (xs: readonly number[]): number => Math.sqrt(mean(xs.map((x) => (x - mean(xs)) ** 2)));

/** The first scan of each of many separate pairs at one distance. */
function pairsAt(metres: number, place: Place = "open-air", change: Partial<Antenna> = {}, pairs = 400) {
  const air = new Air(11);
  return Array.from({ length: pairs }, (_, i) => {
    const [listener, sender] = [`l${i}`, `s${i}`];
    air.add(phone(listener, i * 1_000, { place, ...change }));
    air.add(phone(sender, i * 1_000 + metres, { place, ...change }));
    return air.scan(listener, START, seconds(4));
  });
}

test("the same seed hears the same, whatever was asked before and whoever was added first", () => {
  const far = [phone("c", 12), phone("d", 30)];
  const one = airOf(1, phone("a", 0), phone("b", 2), ...far);
  const two = airOf(1, ...far, phone("b", 2), phone("a", 0));
  two.scan("b", START, seconds(4));
  two.scan("a", seconds(600), seconds(604));
  const sorted = (air: Air) =>
    air
      .scan("a", seconds(60), seconds(64))
      .map((r) => [r.at, r.rssi, r.address[0], r.scanResponse !== null].join(" "));
  assert.deepEqual(sorted(one).sort(), sorted(two).sort());
  assert.notDeepEqual(sorted(one), sorted(airOf(2, phone("a", 0), phone("b", 2), ...far)));
});

test("a scan hears only others, only within its time, in order, and at most six readings of each", () => {
  const where = fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -40, max: 40 }));
  fc.assert(
    fc.property(
      fc.integer(),
      fc.array(where, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 0, max: 60_000 }),
      (seed, places, length) => {
        const air = new Air(seed);
        places.forEach(([x, y], i) => {
          air.add(phone(`${i}`, 0, { position: { x: Metres(x), y: Metres(y) }, emission: emission(i) }));
        });
        const to = plus(START, Milliseconds(length));
        const readings = air.scan("0", START, to);
        assert.ok(readings.every((r) => r.at >= START && r.at < to));
        assert.ok(readings.every((r, i) => i === 0 || readings[i - 1]!.at <= r.at));
        assert.ok(readings.every((r) => r.address[0] !== 0 && r.rssi >= -110 && r.rssi <= 0));
        for (const [, of] of Map.groupBy(readings, (r) => r.address[0])) assert.ok(of.length <= 6);
      },
    ),
    { numRuns: 60 },
  );
});

test("the readings of a long scan are spread over it", () => {
  const at = airOf(3, phone("a", 0), phone("bb", 1))
    .scan("a", START, seconds(60))
    .map((r) => r.at - START);
  assert.equal(at.length, 6);
  assert.ok(at[0]! < 20_000 && at[5]! > 40_000, String(at));
});

test("scans that follow each other hear every advert of a strong neighbour once", () => {
  const air = airOf(3, phone("a", 0), phone("bb", 0.5));
  const at: number[] = [];
  for (let ms = 0; ms < 120_000; ms += 20) {
    const from = plus(START, Milliseconds(ms));
    at.push(...air.scan("a", from, plus(from, Milliseconds(20))).map((r) => r.at));
  }
  const gaps = at.slice(1).map((t, i) => t - at[i]!);
  assert.ok(
    gaps.every((gap) => gap >= 244 && gap <= 292),
    `${Math.min(...gaps)}–${Math.max(...gaps)} ms`,
  );
  assert.ok(at.length > 420, String(at.length));
});

test("a phone that is silent, gone or beyond sixty metres is not heard", () => {
  const air = airOf(1, phone("a", 0), phone("bb", 1));
  assert.ok(air.scan("a", START, seconds(4)).length > 0);
  air.antenna("bb").emission = null;
  assert.equal(air.scan("a", START, seconds(4)).length, 0);
  air.antenna("bb").emission = emission(2);
  air.move("bb", { x: Metres(0), y: Metres(61) });
  for (let s = 0; s < 600; s += 60) assert.equal(air.scan("a", seconds(s), seconds(s + 4)).length, 0);
  air.move("bb", { x: Metres(1), y: Metres(0) });
  air.remove("bb");
  assert.equal(air.scan("a", START, seconds(4)).length, 0);
});

test("a new identity is heard from the next scan on, never mixed with the old", () => {
  const air = airOf(1, phone("a", 0), phone("bb", 1));
  air.antenna("bb").emission = emission(9);
  for (const r of air.scan("a", START, seconds(4)))
    assert.deepEqual([r.address[0], r.advert[0], r.scanResponse?.[0] ?? 9], [9, 9, 9]);
});

test("in the hand at two metres the mean is −72 dBm, and readings scatter by six to seven dB", () => {
  const rssi = pairsAt(2).flatMap((readings) => readings.map((r) => r.rssi));
  assert.ok(Math.abs(mean(rssi) + 72.2) < 0.8, String(mean(rssi)));
  assert.ok(sd(rssi) > 5.5 && sd(rssi) < 7.5, String(sd(rssi)));
});

test("pockets take ten dB from a pair, and a louder phone gives what it is louder by", () => {
  const rssi = (change: Partial<Antenna>) =>
    mean(pairsAt(0.5, "open-air", change).flatMap((readings) => readings.map((r) => r.rssi)));
  const hand = rssi({});
  assert.ok(Math.abs(hand - rssi({ carriage: "pocket" }) - 10) < 1);
  assert.ok(Math.abs(rssi({ offsets: { transmit: 6, receive: 2 } }) - hand - 8) < 0.3);
});

test("further away fewer scans hear anything, and scan responses are lost before adverts", () => {
  const shares = [2, 10, 20, 40, 58].map((metres) => {
    const scans = pairsAt(metres, "open-air", { carriage: "pocket" });
    const readings = scans.flat();
    const answered = readings.filter((r) => r.scanResponse !== null).length / Math.max(1, readings.length);
    return { heard: scans.filter((s) => s.length > 0).length / scans.length, answered };
  });
  shares.slice(1).forEach((share, i) => {
    assert.ok(share.heard < shares[i]!.heard, JSON.stringify(shares));
  });
  assert.ok(shares[0]!.heard > 0.98 && shares[4]!.heard < 0.35, JSON.stringify(shares));
  assert.ok(shares[0]!.answered > 0.97 && shares[3]!.answered < 0.93, JSON.stringify(shares));
});

test("a listener whose own transmitter fails hears adverts and gets no scan response", () => {
  const air = airOf(1, phone("a", 0, { offsets: { transmit: -60, receive: 0 } }), phone("bb", 1));
  const readings = air.scan("a", START, seconds(4));
  assert.ok(readings.length > 3 && readings.every((r) => r.scanResponse === null));
  assert.ok(air.scan("bb", START, seconds(4)).length === 0);
});

test("both directions of a pair fade mostly together", () => {
  const air = new Air(4);
  const pairs = Array.from({ length: 400 }, (_, i) => {
    air.add(phone(`l${i}`, i * 1_000));
    air.add(phone(`s${i}`, i * 1_000 + 1));
    return [air.scan(`l${i}`, START, seconds(4)), air.scan(`s${i}`, START, seconds(4))] as const;
  });
  const levels = pairs
    .filter(([there, back]) => there.length > 0 && back.length > 0)
    .map(([there, back]) => [mean(there.map((r) => r.rssi)), mean(back.map((r) => r.rssi))] as const);
  const [mx, my] = [mean(levels.map(([x]) => x)), mean(levels.map(([, y]) => y))];
  const r =
    mean(levels.map(([x, y]) => (x - mx) * (y - my))) /
    (sd(levels.map(([x]) => x)) * sd(levels.map(([, y]) => y)));
  assert.ok(r > 0.5 && r < 0.85, `r = ${r}`);
});

test("a receiver that is on a tenth of the time hears about a tenth, one that is off nothing", () => {
  const air = airOf(1, phone("a", 0), phone("bb", 1));
  let heard = 0;
  for (let s = 0; s < 4_000; s += 4) heard += air.scan("a", seconds(s), seconds(s + 1), 0.1).length;
  assert.ok(heard > 250 && heard < 500, String(heard));
  assert.equal(air.scan("a", START, seconds(4), 0).length, 0);
});

test("the seats of the tram, simulated, tell as little of distance as the tram did", () => {
  const { rows } = committedTables();
  const points = rows.map(({ metres }, i) => {
    const air = new Air(i);
    air.add(phone("a", 0, { place: "vehicle", carriage: (["hand", "pocket", "bag"] as const)[i % 3]! }));
    air.add(
      phone("b", metres, { place: "vehicle", carriage: (["hand", "pocket", "bag"] as const)[(i >> 2) % 3]! }),
    );
    const rssi = Array.from({ length: 15 }, (_, minute) =>
      air.scan("a", seconds(60 * minute), seconds(60 * minute + 4)),
    );
    const means = rssi.filter((scan) => scan.length > 0).map((scan) => mean(scan.map((r) => r.rssi)));
    return { distance: Math.log10(metres), level: mean(means), within: sd(means) };
  });
  const [x, y] = [points.map((p) => p.distance), points.map((p) => p.level)];
  const r = mean(x.map((v, i) => (v - mean(x)) * (y[i]! - mean(y)))) / (sd(x) * sd(y));
  assert.ok(r ** 2 < 0.15, `r = ${r}`);
  assert.ok(sd(y) > 4 && sd(y) < 8, `rows differ by ${sd(y)} dB; the tram's by 6`);
  assert.ok(
    Math.abs(mean(points.map((p) => p.within)) - 3.5) < 1,
    "scans of a row differ by 3.4 dB in the tram",
  );
});

test("what cannot be is refused: an id twice, an unknown id, a scan backwards, a duty cycle above one, half a seed", () => {
  const air = airOf(1, phone("a", 0));
  assert.throws(() => air.add(phone("a", 5)), RangeError);
  assert.throws(() => air.remove("b"), RangeError);
  assert.throws(() => air.move("b", { x: Metres(0), y: Metres(0) }), RangeError);
  assert.throws(() => air.antenna("b"), RangeError);
  assert.throws(() => air.scan("b", START, seconds(4)), RangeError);
  assert.throws(() => air.scan("a", seconds(4), START), RangeError);
  assert.throws(() => air.scan("a", START, seconds(4), 1.5), RangeError);
  assert.throws(() => new Air(0.5), RangeError);
  assert.throws(() => Metres(Number.NaN), RangeError);
});
