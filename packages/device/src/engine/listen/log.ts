/** The log of what was heard: ten minutes of a boot a document, in it one record an identifier and minute. */
import type { Payload } from "@bluezone/protocol/air/frame";
import { mergeReadings, type Sighting } from "@bluezone/protocol/air/sighting";
import { fromBase64, toBase64 } from "@bluezone/protocol/bytes";
import { type Duration, type Instant, Minutes } from "@bluezone/protocol/time";
import type { HeardDocument, StoredMinute } from "../../heard-document.ts";
import { heardName } from "../../heard-log.ts";
import type { Memory } from "../../memory.ts";

/** Identifiers kept of ten minutes at most; a full stadium has fewer, a flood of made-up ones stops here. */
export const MOST_IDENTIFIERS = 5_000;

const TEN_MINUTES = Minutes(10);
const MINUTE = Minutes(1);

/** A minute with more readings. */
function merge(before: StoredMinute | undefined, payload: Payload, more: StoredMinute): StoredMinute {
  const sighting = ({ mono: at, count, mean, best, gap }: StoredMinute): Sighting<Duration> => ({
    ...payload,
    at,
    count,
    meanRssi: mean,
    bestRssi: best,
    sinceLastScan: gap,
  });
  const merged = mergeReadings(before && sighting(before), sighting(more));
  return {
    mono: merged.at,
    count: merged.count,
    mean: merged.meanRssi,
    best: merged.bestRssi,
    gap: merged.sinceLastScan,
  };
}

const minuteOf = (mono: Duration): number => Math.floor(mono / MINUTE);

/** What was heard of one payload: one advert, or what a whole scan made of it. */
export interface HeardReading extends StoredMinute {
  readonly boot: number;
}

/**
 * A short id waits for its payload for 20 minutes: what is written to is these ten minutes or one of the two before, and of each the
 * one before it says who is new.
 */
const REACH = 3;

/** The documents that are read or written when readings are noted, with what waited for them. */
export const written = (
  readings: readonly { readonly boot: number; readonly mono: Duration }[],
): Set<string> =>
  new Set(
    readings.flatMap(({ boot, mono }) => {
      const n = Math.floor(mono / TEN_MINUTES);
      return Array.from({ length: REACH + 1 }, (_, back) => heardName(boot, n - back));
    }),
  );

const isLevel = (rssi: number): boolean => rssi >= -127 && rssi <= 20;

/**
 * Writes readings of one payload down. Their documents (`written`) are open.
 * @returns whether the identifier is new in its ten minutes and in the ten before.
 */
export function write(
  memory: Memory,
  payload: Payload,
  readings: readonly HeardReading[],
  now: Instant,
): boolean {
  const rpi = toBase64(payload.rpi);
  const aem = toBase64(payload.aem);
  let fresh = false;
  for (const reading of readings) {
    // What no radio reports is not worth a record.
    if (!isLevel(reading.mean) || !isLevel(reading.best)) continue;
    const { boot } = reading;
    const n = Math.floor(reading.mono / TEN_MINUTES);
    const name = heardName(boot, n);
    const doc: HeardDocument = memory.heard.at(name) ?? { boot, until: now, heard: [] };
    const at = doc.heard.findIndex((h) => h.rpi === rpi && h.aem === aem);
    const known = doc.heard[at];
    if (!known) {
      if (doc.heard.length >= MOST_IDENTIFIERS) continue;
      const before = memory.heard.at(heardName(boot, n - 1));
      fresh ||= !before?.heard.some((h) => h.rpi === rpi);
      const minutes = [merge(undefined, payload, reading)];
      memory.heard.put(name, { ...doc, until: now, heard: [...doc.heard, { rpi, aem, minutes }] });
      continue;
    }
    const m = known.minutes.findIndex(({ mono }) => minuteOf(mono) === minuteOf(reading.mono));
    const minutes =
      m < 0
        ? [...known.minutes, merge(undefined, payload, reading)]
        : known.minutes.map((minute, i) => (i === m ? merge(minute, payload, reading) : minute));
    const heard = doc.heard.map((one, i) => (i === at ? { rpi, aem, minutes } : one));
    memory.heard.put(name, { ...doc, until: now, heard });
  }
  return fresh;
}

/** Sightings of stored minutes; `at` gives each its instant, undefined where it has none: such a minute is left out. */
export function sightings(
  {
    rpi,
    aem,
    minutes,
  }: { readonly rpi: string; readonly aem: string; readonly minutes: readonly StoredMinute[] },
  at: (mono: Duration) => Instant | undefined,
): Sighting[] {
  const payload = { rpi: fromBase64(rpi), aem: fromBase64(aem) };
  return minutes.flatMap((minute) => {
    const instant = at(minute.mono);
    if (instant === undefined) return [];
    const { count, mean: meanRssi, best: bestRssi, gap: sinceLastScan } = minute;
    return { ...payload, at: instant, count, meanRssi, bestRssi, sinceLastScan };
  });
}
