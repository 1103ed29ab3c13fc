import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mergeReading, type Sighting } from "../air/sighting.ts";
import { aemKey, sealMetadata } from "../identity/aem.ts";
import { rpi, rpiKey } from "../identity/rpi.ts";
import { tek } from "../identity/tek.ts";
import { type DiagnosisKey, diagnosisKey, type Report } from "../report/diagnosis-key.ts";
import {
  Enin,
  eninAt,
  eninStart,
  Hours,
  type Instant,
  inMinutes,
  Milliseconds,
  Minutes,
  plus,
  Seconds,
} from "../time.ts";
import { exposureWindows } from "./exposure-window.ts";
import { infectiousnessTable } from "./risk-config.ts";

const START = Enin(2_682_720);
const mapping = {
  daysSinceOnsetToInfectiousness: infectiousnessTable([
    [-3, 14, "standard"],
    [-2, 3, "high"],
  ]),
  infectiousnessWhenDaysSinceOnsetMissing: "standard",
  reportTypeWhenMissing: "confirmedTest",
} as const;
const own = { rssiCorrection: 2, txPower: -22, confidence: 2 } as const;
const positive = (report: Partial<Report> = {}): DiagnosisKey =>
  diagnosisKey(tek(new Uint8Array(16).fill(9), START, 144), {
    reportType: "confirmedTest",
    daysSinceOnset: 0,
    transmissionRisk: 0,
    ...report,
  });

/** A minute record of `key`, made from readings at the given loudness. */
function sightingOf(key: DiagnosisKey, at: Instant, rssis: readonly number[], since = Seconds(60)): Sighting {
  const id = rpi(rpiKey(key.key), eninAt(at));
  const aem = sealMetadata(aemKey(key.key), id, { version: "1.1", confidence: 3, txPower: -20 });
  return rssis.reduce<Sighting | undefined>(
    (record, rssi) => mergeReading(record, { rpi: id, aem, at, rssi, sinceLastScan: since }),
    undefined,
  )!;
}
const at = (minutes: number): Instant => plus(eninStart(START), Minutes(minutes));
const countedMinutes = (key: DiagnosisKey, sightings: readonly Sighting[]): number =>
  exposureWindows(key, sightings, mapping, own)
    .flatMap((window) => window.scanInstances)
    .reduce((sum, scan) => sum + scan.secondsSinceLastScan, 0) / 60;

type Cycle = "steady" | "near" | "low";

/**
 * A listener beside one phone for 60 minutes, as minute records. Scans last 4 s; the phone advertises every 250 ms and
 * changes its identifier every 10 minutes, silent for `silence` after each change.
 */
function listen(
  key: DiagnosisKey,
  o: {
    cycle: Cycle;
    from: Instant;
    phase: number;
    jitter: readonly number[];
    silence: number;
    lost?: number;
  },
): Sighting[] {
  const period = o.cycle === "low" ? Minutes(5) : Seconds(60);
  const until = plus(o.from, Hours(1));
  const identifiers = rpiKey(key.key);
  const metadata = aemKey(key.key);
  const seen = new Set<number>();
  const log = new Map<string, Sighting>();
  let nearUntil = 0;
  let since = period;
  let scan = plus(o.from, Milliseconds((o.phase % period) - period));
  for (let n = 0; scan < until; n++) {
    let isNew = false;
    for (let t = scan; t < plus(scan, Seconds(4)); t = plus(t, Milliseconds(250))) {
      const enin = eninAt(t);
      if (t < o.from || t >= until || t < plus(eninStart(enin), Milliseconds(o.silence)) || n % 5 === o.lost)
        continue;
      isNew ||= !seen.has(enin);
      seen.add(enin);
      const id = rpi(identifiers, enin);
      const aem = sealMetadata(metadata, id, { version: "1.1", confidence: 3, txPower: -20 });
      const place = `${enin} ${Math.floor(inMinutes(Milliseconds(t)))}`;
      log.set(place, mergeReading(log.get(place), { rpi: id, aem, at: t, rssi: -60, sinceLastScan: since }));
    }
    if (isNew && o.cycle === "near") nearUntil = plus(scan, Minutes(2));
    const step = scan < nearUntil ? Seconds(7) : period;
    const next = plus(scan, Milliseconds(step + (o.jitter[n % o.jitter.length] ?? 0)));
    since = Milliseconds(next - scan);
    scan = next;
  }
  return [...log.values()];
}

const anyPhase = {
  from: fc.integer({ min: 0, max: 22 * 3_600_000 }),
  phase: fc.integer({ min: 0, max: 300_000 }),
};
const wholeMinutes = (minutes: number): number => Math.round(minutes);

