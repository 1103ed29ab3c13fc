/**
 * From what was heard of one diagnosis key to exposure windows: up to half an hour near one phone, without its key. Windows,
 * typical and least attenuation are GAEN's ("ExposureWindow", "ScanInstance"). How long a record counts is ours
 * (docs/protocol/05-exposure-and-risk.md#52-what-a-record-is-worth), because our scan cycles change with identifiers and
 * battery:
 *
 * - A record is worth the gap to the record of the same key before it. The key links its identifiers, so an identifier
 *   change does not interrupt.
 * - After a longer gap a new encounter begins, and its first record is worth its own `sinceLastScan`, the scan period then
 *   in force.
 * - A gap is an interruption when it is above 5 minutes and held more than one scan that did not hear the key, that is,
 *   when it reaches 2½ scan periods. One scan in five is lost in ordinary use: without this a cycle of 5 minutes would
 *   count a fifth too little.
 * - No scan instance is worth more than 5 minutes: a longer gap is carried as several equal ones.
 */
import { attenuation, type Calibration, lowerConfidence } from "../air/calibration.ts";
import { MAX_SCAN_GAP, type Sighting } from "../air/sighting.ts";
import { aemKey, openMetadata } from "../identity/aem.ts";
import type { Confidence } from "../identity/metadata.ts";
import type { DiagnosisKey } from "../report/diagnosis-key.ts";
import { COUNTED_REPORT_TYPES, type CountedReportType, type ReportType } from "../report/report-type.ts";
import { between, type Duration, type Instant, inSeconds, Milliseconds, Minutes } from "../time.ts";
import { type DiagnosisKeysDataMapping, type Infectiousness, ONSET_RANGE } from "./risk-config.ts";

/** One scan in which the phone was heard. GAEN's names. */
export interface ScanInstance {
  /** Of the loudest reading, in whole dB. */
  readonly minAttenuation: number;
  /** Of the mean of the readings, in whole dB. */
  readonly typicalAttenuation: number;
  /** How long it counts: 0 … 300 seconds, not rounded. */
  readonly secondsSinceLastScan: number;
}

/** Up to 30 minutes near one phone. Two windows cannot be told to be of one phone. */
export interface ExposureWindow {
  /** The first record. */
  readonly start: Instant;
  readonly reportType: CountedReportType;
  readonly infectiousness: Exclude<Infectiousness, "none">;
  /** The lowest among the window's transmitter and this phone. */
  readonly calibrationConfidence: Confidence;
  readonly scanInstances: readonly ScanInstance[];
}

/** A window takes records for less than this after its start. */
export const WINDOW: Duration = Minutes(30);

interface SightedScan {
  readonly at: Instant;
  readonly confidence: Confidence;
  readonly instances: readonly ScanInstance[];
}

/**
 * The windows of all sightings that matched one key, oldest first. None when the report does not count: revoked or
 * recursive, or the day is not infectious by the mapping. A record whose metadata is not what a phone sends is left out.
 *
 * @example
 * ```ts
 * import { aemKey, sealMetadata } from "@bluezone/protocol/identity/aem";
 * import { rpi, rpiKey } from "@bluezone/protocol/identity/rpi";
 * import { tek } from "@bluezone/protocol/identity/tek";
 * import { diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
 * import { exposureWindows } from "@bluezone/protocol/risk/exposure-window";
 * import { infectiousnessTable } from "@bluezone/protocol/risk/risk-config";
 * import { Enin, eninStart, Minutes } from "@bluezone/protocol/time";
 *
 * const key = diagnosisKey(tek(new Uint8Array(16), Enin(2681712), 144), {
 *   reportType: "confirmedTest",
 *   daysSinceOnset: 0,
 *   transmissionRisk: 0,
 * });
 * const id = rpi(rpiKey(key.key), key.rollingStart);
 * const aem = sealMetadata(aemKey(key.key), id, { version: "1.1", confidence: 3, txPower: -8 });
 * const sighting = {
 *   rpi: id,
 *   aem,
 *   at: eninStart(key.rollingStart),
 *   count: 2,
 *   meanRssi: -60,
 *   bestRssi: -58,
 *   sinceLastScan: Minutes(4),
 * };
 * const mapping = {
 *   daysSinceOnsetToInfectiousness: infectiousnessTable([[-3, 14, "high"]]),
 *   infectiousnessWhenDaysSinceOnsetMissing: "standard",
 *   reportTypeWhenMissing: "confirmedTest",
 * } as const;
 * const [window] = exposureWindows(key, [sighting], mapping, { txPower: -12, rssiCorrection: 0, confidence: 3 });
 * window?.scanInstances; // → [{ minAttenuation: 50, typicalAttenuation: 52, secondsSinceLastScan: 240 }]
 * ```
 */
