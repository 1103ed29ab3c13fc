/**
 * Exposure windows summed up by day, and what the sums mean.
 * The sums have GAEN's names and rules (Exposure Notifications API, "DailySummary"): a scan instance counts its seconds ×
 * the weight of the bucket that holds its typical attenuation; a window's score is that × the weight of its report
 * type × the weight of its infectiousness. The calendar of the days and the levels are the profile's.
 * Sums are never rounded. A comparison with a bound rounds both sides to 10⁻⁶ first, or 1 × 3 × 1.2 would miss a bound
 * of 3.6.
 */
import type { CountedReportType } from "../report/report-type.ts";
import { type Day, dayOf, type Zone } from "../time.ts";
import type { ExposureWindow, ScanInstance } from "./exposure-window.ts";
import type { DailySummariesConfig, DailySummariesProfile, RiskBound, RiskLevel } from "./risk-config.ts";
import { reaches } from "./rounding.ts";

/** Three sums over windows, in weighted seconds. GAEN's names. */
export interface ExposureSummaryData {
  /** The highest score of a window. */
  readonly maximumScore: number;
  /** The sum of the scores. */
  readonly scoreSum: number;
  /** Seconds × bucket weight, without the weights of report type and infectiousness. */
  readonly weightedDurationSum: number;
}

/** The windows of one day, together and by report type; a report type without windows is left out. */
export interface DailySummary {
  /** The day, in the calendar that was summed by, on which the windows start. */
  readonly day: Day;
  readonly summaryData: ExposureSummaryData;
  readonly reportSummaries: Readonly<Partial<Record<CountedReportType, ExposureSummaryData>>>;
}

/** A day and its level. */
export interface DayRisk {
  readonly day: Day;
  readonly level: RiskLevel;
}

const NOTHING: ExposureSummaryData = { maximumScore: 0, scoreSum: 0, weightedDurationSum: 0 };

/**
 * The days that have windows, oldest first. Windows below `minimumWindowScore`, and days more than
 * `daysSinceExposureThreshold` days before `today`, are left out.
 */
export function dailySummaries(
  windows: readonly ExposureWindow[],
  config: DailySummariesConfig,
  zone: Zone,
  today: Day,
): DailySummary[] {
  const days = new Map<Day, DailySummary>();
  for (const window of windows) {
    const day = dayOf(window.start, zone);
    if (config.daysSinceExposureThreshold > 0 && today - day > config.daysSinceExposureThreshold) continue;
    const duration = weightedDuration(window, config);
    const { reportType, infectiousness } = window;
    const score =
      duration * config.reportTypeWeights[reportType] * config.infectiousnessWeights[infectiousness];
    if (!reaches(score, config.minimumWindowScore)) continue;
    const { summaryData, reportSummaries } = days.get(day) ?? { summaryData: NOTHING, reportSummaries: {} };
    days.set(day, {
      day,
      summaryData: add(summaryData, duration, score),
      reportSummaries: {
        ...reportSummaries,
        [reportType]: add(reportSummaries[reportType] ?? NOTHING, duration, score),
      },
    });
  }
  return [...days.values()].sort((a, b) => a.day - b.day);
}

/** The level of each day by the profile's bounds, in the order given. */
export const assess = (
  summaries: readonly DailySummary[],
  { bounds }: Pick<DailySummariesProfile, "bounds">,
): DayRisk[] =>
  summaries.map(({ day, summaryData }) => {
    const at = (bound: RiskBound | null): boolean =>
      bound !== null && reaches(summaryData[bound.measure], bound.atLeast);
    return { day, level: at(bounds.high) ? "high" : at(bounds.low) ? "low" : "none" };
  });

/** What a second of this scan counts: the weight of the bucket that holds its typical attenuation. */
export function bucketWeight(
  { typicalAttenuation }: Pick<ScanInstance, "typicalAttenuation">,
  { attenuationBucketThresholdDb: edges, attenuationBucketWeights: weights }: DailySummariesConfig,
): number {
  const bucket = edges.findIndex((edge) => typicalAttenuation <= edge);
  return weights[bucket < 0 ? edges.length : bucket]!;
}

const weightedDuration = ({ scanInstances }: ExposureWindow, config: DailySummariesConfig): number =>
  scanInstances.reduce((sum, scan) => sum + scan.secondsSinceLastScan * bucketWeight(scan, config), 0);

const add = (sums: ExposureSummaryData, duration: number, score: number): ExposureSummaryData => ({
  maximumScore: Math.max(sums.maximumScore, score),
  scoreSum: sums.scoreSum + score,
  weightedDurationSum: sums.weightedDurationSum + duration,
});
