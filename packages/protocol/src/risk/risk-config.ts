/**
 * The figures that turn exposure windows into a level of risk by day. Types and their limits only: the figures of each
 * profile are dated data and stand elsewhere.
 * `DailySummariesConfig` and `DiagnosisKeysDataMapping` keep GAEN's names and limits (Exposure Notifications API 1.6+);
 * the choice of an engine, the zone of a day and the bounds of a level are ours.
 */
import { COUNTED_REPORT_TYPES, type CountedReportType } from "../report/report-type.ts";
import type { Zone } from "../time.ts";
import { type NormalizedMinutesConfig, normalizedMinutesConfig } from "./normalized-minutes-config.ts";

/** How infectious a person is held to be on the day of a contact. */
export type Infectiousness = "none" | "standard" | "high";

/** Days since onset that a table of infectiousness covers: −14 … +14. */
export const ONSET_RANGE = { first: -14, last: 14 } as const;

/** Fills in what a diagnosis key leaves open. GAEN's names. */
export interface DiagnosisKeysDataMapping {
  /** 29 values, from 14 days before onset to 14 days after; outside the table a key is not infectious. */
  readonly daysSinceOnsetToInfectiousness: readonly Infectiousness[];
  /** For a key without onset. */
  readonly infectiousnessWhenDaysSinceOnsetMissing: Infectiousness;
  /** For a key without a report type. */
  readonly reportTypeWhenMissing: CountedReportType;
}

/** The weights of the daily sums. GAEN's names; every weight is 0 … 2.5. */
export interface DailySummariesConfig {
  /** Three attenuations in dB, 0 … 255, strictly rising: the upper edges, inclusive, of the buckets immediate, near and medium. */
  readonly attenuationBucketThresholdDb: readonly number[];
  /** Four weights: immediate, near, medium, other. */
  readonly attenuationBucketWeights: readonly number[];
  readonly reportTypeWeights: Readonly<Record<CountedReportType, number>>;
  readonly infectiousnessWeights: Readonly<Record<Exclude<Infectiousness, "none">, number>>;
  /** Windows that score less (weighted seconds) are left out; 0 keeps all. */
  readonly minimumWindowScore: number;
  /** Only days at most this many days ago are summed up; 0 sums up all. */
  readonly daysSinceExposureThreshold: number;
}

/** The three sums of a day (weighted seconds) that a bound may look at. */
export const MEASURES = ["weightedDurationSum", "scoreSum", "maximumScore"] as const;

/** A level is reached when a day's `measure` is at least `atLeast` weighted seconds. */
export interface RiskBound {
  readonly measure: (typeof MEASURES)[number];
  /** Weighted seconds, more than 0, inclusive. 900 is a quarter of an hour at weight 1; 1 is "any duration". */
  readonly atLeast: number;
}

/** What a day can be: nothing to say, worth knowing, an alert. */
export type RiskLevel = "none" | "low" | "high";

/** What every profile has, whichever engine it names. */
interface AnyProfile {
  /** Lower-case name, digits and hyphens: "vn-2020-12". */
  readonly id: string;
  /** Whose calendar days contacts add up by. */
  readonly zone: Zone;
  readonly mapping: DiagnosisKeysDataMapping;
}

/** A profile of GAEN's daily summaries: the weights and the bounds. */
export interface DailySummariesProfile extends AnyProfile {
  readonly engine?: "daily-summaries";
  readonly config: DailySummariesConfig;
  /** When a day is high, and when it is low (null: a day is high or nothing). */
  readonly bounds: { readonly high: RiskBound; readonly low: RiskBound | null };
}

/** A profile of the Corona-Warn-App's model, whose configuration holds the bounds. */
export interface NormalizedMinutesProfile extends AnyProfile {
  readonly engine: "normalized-minutes";
  readonly config: NormalizedMinutesConfig;
}

/** One complete, interchangeable answer to "whom do we warn": an engine and its figures. Plain JSON. */
export type RiskProfile = DailySummariesProfile | NormalizedMinutesProfile;

const INFECTIOUSNESS: readonly unknown[] = ["none", "standard", "high"];

function check(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new RangeError(sentence);
}
const isNumber = (n: unknown, from: number, to: number): n is number =>
  typeof n === "number" && n >= from && n <= to;
const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;
const isCountedReportType = (type: unknown): boolean =>
  COUNTED_REPORT_TYPES.some((counted) => counted === type);

/**
 * A 29-entry table from spans of days since onset, each `[first, last, infectiousness]`; a later span overrides an
 * earlier one, days outside every span are "none". `[[-3, 14, "high"]]` says "from three days before onset".
 * Throws RangeError for days outside −14 … +14.
 */
