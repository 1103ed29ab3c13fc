/**
 * Logs of other GAEN implementations: every reading of every scan, with the time of the scan before. They do not say how
 * often their phone scanned, as our minute records do (`exposure-window`), so their windows are made by GAEN's own rule, as in
 * google/exposure-notifications-internals (`aaada6ce`, KeyExposureEvaluator and SightingRecordWithMetadata):
 *
 * - Readings of one key at most 1.5 × (4 + 13) s after the one before are one scan instance.
 * - It is worth the whole minutes from the scan before to its first reading, at most five; two when that is not known. What a
 *   lost scan missed is not made up for.
 */
import { attenuation, type Calibration, lowerConfidence } from "../air/calibration.ts";
import type { Sighting } from "../air/sighting.ts";
import { aemKey, openMetadata } from "../identity/aem.ts";
import type { Confidence } from "../identity/metadata.ts";
import type { DiagnosisKey } from "../report/diagnosis-key.ts";
import { between, type Duration, type Instant, inSeconds, Minutes, Seconds } from "../time.ts";
import { type ExposureWindow, exposureOf, type ScanInstance, WINDOW } from "./exposure-window.ts";
import type { DiagnosisKeysDataMapping } from "./risk-config.ts";

/** A reading as such a log has it. */
export interface LoggedReading {
  /** Rolling proximity identifier, 16 bytes. */
  readonly rpi: Uint8Array;
  /** Associated encrypted metadata, 4 bytes. */
  readonly aem: Uint8Array;
  /** By the clock of the phone that wrote the log. */
  readonly at: Instant;
  /** Signal strength in dBm, −127 … 20. */
  readonly rssi: number;
  /** When the scan before began; undefined when that is not known. */
  readonly previousScan?: Instant;
}

/** Readings this close together are of one scan. */
const SAME_SCAN: Duration = Seconds(1.5 * (4 + 13));
/** Most minutes that a scan stands for, and how many when nothing is known of the scan before. */
const MOST_MINUTES = 5;
const UNKNOWN_MINUTES = 2;

const minuteOf = (t: Instant): number => Math.floor(t / Minutes(1));

/** How much listening a reading's scan stands for: whole minutes from 0 to 5. */
export function sinceScanBefore({ at, previousScan }: Pick<LoggedReading, "at" | "previousScan">): Duration {
  if (previousScan === undefined) return Minutes(UNKNOWN_MINUTES);
  return Minutes(Math.min(MOST_MINUTES, Math.max(0, minuteOf(at) - minuteOf(previousScan))));
}

/** The record of one logged reading; logs are kept reading by reading. */
export const sightingOf = (reading: LoggedReading): Sighting => ({
  rpi: reading.rpi,
  aem: reading.aem,
  at: reading.at,
  count: 1,
  meanRssi: reading.rssi,
  bestRssi: reading.rssi,
  sinceLastScan: sinceScanBefore(reading),
});

type Instance = { readonly seconds: number; readings: number; sum: number; least: number };
type Window = { readonly start: Instant; confidence: Confidence; readonly instances: Instance[] };

/** As `exposureWindows`, for what a log heard of one key; `own` is the calibration of the phone that wrote the log. */
export function gaenWindows(
  key: DiagnosisKey,
  sightings: readonly Sighting[],
  mapping: DiagnosisKeysDataMapping,
  own: Pick<Calibration, "rssiCorrection" | "confidence">,
): ExposureWindow[] {
  const exposure = exposureOf(key, mapping);
  if (exposure === undefined) return [];
  const metadataKey = aemKey(key.key);
  const windows: Window[] = [];
  let before: Instant | undefined;
  for (const sighting of [...sightings].sort((a, b) => a.at - b.at)) {
    const metadata = openMetadata(metadataKey, sighting.rpi, sighting.aem);
    if (metadata === undefined) continue;
    const { at, count, meanRssi, bestRssi, sinceLastScan } = sighting;
    const confidence = lowerConfidence(metadata.confidence, own.confidence);
    const open = windows.at(-1);
    const window: Window =
      open && between(open.start, at) < WINDOW ? open : { start: at, confidence, instances: [] };
    if (window !== open) windows.push(window);
    window.confidence = lowerConfidence(window.confidence, confidence);
    const typical = attenuation(metadata.txPower, meanRssi, own.rssiCorrection);
    const least = attenuation(metadata.txPower, bestRssi, own.rssiCorrection);
    const last = window.instances.at(-1);
    if (last && before !== undefined && between(before, at) <= SAME_SCAN) {
      last.readings += count;
      last.sum += count * typical;
      last.least = Math.min(last.least, least);
    } else
      window.instances.push({
        seconds: inSeconds(sinceLastScan),
        readings: count,
        sum: count * typical,
        least,
      });
    before = at;
  }
  return windows.map(({ start, confidence, instances }) => ({
    start,
    ...exposure,
    calibrationConfidence: confidence,
    scanInstances: instances.map(scanInstance),
  }));
}

const scanInstance = ({ seconds, readings, sum, least }: Instance): ScanInstance => ({
  minAttenuation: Math.round(least),
  typicalAttenuation: Math.round(sum / readings),
  secondsSinceLastScan: seconds,
});