for (const cycle of ["steady", "near", "low"] as const) {
  test(`60 minutes together count as 55 to 65 in the ${cycle} cycle, whenever they begin`, () => {
    const key = positive();
    fc.assert(
      fc.property(
        fc.record({
          ...anyPhase,
          jitter: fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 7 }),
          silence: fc.integer({ min: 1_000, max: 10_000 }),
        }),
        ({ from, phase, jitter, silence }) => {
          const records = listen(key, {
            cycle,
            from: plus(at(0), Milliseconds(from)),
            phase,
            jitter,
            silence,
          });
          const minutes = wholeMinutes(countedMinutes(key, records));
          assert.ok(minutes >= 55 && minutes <= 65, `counted ${minutes}`);
        },
      ),
      { numRuns: 60 },
    );
  });

  test(`60 minutes together count as 55 to 65 in the ${cycle} cycle when every fifth scan hears nothing`, () => {
    const key = positive();
    fc.assert(
      fc.property(
        fc.record({ ...anyPhase, lost: fc.integer({ min: 0, max: 4 }) }),
        ({ from, phase, lost }) => {
          const start = plus(at(0), Milliseconds(from));
          const records = listen(key, { cycle, from: start, phase, jitter: [0], silence: 0, lost });
          const minutes = wholeMinutes(countedMinutes(key, records));
          assert.ok(minutes >= 55 && minutes <= 65, `counted ${minutes}`);
        },
      ),
      { numRuns: 60 },
    );
  });
}

test("a record is worth the gap to the one before, a first record its scan period", () => {
  const key = positive();
  const records = [at(0), at(1), at(5), at(10)].map((t) => sightingOf(key, t, [-60]));
  assert.equal(countedMinutes(key, records), 1 + 1 + 4 + 5);
});

test("after more than five minutes unheard a new encounter begins with one scan period", () => {
  const key = positive();
  const records = [at(0), at(1), at(7), at(8)].map((t) => sightingOf(key, t, [-60]));
  assert.equal(countedMinutes(key, records), 1 + 1 + 1 + 1);
});

test("in a cycle of five minutes one unheard scan is bridged and two are not; no instance exceeds five minutes", () => {
  const key = positive();
  const five = Minutes(5);
  const bridged = [at(0), at(10)].map((t) => sightingOf(key, t, [-60], five));
  assert.equal(countedMinutes(key, bridged), 5 + 10);
  assert.equal(
    countedMinutes(
      key,
      [at(0), at(15)].map((t) => sightingOf(key, t, [-60], five)),
    ),
    5 + 5,
  );
  const scans = exposureWindows(key, bridged, mapping, own).flatMap((window) => window.scanInstances);
  assert.deepEqual(
    scans.map((scan) => scan.secondsSinceLastScan),
    [300, 300, 300],
  );
});

test("a window takes 30 minutes from its start; a record at exactly 30 opens the next", () => {
  const key = positive();
  const records = [29.999, 0, 30, 45, 59.999, 60].map((minute) => sightingOf(key, at(minute), [-60]));
  const windows = exposureWindows(key, records, mapping, own);
  assert.deepEqual(
    windows.map((window) => window.start),
    [at(0), at(30), at(60)],
  );
  assert.deepEqual(
    windows.map((window) => window.scanInstances.length),
    [2, 3, 1],
  );
});

test("attenuation comes from the sent power, the corrected mean and the loudest reading, in whole dB", () => {
  const key = positive();
  const [window] = exposureWindows(key, [sightingOf(key, at(0), [-60, -61, -63])], mapping, own);
  // sent -20; mean -61.33 + 2 → 39.33 → 39; loudest -60 + 2 → 38
  assert.deepEqual(window!.scanInstances, [
    { minAttenuation: 38, typicalAttenuation: 39, secondsSinceLastScan: 60 },
  ]);
  assert.equal(window!.calibrationConfidence, 2, "the pair is known as well as the less known of the two");
});

test("infectiousness follows the days since onset, and has its own value without onset", () => {
  const of = (daysSinceOnset: number): string | undefined => {
    const key = positive({ daysSinceOnset });
    return exposureWindows(key, [sightingOf(key, at(0), [-60])], mapping, own)[0]?.infectiousness;
  };
  assert.deepEqual([-14, -4, -3, -2, 3, 4, 14].map(of), [
    undefined,
    undefined,
    "standard",
    "high",
    "high",
    "standard",
    "standard",
  ]);
  const { daysSinceOnset: _, ...withoutOnset } = positive();
  const [window] = exposureWindows(withoutOnset, [sightingOf(withoutOnset, at(0), [-60])], mapping, own);
  assert.equal(window!.infectiousness, "standard");
});

test("a revoked or recursive report makes no window; a missing one counts as the mapping says", () => {
  const typeOf = (reportType: Report["reportType"]): string | undefined => {
    const key = positive({ reportType });
    return exposureWindows(key, [sightingOf(key, at(0), [-60])], mapping, own)[0]?.reportType;
  };
  assert.equal(typeOf("revoked"), undefined);
  assert.equal(typeOf("recursive"), undefined);
  assert.equal(typeOf("unknown"), "confirmedTest");
  assert.equal(typeOf("selfReport"), "selfReport");
});

test("a record whose metadata was tampered with in the air does not count and does not stretch its neighbours", () => {
  const key = positive();
  const good = sightingOf(key, at(0), [-60]);
  const aem = Uint8Array.from(good.aem, (byte, i) => (i === 0 ? byte ^ 0xc0 : byte));
  assert.equal(countedMinutes(key, [good, { ...sightingOf(key, at(1), [-60]), aem }]), 1);
});