export function exposureWindows(
  key: DiagnosisKey,
  sightings: readonly Sighting[],
  mapping: DiagnosisKeysDataMapping,
  own: Calibration,
): ExposureWindow[] {
  const exposure = exposureOf(key, mapping);
  if (exposure === undefined) return [];
  const windows: { start: Instant; heard: SightedScan[] }[] = [];
  for (const record of hear(key, sightings, own)) {
    const window = windows.at(-1);
    if (window && between(window.start, record.at) < WINDOW) window.heard.push(record);
    else windows.push({ start: record.at, heard: [record] });
  }
  return windows.map(({ start, heard }) => ({
    start,
    ...exposure,
    calibrationConfidence: heard.map((record) => record.confidence).reduce(lowerConfidence),
    scanInstances: heard.flatMap((record) => record.instances),
  }));
}

/** What the windows of a key say of it; undefined when it makes none. */
export function exposureOf(
  key: DiagnosisKey,
  mapping: DiagnosisKeysDataMapping,
): Pick<ExposureWindow, "reportType" | "infectiousness"> | undefined {
  const reportType = countedReportType(key.reportType, mapping);
  const infectiousness = infectiousnessOf(key.daysSinceOnset, mapping);
  return reportType === undefined || infectiousness === "none" ? undefined : { reportType, infectiousness };
}

function countedReportType(
  type: ReportType,
  mapping: DiagnosisKeysDataMapping,
): CountedReportType | undefined {
  if (type === "unknown") return mapping.reportTypeWhenMissing;
  return COUNTED_REPORT_TYPES.find((counted) => counted === type);
}

/** How infectious a key's owner is held to be `days` after onset; `undefined` is a missing onset. */
export function infectiousnessOf(
  days: number | undefined,
  mapping: DiagnosisKeysDataMapping,
): Infectiousness {
  if (days === undefined) return mapping.infectiousnessWhenDaysSinceOnsetMissing;
  return mapping.daysSinceOnsetToInfectiousness[days - ONSET_RANGE.first] ?? "none";
}

function hear(key: DiagnosisKey, sightings: readonly Sighting[], own: Calibration): SightedScan[] {
  const metadataKey = aemKey(key.key);
  const heard: SightedScan[] = [];
  let before: Instant | undefined;
  for (const sighting of [...sightings].sort((a, b) => a.at - b.at)) {
    const metadata = openMetadata(metadataKey, sighting.rpi, sighting.aem);
    if (metadata === undefined) continue;
    const typical = attenuation(metadata.txPower, sighting.meanRssi, own.rssiCorrection);
    const least = attenuation(metadata.txPower, sighting.bestRssi, own.rssiCorrection);
    const worth = worthOf(sighting, before);
    const parts = Math.max(1, Math.ceil(worth / MAX_SCAN_GAP));
    heard.push({
      at: sighting.at,
      confidence: lowerConfidence(metadata.confidence, own.confidence),
      instances: Array<ScanInstance>(parts).fill({
        minAttenuation: Math.round(least),
        typicalAttenuation: Math.round(typical),
        secondsSinceLastScan: inSeconds(Milliseconds(worth / parts)),
      }),
    });
    before = sighting.at;
  }
  return heard;
}

function worthOf(sighting: Sighting, before: Instant | undefined): Duration {
  if (before === undefined) return sighting.sinceLastScan;
  const gap = between(before, sighting.at);
  const bridged = gap <= MAX_SCAN_GAP || gap < 2.5 * sighting.sinceLastScan;
  return bridged ? gap : sighting.sinceLastScan;
}
