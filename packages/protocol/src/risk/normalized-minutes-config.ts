/**
 * The figures of the Corona-Warn-App's risk model (cwa-server `c61d55f6`, cwa-app-android `d98f9c20`), with its names, so
 * that its published configurations can be read as they stand. Types and their limits only.
 */
import { isRange, type NumberRange, RANGE_FORM } from "./number-range.ts";

/** What a transmission risk level is put together from: one offset of each kind is added. */
export interface TransmissionRiskEncoding {
  readonly infectiousnessOffsetStandard: number;
  readonly infectiousnessOffsetHigh: number;
  readonly reportTypeOffsetConfirmedTest: number;
  readonly reportTypeOffsetConfirmedClinicalDiagnosis: number;
  readonly reportTypeOffsetSelfReport: number;
  readonly reportTypeOffsetRecursive: number;
}

/** The level of risk of a normalised time in minutes: 1 low, 2 high. */
export interface TimeToRiskLevel {
  readonly normalizedTimeRange: NumberRange;
  readonly riskLevel: 1 | 2;
}

/** A configuration of the model. Attenuations in dB, times in minutes. Of each list the first entry that holds counts. */
export interface NormalizedMinutesConfig {
  /** A window whose minutes at these attenuations lie in the second range is dropped. Without the list none is. */
  readonly minutesAtAttenuationFilters?: readonly {
    readonly attenuationRange: NumberRange;
    readonly dropIfMinutesInRange: NumberRange;
  }[];
  readonly trlEncoding: TransmissionRiskEncoding;
  /** A window whose transmission risk level lies in the range is dropped. Without the list none is. */
  readonly trlFilters?: readonly { readonly dropIfTrlInRange: NumberRange }[];
  /** What a minute counts; outside all ranges nothing. */
  readonly minutesAtAttenuationWeights: readonly {
    readonly attenuationRange: NumberRange;
    readonly weight: number;
  }[];
  /** What a weighted minute counts at a transmission risk level; without an entry nothing. */
  readonly transmissionRiskValueMapping?: readonly {
    readonly transmissionRiskLevel: number;
    readonly transmissionRiskValue: number;
  }[];
  /**
   * The form of older configurations, where there are no values: a weighted minute counts the level times this
   * (cwa-server 27da233a, risk-calculation-parameters.yaml; that app reckoned so).
   */
  readonly transmissionRiskLevelMultiplier?: number;
  /** The level of a window; outside all ranges it is no risk and does not count for its day. */
  readonly normalizedTimePerEWToRiskLevelMapping: readonly TimeToRiskLevel[];
  /** The level of a day; outside all ranges it has none. */
  readonly normalizedTimePerDayToRiskLevelMapping: readonly TimeToRiskLevel[];
}

/** Most entries of a list. Published configurations have at most eight. */
const MOST_ENTRIES = 100;

const OFFSETS = [
  "infectiousnessOffsetStandard",
  "infectiousnessOffsetHigh",
  "reportTypeOffsetConfirmedTest",
  "reportTypeOffsetConfirmedClinicalDiagnosis",
  "reportTypeOffsetSelfReport",
  "reportTypeOffsetRecursive",
] as const satisfies readonly (keyof TransmissionRiskEncoding)[];

type Rule = readonly [holds: (value: unknown) => boolean, form: string];
const RANGE: Rule = [isRange, RANGE_FORM];
const WEIGHT: Rule = [(n) => Number.isFinite(n) && (n as number) >= 0, "a finite number, 0 or more"];
const WHOLE: Rule = [Number.isSafeInteger, "a whole number"];
const LEVEL: Rule = [(n) => n === 1 || n === 2, "1 or 2"];

const LISTS: Readonly<
  Record<
    Exclude<keyof NormalizedMinutesConfig, "trlEncoding" | "transmissionRiskLevelMultiplier">,
    Readonly<Record<string, Rule>>
  >
> = {
  minutesAtAttenuationFilters: { attenuationRange: RANGE, dropIfMinutesInRange: RANGE },
  trlFilters: { dropIfTrlInRange: RANGE },
  minutesAtAttenuationWeights: { attenuationRange: RANGE, weight: WEIGHT },
  transmissionRiskValueMapping: { transmissionRiskLevel: WHOLE, transmissionRiskValue: WEIGHT },
  normalizedTimePerEWToRiskLevelMapping: { normalizedTimeRange: RANGE, riskLevel: LEVEL },
  normalizedTimePerDayToRiskLevelMapping: { normalizedTimeRange: RANGE, riskLevel: LEVEL },
};

/** Lists that may be left out. */
const FILTERS = ["minutesAtAttenuationFilters", "trlFilters"];
const [VALUES, MULTIPLIER] = ["transmissionRiskValueMapping", "transmissionRiskLevelMultiplier"] as const;

function check(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new RangeError(sentence);
}
const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** The same configuration when it is within its limits; further names are read past. Throws RangeError naming the field otherwise. */
export function normalizedMinutesConfig(config: NormalizedMinutesConfig): NormalizedMinutesConfig {
  const older = fieldOf(config, VALUES) === undefined && fieldOf(config, MULTIPLIER) !== undefined;
  if (older) {
    const [holds, form] = WEIGHT;
    check(holds(fieldOf(config, MULTIPLIER)), `${MULTIPLIER} must be ${form}`);
  }
  for (const [name, rules] of Object.entries(LISTS)) {
    const list = fieldOf(config, name);
    if (list === undefined && (FILTERS.includes(name) || (older && name === VALUES))) continue;
    check(
      Array.isArray(list) && list.length <= MOST_ENTRIES,
      `${name} must be a list of at most ${MOST_ENTRIES} entries`,
    );
    for (const [i, entry] of list.entries())
      for (const [field, [holds, form]] of Object.entries(rules))
        check(holds(fieldOf(entry, field)), `${name}[${i}].${field} must be ${form}`);
  }
  for (const offset of OFFSETS)
    check(
      Number.isSafeInteger(fieldOf(fieldOf(config, "trlEncoding"), offset)),
      `trlEncoding.${offset} must be a whole number`,
    );
  return config;
}
