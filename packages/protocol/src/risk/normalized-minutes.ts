/**
 * The Corona-Warn-App's risk model: exposure windows → minutes weighted by attenuation and transmission risk → levels of
 * windows and days → one result of seven fields. Facts and names of cwa-app-android `d98f9c20` and cwa-app-ios `02c629b6`.
 * It looks at the loudest reading of a scan (`minAttenuation`), where daily summaries look at the typical one.
 */
import type { CountedReportType } from "../report/report-type.ts";
import type { ExposureWindow, ScanInstance } from "./exposure-window.ts";
import type { NormalizedMinutesConfig, TimeToRiskLevel } from "./normalized-minutes-config.ts";
import { inRange } from "./number-range.ts";
import type { Infectiousness } from "./risk-config.ts";

/** What the model reads of a window. It knows only how many whole days ago a window was, and report types that we never count. */
export interface AgedWindow extends Pick<ExposureWindow, "calibrationConfidence" | "scanInstances"> {
  readonly ageInDays: number;
  readonly reportType: CountedReportType | "recursive";
  readonly infectiousness: Infectiousness;
}

/** 1 low, 2 high. */
export type MinutesRiskLevel = TimeToRiskLevel["riskLevel"];

/** What the windows of one day came to. */
export interface NormalizedDay {
  readonly ageInDays: number;
  /** Null when the day's normalised time has no level. */
  readonly level: MinutesRiskLevel | null;
  /** Minimum number of distinct encounters of each level; 0 on a day without a level. */
  readonly encounters: Readonly<Record<MinutesRiskLevel, number>>;
}

/** The model's answer. The Corona-Warn-App's names. */
export interface NormalizedMinutes {
  /** 2 when any day is high, else 1. */
  readonly totalRiskLevel: MinutesRiskLevel;
  /** In days; null when there is no such day. */
  readonly ageOfMostRecentDateWithLowRisk: number | null;
  readonly ageOfMostRecentDateWithHighRisk: number | null;
  readonly numberOfDaysWithLowRisk: number;
  readonly numberOfDaysWithHighRisk: number;
  readonly totalMinimumDistinctEncountersWithLowRisk: number;
  readonly totalMinimumDistinctEncountersWithHighRisk: number;
}

/** The seven fields over all windows. */
export function normalizedMinutes(
  windows: readonly AgedWindow[],
  config: NormalizedMinutesConfig,
): NormalizedMinutes {
  const days = normalizedDays(windows, config);
  const agesAt = (level: MinutesRiskLevel): number[] =>
    days.filter((day) => day.level === level).map(({ ageInDays }) => ageInDays);
  const encountersAt = (level: MinutesRiskLevel): number =>
    days.reduce((sum, { encounters }) => sum + encounters[level], 0);
  const [low, high] = [agesAt(1), agesAt(2)];
  return {
    totalRiskLevel: high.length > 0 ? 2 : 1,
    ageOfMostRecentDateWithLowRisk: low.at(-1) ?? null,
    ageOfMostRecentDateWithHighRisk: high.at(-1) ?? null,
    numberOfDaysWithLowRisk: low.length,
    numberOfDaysWithHighRisk: high.length,
    totalMinimumDistinctEncountersWithLowRisk: encountersAt(1),
    totalMinimumDistinctEncountersWithHighRisk: encountersAt(2),
  };
}

/** Each day that has windows which count, oldest first. */
export function normalizedDays(
  windows: readonly AgedWindow[],
  config: NormalizedMinutesConfig,
): NormalizedDay[] {
  const days = new Map<number, { minutes: number; readonly pairs: readonly [Set<string>, Set<string>] }>();
  for (const window of windows) {
    const counted = count(window, config);
    if (counted === undefined) continue;
    const day = days.get(window.ageInDays) ?? { minutes: 0, pairs: [new Set(), new Set()] };
    day.minutes += counted.minutes;
    day.pairs[counted.level - 1]!.add(`${counted.transmissionRisk} ${window.calibrationConfidence}`);
    days.set(window.ageInDays, day);
  }
  return [...days]
    .sort(([a], [b]) => b - a)
    .map(([ageInDays, { minutes, pairs }]) => {
      const level = levelOf(minutes, config.normalizedTimePerDayToRiskLevelMapping);
      return {
        ageInDays,
        level,
        encounters: level === null ? { 1: 0, 2: 0 } : { 1: pairs[0].size, 2: pairs[1].size },
      };
    });
}

