/**
 * Risk engines: exposure windows in, the level of each day out. Two that can stand in for each other; which of them a phone
 * uses is what its profile says.
 */
import { addDays, type Day, dayOf, type Zone } from "../time.ts";
import { assess, bucketWeight, type DayRisk, dailySummaries } from "./daily-summaries.ts";
import type { ExposureWindow, ScanInstance } from "./exposure-window.ts";
import { minuteWeight, normalizedDays } from "./normalized-minutes.ts";
import type { DailySummariesProfile, NormalizedMinutesProfile, RiskProfile } from "./risk-config.ts";

/** What every engine answers. */
export interface RiskEngine {
  /** Whose calendar days contacts add up by. */
  readonly zone: Zone;
  /** The days that have windows which count, oldest first. `today` is a day of the engine's zone. */
  levels(windows: readonly ExposureWindow[], today: Day): DayRisk[];
  /** Whether time at this scan's attenuation counts for anything. */
  isNear(scan: ScanInstance): boolean;
}

/**
 * The engine of a profile, with its figures.
 *
 * @example
 * ```ts
 * import type { ExposureWindow } from "@bluezone/protocol/risk/exposure-window";
 * import { infectiousnessTable, riskProfile } from "@bluezone/protocol/risk/risk-config";
 * import { riskEngine } from "@bluezone/protocol/risk/risk-engine";
 * import { dayOf, parseInstant } from "@bluezone/protocol/time";
 *
 * const engine = riskEngine(
 *   riskProfile({
 *     id: "fifteen-minutes-near",
 *     zone: "vietnam",
 *     mapping: {
 *       daysSinceOnsetToInfectiousness: infectiousnessTable([[-3, 14, "high"]]),
 *       infectiousnessWhenDaysSinceOnsetMissing: "standard",
 *       reportTypeWhenMissing: "confirmedTest",
 *     },
 *     config: {
 *       attenuationBucketThresholdDb: [50, 60, 70],
 *       attenuationBucketWeights: [1, 1, 0.5, 0],
 *       reportTypeWeights: { confirmedTest: 1, confirmedClinicalDiagnosis: 1, selfReport: 0.5 },
 *       infectiousnessWeights: { standard: 1, high: 1 },
 *       minimumWindowScore: 0,
 *       daysSinceExposureThreshold: 14,
 *     },
 *     bounds: { high: { measure: "weightedDurationSum", atLeast: 900 }, low: null },
 *   }),
 * );
 * const start = parseInstant("2020-12-27T14:30:00+07:00");
 * const window: ExposureWindow = {
 *   start,
 *   reportType: "confirmedTest",
 *   infectiousness: "high",
 *   calibrationConfidence: 3,
 *   scanInstances: Array(4).fill({ minAttenuation: 50, typicalAttenuation: 55, secondsSinceLastScan: 240 }),
 * };
 * const day = dayOf(start, "vietnam");
 * engine.levels([window], day); // → [{ day, level: "high" }]
 * ```
 */
export const riskEngine = (profile: RiskProfile): RiskEngine =>
  profile.engine === "normalized-minutes" ? byNormalizedMinutes(profile) : byDailySummaries(profile);

const byDailySummaries = ({ zone, config, bounds }: DailySummariesProfile): RiskEngine => ({
  zone,
  levels: (windows, today) => assess(dailySummaries(windows, config, zone, today), { bounds }),
  isNear: (scan) => bucketWeight(scan, config) > 0,
});

const LEVELS = { 1: "low", 2: "high" } as const;

const byNormalizedMinutes = ({ zone, config }: NormalizedMinutesProfile): RiskEngine => ({
  zone,
  levels(windows, today) {
    const aged = windows.map((window) => ({ ...window, ageInDays: today - dayOf(window.start, zone) }));
    return normalizedDays(aged, config).map(({ ageInDays, level }) => ({
      day: addDays(today, -ageInDays),
      level: level === null ? "none" : LEVELS[level],
    }));
  },
  isNear: (scan) => minuteWeight(scan, config) > 0,
});
