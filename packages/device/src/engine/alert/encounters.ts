/** What the matches come to: exposure windows of the minutes that count, and the facts of each day. */
import type { Calibration } from "@bluezone/protocol/air/calibration";
import type { Sighting } from "@bluezone/protocol/air/sighting";
import { counts, VALIDITY } from "@bluezone/protocol/match/validity";
import { type DiagnosisKey, diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import type { CountedReportType } from "@bluezone/protocol/report/report-type";
import { type ExposureWindow, exposureWindows } from "@bluezone/protocol/risk/exposure-window";
import { gaenWindows } from "@bluezone/protocol/risk/gaen-log";
import type { RiskProfile } from "@bluezone/protocol/risk/risk-config";
import { type RiskEngine, riskEngine } from "@bluezone/protocol/risk/risk-engine";
import {
  type Day,
  type Duration,
  dayOf,
  eninAt,
  type Instant,
  inMinutes,
  Minutes,
  plus,
  Seconds,
} from "@bluezone/protocol/time";
import type { StoredMatch } from "../../storage.ts";
import { tekOf } from "../beacon.ts";
import { IMPORTED } from "../listen/import.ts";
import { sightings } from "../listen/log.ts";
import type { AlertConfidence, AlertKind, AlertLevel } from "./alert.ts";
import { sureness } from "./confidence.ts";
import type { Presence } from "./part-of-day.ts";

/** A window, and the key that it rests on. */
interface KeyWindow extends ExposureWindow {
  readonly key: string;
}

/** One day's encounters. */
export interface DayFacts {
  readonly day: Day;
  readonly level: AlertLevel;
  /** Base64 of the keys that contributed. */
  readonly keys: readonly string[];
  readonly minutes: number;
  readonly encounters: number;
  readonly confidence: AlertConfidence;
  readonly unmeasured: boolean;
  readonly kind: AlertKind;
  readonly presence: readonly Presence[];
}

/** When a moment of a boot was. */
export type Place = (boot: number, mono: Duration) => Instant | undefined;

const diagnosisKeyOf = (match: StoredMatch): DiagnosisKey =>
  diagnosisKey(tekOf(match), {
    reportType: match.reportType,
    transmissionRisk: 0,
    ...(match.daysSinceOnset === null ? {} : { daysSinceOnset: match.daysSinceOnset }),
  });

/** Of the phone that wrote an imported log nothing is known: nothing is corrected, and little is certain. */
const LOGS_OWN = { rssiCorrection: 0, confidence: 1 } as const;

/**
 * The windows of one match: of the minutes heard near their interval and before the key was published. What was imported has
 * windows of its own, by the rule for logs.
 */
function windowsOf(match: StoredMatch, place: Place, profile: RiskProfile, own: Calibration): KeyWindow[] {
  const key = diagnosisKeyOf(match);
  const heard = (imported: boolean): Sighting[] =>
    match.rows
      .filter(({ boot }) => (boot === IMPORTED) === imported)
      .flatMap((row) =>
        sightings(row, (mono) => place(row.boot, mono)).filter(({ at }) =>
          counts(VALIDITY.bluezone, row.enin, at, match.published),
        ),
      );
  return [
    ...exposureWindows(key, heard(false), profile.mapping, own),
    ...gaenWindows(key, heard(true), profile.mapping, LOGS_OWN),
  ].map((window) => ({ ...window, key: match.key }));
}

const lengthOf = (window: ExposureWindow): Duration =>
  Seconds(window.scanInstances.reduce((sum, { secondsSinceLastScan }) => sum + secondsSinceLastScan, 0));

/** A pause that parts two encounters with one phone. */
const PAUSE = Minutes(10);

/** Encounters: windows of one key that follow each other are one. */
function countEncounters(windows: readonly KeyWindow[]): number {
  const ends = new Map<string, Instant>();
  let encounters = 0;
  for (const window of [...windows].sort((a, b) => a.start - b.start)) {
    const before = ends.get(window.key);
    if (before === undefined || window.start > plus(before, PAUSE)) encounters += 1;
    ends.set(window.key, plus(window.start, lengthOf(window)));
  }
  return encounters;
}

const KINDS = [
  ["confirmedTest", "confirmed"],
  ["confirmedClinicalDiagnosis", "clinical"],
  ["selfReport", "self-report"],
] as const satisfies readonly (readonly [CountedReportType, AlertKind])[];

/** The firmest. */
const kindOf = (windows: readonly ExposureWindow[]): AlertKind =>
  KINDS.find(([type]) => windows.some(({ reportType }) => reportType === type))?.[1] ?? "self-report";

/** Time near: at attenuations that the engine counts. */
const nearSeconds = (windows: readonly ExposureWindow[], engine: RiskEngine): number =>
  windows
    .flatMap(({ scanInstances }) => scanInstances)
    .filter((scan) => engine.isNear(scan))
    .reduce((sum, { secondsSinceLastScan }) => sum + secondsSinceLastScan, 0);

/** The days that have a level by the profile, oldest first. */
export function dayFacts(
  matches: readonly StoredMatch[],
  place: Place,
  profile: RiskProfile,
  own: Calibration,
  now: Instant,
): DayFacts[] {
  const windows = matches.flatMap((match) => windowsOf(match, place, profile, own));
  const engine = riskEngine(profile);
  return engine.levels(windows, dayOf(now, engine.zone)).flatMap(({ day, level }) => {
    if (level === "none") return [];
    const ofDay = windows.filter(({ start }) => dayOf(start, engine.zone) === day);
    const times = ofDay.flatMap(({ scanInstances }) =>
      scanInstances.map((s) => ({
        attenuation: s.typicalAttenuation,
        lasted: Seconds(s.secondsSinceLastScan),
      })),
    );
    return {
      day,
      level,
      keys: [...new Set(ofDay.map(({ key }) => key))].sort(),
      minutes: Math.max(1, Math.round(inMinutes(Seconds(nearSeconds(ofDay, engine))))),
      encounters: countEncounters(ofDay),
      ...sureness(times, Math.min(...ofDay.map((w) => w.calibrationConfidence))),
      kind: kindOf(ofDay),
      presence: ofDay.map((w) => ({ enin: eninAt(w.start), lasted: lengthOf(w) })),
    };
  });
}