/** A window's normalised minutes and level; undefined when it is dropped or no risk. */
function count(
  window: AgedWindow,
  config: NormalizedMinutesConfig,
):
  | { readonly minutes: number; readonly level: MinutesRiskLevel; readonly transmissionRisk: number }
  | undefined {
  if (droppedByMinutes(window, config)) return undefined;
  const transmissionRisk = transmissionRiskLevel(window, config);
  if (config.trlFilters?.some(({ dropIfTrlInRange }) => inRange(transmissionRisk, dropIfTrlInRange)))
    return undefined;
  const minutes =
    transmissionRiskValue(transmissionRisk, config) *
    minutesOf(window.scanInstances, (scan) => minuteWeight(scan, config));
  const level = levelOf(minutes, config.normalizedTimePerEWToRiskLevelMapping);
  return level === null ? undefined : { minutes, level, transmissionRisk };
}

const transmissionRiskValue = (level: number, config: NormalizedMinutesConfig): number =>
  config.transmissionRiskValueMapping
    ? (config.transmissionRiskValueMapping.find((entry) => entry.transmissionRiskLevel === level)
        ?.transmissionRiskValue ?? 0)
    : level * (config.transmissionRiskLevelMultiplier ?? 0);

const droppedByMinutes = (
  { scanInstances }: AgedWindow,
  { minutesAtAttenuationFilters = [] }: NormalizedMinutesConfig,
): boolean =>
  minutesAtAttenuationFilters.some(({ attenuationRange, dropIfMinutesInRange }) =>
    inRange(
      minutesOf(scanInstances, ({ minAttenuation }) => (inRange(minAttenuation, attenuationRange) ? 1 : 0)),
      dropIfMinutesInRange,
    ),
  );

/** What a minute of this scan counts: 0 outside all ranges. */
export const minuteWeight = (
  { minAttenuation }: Pick<ScanInstance, "minAttenuation">,
  { minutesAtAttenuationWeights: weights }: NormalizedMinutesConfig,
): number => weights.find(({ attenuationRange }) => inRange(minAttenuation, attenuationRange))?.weight ?? 0;

/** A scan whose clock went backwards counts nothing. */
const minutesOf = (scans: readonly ScanInstance[], weight: (scan: ScanInstance) => number): number =>
  scans.reduce((sum, scan) => sum + Math.max(0, scan.secondsSinceLastScan) * weight(scan), 0) / 60;

/** Infectiousness "none" never makes a window in GAEN; here, as in the Corona-Warn-App, all that is not high is standard. */
function transmissionRiskLevel(
  { reportType, infectiousness }: AgedWindow,
  { trlEncoding }: NormalizedMinutesConfig,
): number {
  const byReport = {
    confirmedTest: trlEncoding.reportTypeOffsetConfirmedTest,
    confirmedClinicalDiagnosis: trlEncoding.reportTypeOffsetConfirmedClinicalDiagnosis,
    selfReport: trlEncoding.reportTypeOffsetSelfReport,
    recursive: trlEncoding.reportTypeOffsetRecursive,
  }[reportType];
  const byInfectiousness =
    infectiousness === "high"
      ? trlEncoding.infectiousnessOffsetHigh
      : trlEncoding.infectiousnessOffsetStandard;
  return byReport + byInfectiousness;
}

const levelOf = (minutes: number, mapping: readonly TimeToRiskLevel[]): MinutesRiskLevel | null =>
  mapping.find(({ normalizedTimeRange }) => inRange(minutes, normalizedTimeRange))?.riskLevel ?? null;
