/** What the matches come to: exposure windows of the minutes that count, and the facts of each day. */
import type { PolicyDocument } from "@bluezone/contract/signed";
import type { Calibration } from "@bluezone/protocol/air/calibration";
import type { Sighting } from "@bluezone/protocol/air/sighting";
import { counts, VALIDITY } from "@bluezone/protocol/match/validity";
import { type DiagnosisKey, diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import type { CountedReportType } from "@bluezone/protocol/report/report-type";
import { type ExposureWindow, exposureWindows } from "@bluezone/protocol/risk/exposure-window";
import { gaenWindows } from "@bluezone/protocol/risk/gaen-log";
import { type RiskEngine, riskEngine } from "@bluezone/protocol/risk/risk-engine";
import {
  type Day,
  type Duration,
  dayOf,
  eninAt,
  type Instant,
  inMinutes,
  Seconds,
} from "@bluezone/protocol/time";
import type { StoredMatch } from "../../storage.ts";
import { tekOf } from "../beacon.ts";
import { IMPORTED } from "../listen/import.ts";
import { sightings } from "../listen/log.ts";
import type { AlertConfidence, AlertKind, AlertLevel } from "./alert.ts";
import { dayDose } from "./by-dose.ts";
import { type Sureness, sureness } from "./confidence.ts";
import { encountersOf, type KeyWindow, lengthOf } from "./encounter.ts";
import type { Presence } from "./part-of-day.ts";

/** What a policy says of risk: its profile, and the figures of the probability where it has them. */
export type RiskInForce = Pick<PolicyDocument, "riskProfile" | "dose">;

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
function windowsOf(
  match: StoredMatch,
  place: Place,
  profile: RiskInForce["riskProfile"],
  own: Calibration,
): KeyWindow[] {
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
  ].map((window) => ({ ...window, key: match.key, daysSinceOnset: match.daysSinceOnset }));
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

/** What a day comes to by the buckets of the profile: minutes at attenuations that count, sureness by the share that was clear. */
function byProfile(
  windows: readonly KeyWindow[],
  engine: RiskEngine,
): Sureness & { readonly minutes: number } {
  const times = windows.flatMap(({ scanInstances }) =>
    scanInstances.map((s) => ({
      attenuation: s.typicalAttenuation,
      lasted: Seconds(s.secondsSinceLastScan),
    })),
  );
  return {
    minutes: inMinutes(Seconds(nearSeconds(windows, engine))),
    ...sureness(times, Math.min(...windows.map((w) => w.calibrationConfidence))),
  };
}

/** How many days back a profile looks. */
const daysCounted = (profile: RiskInForce["riskProfile"]): number =>
  (profile.engine !== "normalized-minutes" && profile.config.daysSinceExposureThreshold) ||
  Number.POSITIVE_INFINITY;

/** The days that have a level, oldest first: by the probability where the policy has figures for it, else by its profile. */
export function dayFacts(
  matches: readonly StoredMatch[],
  place: Place,
  { riskProfile: profile, dose }: RiskInForce,
  own: Calibration,
  now: Instant,
): DayFacts[] {
  const windows = matches.flatMap((match) => windowsOf(match, place, profile, own));
  const engine = riskEngine(profile);
  const ofDay = (day: Day): readonly KeyWindow[] =>
    windows.filter(({ start }) => dayOf(start, engine.zone) === day);
  const today = dayOf(now, engine.zone);
  const days = dose
    ? [...new Set(windows.map(({ start }) => dayOf(start, engine.zone)))]
        .filter((day) => today - day <= daysCounted(profile))
        .sort((a, b) => a - b)
        .map((day) => ({ day, ...dayDose(ofDay(day), dose) }))
    : engine
        .levels(windows, today)
        .map(({ day, level }) => ({ day, level, ...byProfile(ofDay(day), engine) }));
  return days.flatMap(({ day, level, minutes, confidence, unmeasured }) => {
    if (level === "none") return [];
    const some = ofDay(day);
    return {
      day,
      level,
      keys: [...new Set(some.map(({ key }) => key))].sort(),
      minutes: Math.max(1, Math.round(minutes)),
      encounters: encountersOf(some).length,
      confidence,
      unmeasured,
      kind: kindOf(some),
      presence: some.map((w) => ({ enin: eninAt(w.start), lasted: lengthOf(w) })),
    };
  });
}
