/** What each risk engine answers about windows from a file, as JSON and in words. */
import { COUNTED_REPORT_TYPES } from "@bluezone/protocol/report/report-type";
import { assess, dailySummaries, type ExposureSummaryData } from "@bluezone/protocol/risk/daily-summaries";
import type { ExposureWindow } from "@bluezone/protocol/risk/exposure-window";
import { normalizedMinutes } from "@bluezone/protocol/risk/normalized-minutes";
import {
  type NormalizedMinutesConfig,
  normalizedMinutesConfig,
} from "@bluezone/protocol/risk/normalized-minutes-config";
import {
  type DailySummariesConfig,
  dailySummariesConfig,
  type RiskProfile,
  riskProfile,
} from "@bluezone/protocol/risk/risk-config";
import { type Day, dayStart, isoDay } from "@bluezone/protocol/time";
import type { ReadWindow } from "./windows-file.ts";

type Answer = { readonly json: unknown; readonly text: string };
type Answering = (windows: readonly ReadWindow[], today: Day) => Answer;

const OTHER_ENGINE = "the profile is of another engine";

/** A whole profile, which may stand for its configuration. */
const profileOf = (config: object): RiskProfile | undefined =>
  "config" in config ? riskProfile(config as RiskProfile) : undefined;

/** Engines by name, for a configuration as JSON has it. Each throws RangeError for one that is beyond its limits. */
export const ENGINES = {
  "normalized-minutes": (config: object): Answering => {
    const profile = profileOf(config);
    if (profile && profile.engine !== "normalized-minutes") throw new RangeError(OTHER_ENGINE);
    const checked = profile?.config ?? normalizedMinutesConfig(config as NormalizedMinutesConfig);
    return (windows) => {
      const json = normalizedMinutes(windows, checked);
      const text = Object.entries(json).map(([name, value]) => `${name}  ${value ?? "none"}`);
      return { json, text: text.join("\n") };
    };
  },
  "daily-summaries": (config: object): Answering => {
    const profile = profileOf(config);
    if (profile?.engine === "normalized-minutes") throw new RangeError(OTHER_ENGINE);
    const weights = profile?.config ?? dailySummariesConfig(config as DailySummariesConfig);
    return (windows, today) => {
      const summaries = dailySummaries(windows.flatMap(counted), weights, "utc", today);
      const levels = profile && assess(summaries, profile);
      const dated = windows.some(({ dated }) => dated);
      const days = summaries.map(({ day, summaryData, reportSummaries }, i) => ({
        ageInDays: today - day,
        ...(dated ? { date: isoDay(day) } : {}),
        ...(levels ? { level: levels[i]!.level } : {}),
        summaryData,
        reportSummaries,
      }));
      return { json: { days }, text: days.length === 0 ? "No day counts." : days.map(dayText).join("\n") };
    };
  },
} as const;

/** A window as GAEN makes them: of an infectious day and a report type that counts. */
function counted({ day, reportType, infectiousness, ...window }: ReadWindow): ExposureWindow[] {
  const type = COUNTED_REPORT_TYPES.find((counts) => counts === reportType);
  if (type === undefined || infectiousness === "none") return [];
  return [{ ...window, start: dayStart(day, "utc"), reportType: type, infectiousness }];
}

function dayText(day: {
  readonly ageInDays: number;
  readonly level?: string;
  readonly summaryData: ExposureSummaryData;
  readonly reportSummaries: Readonly<Record<string, ExposureSummaryData>>;
}): string {
  const sums = ({ maximumScore, scoreSum, weightedDurationSum }: ExposureSummaryData) =>
    `maximum ${maximumScore}  sum ${scoreSum}  weighted duration ${weightedDurationSum}`;
  return [
    `${day.ageInDays} days ago${day.level === undefined ? "" : ` (${day.level})`}: ${sums(day.summaryData)}`,
    ...Object.entries(day.reportSummaries).map(([type, data]) => `  ${type}: ${sums(data)}`),
  ].join("\n");
}