export function infectiousnessTable(
  spans: readonly (readonly [first: number, last: number, infectiousness: Infectiousness])[],
): readonly Infectiousness[] {
  const table = Array<Infectiousness>(ONSET_RANGE.last - ONSET_RANGE.first + 1).fill("none");
  for (const [first, last, infectiousness] of spans) {
    check(
      Number.isInteger(first) && Number.isInteger(last) && first <= last,
      `a span of days since onset runs from a whole day to a later one, not ${first} to ${last}`,
    );
    check(
      first >= ONSET_RANGE.first && last <= ONSET_RANGE.last,
      `days since onset are -14 to 14, not ${first} to ${last}`,
    );
    table.fill(infectiousness, first - ONSET_RANGE.first, last - ONSET_RANGE.first + 1);
  }
  return table;
}

/** The same mapping when it is within GAEN's limits. Throws RangeError naming the field otherwise. */
export function diagnosisKeysDataMapping(mapping: DiagnosisKeysDataMapping): DiagnosisKeysDataMapping {
  check(isObject(mapping), "mapping must be an object");
  const table = mapping.daysSinceOnsetToInfectiousness;
  check(
    Array.isArray(table) && table.length === 29 && table.every((value) => INFECTIOUSNESS.includes(value)),
    "daysSinceOnsetToInfectiousness must be 29 values, each none, standard or high",
  );
  check(
    INFECTIOUSNESS.includes(mapping.infectiousnessWhenDaysSinceOnsetMissing),
    "infectiousnessWhenDaysSinceOnsetMissing must be none, standard or high",
  );
  check(
    isCountedReportType(mapping.reportTypeWhenMissing),
    `reportTypeWhenMissing must be one of ${COUNTED_REPORT_TYPES.join(", ")}`,
  );
  return mapping;
}

/** The same configuration when it is within GAEN's limits. Throws RangeError naming the field otherwise. */
export function dailySummariesConfig(config: DailySummariesConfig): DailySummariesConfig {
  check(isObject(config), "config must be an object");
  const edges = config.attenuationBucketThresholdDb;
  check(
    Array.isArray(edges) &&
      edges.length === 3 &&
      edges.every((edge, i) => isNumber(edge, 0, 255) && (i === 0 || edge > edges[i - 1]!)),
    "attenuationBucketThresholdDb must be 3 strictly rising numbers from 0 to 255",
  );
  const weights = config.attenuationBucketWeights;
  check(
    Array.isArray(weights) && weights.length === 4 && weights.every((weight) => isNumber(weight, 0, 2.5)),
    "attenuationBucketWeights must be 4 numbers from 0 to 2.5",
  );
  for (const type of COUNTED_REPORT_TYPES)
    check(
      isNumber(config.reportTypeWeights?.[type], 0, 2.5),
      `reportTypeWeights.${type} must be a number from 0 to 2.5`,
    );
  for (const degree of ["standard", "high"] as const)
    check(
      isNumber(config.infectiousnessWeights?.[degree], 0, 2.5),
      `infectiousnessWeights.${degree} must be a number from 0 to 2.5`,
    );
  check(
    isNumber(config.minimumWindowScore, 0, Number.MAX_VALUE),
    "minimumWindowScore must be a finite number, 0 or more",
  );
  check(
    Number.isInteger(config.daysSinceExposureThreshold) && config.daysSinceExposureThreshold >= 0,
    "daysSinceExposureThreshold must be a whole number of days, 0 or more",
  );
  return config;
}

/** The same profile when everything in it is within its limits. Throws RangeError naming the field otherwise. */
export function riskProfile<P extends RiskProfile>(profile: P): P {
  check(isObject(profile), "a profile must be an object");
  const { id, zone, mapping, engine = "daily-summaries" } = profile;
  check(
    typeof id === "string" && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id),
    "id must be lower-case letters and digits, parted by single hyphens",
  );
  check(zone === "vietnam" || zone === "utc", "zone must be vietnam or utc");
  diagnosisKeysDataMapping(mapping);
  check(
    engine === "daily-summaries" || engine === "normalized-minutes",
    "engine must be daily-summaries or normalized-minutes",
  );
  if (profile.engine === "normalized-minutes") normalizedMinutesConfig(profile.config);
  else {
    dailySummariesConfig(profile.config);
    checkBounds(profile.bounds);
  }
  return profile;
}

function checkBounds(bounds: DailySummariesProfile["bounds"]): void {
  check(isObject(bounds), "bounds must be an object");
  const { high, low } = bounds;
  for (const [name, bound] of Object.entries({ high, low })) {
    if (name === "low" && bound === null) continue;
    check(
      isObject(bound) && MEASURES.includes(bound!.measure),
      `bounds.${name}.measure must be one of ${MEASURES.join(", ")}`,
    );
    check(
      isNumber(bound!.atLeast, Number.MIN_VALUE, Number.MAX_VALUE),
      `bounds.${name}.atLeast must be a finite number above 0`,
    );
  }
  check(
    low === null || low.measure !== high.measure || low.atLeast <= high.atLeast,
    "bounds.low.atLeast must not be above bounds.high.atLeast of the same measure",
  );
}
