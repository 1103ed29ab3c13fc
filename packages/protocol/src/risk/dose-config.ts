/**
 * The figures that turn encounters into a probability of transmission by day. Types and their limits only: the figures are dated data
 * and stand elsewhere. A policy may carry them beside its risk profile; a phone that does not know them goes on with the profile.
 */
import { COUNTED_REPORT_TYPES, type CountedReportType } from "../report/report-type.ts";
import { ONSET_RANGE } from "./risk-config.ts";
import type { LevelModel } from "./smoothed-distance.ts";

/** From dose to transmission. */
export interface Transmission {
  /** Probability in an hour with somebody of mean infectiousness at `atMetres`. */
  readonly perHour: number;
  readonly atMetres: number;
  /** Nearer than this counts no more. */
  readonly leastMetres: number;
}

/** When a day is worth an alert: 1 in so many people with such a day is infected by it. A higher number warns of more. */
export interface WarnOneIn {
  readonly high: number;
  /** Null: a day is high or nothing. */
  readonly low: number | null;
}

/** A complete answer to "whom do we warn" by probability. Plain JSON. */
export interface DoseConfig {
  readonly level: LevelModel;
  /** What the pair's calibration leaves open, dB, by its confidence 0 … 3. */
  readonly pairSpread: readonly number[];
  /** Time within this many metres is told as time near. */
  readonly nearMetres: number;
  readonly transmission: Transmission;
  /** Against the mean of 1: 29 numbers, from 14 days before onset to 14 after. */
  readonly infectiousness: readonly number[];
  /** For a key without onset. */
  readonly infectiousnessWhenMissing: number;
  readonly reportTypeWeights: Readonly<Record<CountedReportType, number>>;
  readonly warnOneIn: WarnOneIn;
}

const TABLE = ONSET_RANGE.last - ONSET_RANGE.first + 1;

function check(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new RangeError(sentence);
}

const between = (n: unknown, least: number, most: number): n is number =>
  typeof n === "number" && n >= least && n <= most;
const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;

/** Least and most of each number of the level model. */
const LEVEL_LIMITS: Readonly<Record<keyof LevelModel, readonly [least: number, most: number]>> = {
  atMetre: [0, 150],
  perDecade: [0.1, 60],
  leastShare: [0, 1],
  encounterSpread: [0.1, 40],
  scanSpread: [0.1, 40],
  medianMetres: [0.1, 50],
  decades: [0.01, 2],
  walk: [0, 1],
};

/** The same figures when they are within their limits. Throws RangeError naming the field otherwise. */
export function doseConfig(config: DoseConfig): DoseConfig {
  check(isObject(config), "dose must be an object");
  const { level, pairSpread, nearMetres, transmission, infectiousness, reportTypeWeights, warnOneIn } =
    config;
  check(isObject(level), "level must be an object");
  for (const [name, [least, most]] of Object.entries(LEVEL_LIMITS))
    check(
      between(level[name as keyof LevelModel], least, most),
      `level.${name} must be a number from ${least} to ${most}`,
    );
  check(
    Array.isArray(pairSpread) && pairSpread.length === 4 && pairSpread.every((n) => between(n, 0, 40)),
    "pairSpread must be 4 numbers from 0 to 40",
  );
  check(between(nearMetres, 0.5, 10), "nearMetres must be a number from 0.5 to 10");
  check(isObject(transmission), "transmission must be an object");
  check(
    between(transmission.perHour, 1e-6, 0.5),
    "transmission.perHour must be a number from 0.000001 to 0.5",
  );
  check(between(transmission.atMetres, 0.5, 10), "transmission.atMetres must be a number from 0.5 to 10");
  check(between(transmission.leastMetres, 0.1, 5), "transmission.leastMetres must be a number from 0.1 to 5");
  check(
    Array.isArray(infectiousness) &&
      infectiousness.length === TABLE &&
      infectiousness.every((n) => between(n, 0, 10)),
    `infectiousness must be ${TABLE} numbers from 0 to 10`,
  );
  check(
    between(config.infectiousnessWhenMissing, 0, 10),
    "infectiousnessWhenMissing must be a number from 0 to 10",
  );
  check(isObject(reportTypeWeights), "reportTypeWeights must be an object");
  for (const type of COUNTED_REPORT_TYPES)
    check(
      between(reportTypeWeights[type], 0, 2.5),
      `reportTypeWeights.${type} must be a number from 0 to 2.5`,
    );
  check(isObject(warnOneIn), "warnOneIn must be an object");
  const { high, low } = warnOneIn;
  check(between(high, 2, 1e6), "warnOneIn.high must be a number from 2 to 1000000");
  check(
    low === null || (between(low, 2, 1e6) && low >= high),
    "warnOneIn.low must be null, or a number from warnOneIn.high to 1000000",
  );
  return config;
}

/** How infectious a key's day was, against the mean of 1; 0 outside the table. */
export const infectiousnessOn = (days: number | null, config: DoseConfig): number =>
  days === null ? config.infectiousnessWhenMissing : (config.infectiousness[days - ONSET_RANGE.first] ?? 0);
