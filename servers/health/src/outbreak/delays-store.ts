/** The SQL of delays and of 7-1-7: quartiles and counts are the database's. */
import { DELAY_BOUNDS, type DELAY_STEPS } from "@bluezone/contract/health/outbreak";
import { SEVEN_ONE_SEVEN, type SpeedStep } from "@bluezone/policy/seven-one-seven";
import { type RawBuilder, sql as raw } from "kysely";
import { isOfResult } from "../case-codes/of-result-store.ts";
import { ms, type Sql } from "../tables.ts";
import type { Asking } from "./asked.ts";
import { dayOfMs, newCasesIn } from "./placed-store.ts";

/** A step of cases and the unit in which it is told. */
export type DelayStep = (typeof DELAY_STEPS)[number];
/** How long a step took: how many cases within each bound and above the last, and what part of them within which time. */
export type DelayRow = {
  readonly step: DelayStep;
  readonly counts: readonly number[];
  readonly quantiles: readonly number[] | null;
};

/** How long a case `it` took for a step that indicators tell of too, with its `code`: SQL, in days or hours. */
export const STEP_TOOK = {
  onsetToSample: "it.sample_day - it.onset_day",
  sampleToResult: "it.result_day - it.sample_day",
  resultToCode: "(code.issued_ms - it.counted_ms)::float8 / 3600000",
} as const;

/** How long a case took for each step, in the unit of the step; null where it has not both ends. */
const TOOK: Readonly<Record<DelayStep, { readonly took: string; readonly unit: keyof typeof DELAY_BOUNDS }>> =
  {
    onsetToSample: { took: STEP_TOOK.onsetToSample, unit: "days" },
    sampleToResult: { took: STEP_TOOK.sampleToResult, unit: "days" },
    resultToCode: { took: STEP_TOOK.resultToCode, unit: "hours" },
    codeToUpload: { took: "(code.certified_ms - code.issued_ms)::float8 / 3600000", unit: "hours" },
  };
const STEPS = Object.keys(TOOK) as DelayStep[];

/** Delays of the new cases: one pass over them, for a row for each step of each would be sorted first. */
export async function delayRows(sql: Sql, asking: Asking): Promise<readonly DelayRow[]> {
  const codes = sql
    .selectFrom("case_code")
    .select([
      "case_id",
      raw<string | null>`min(issued_ms)`.as("issued_ms"),
      raw<string | null>`min(certified_ms)`.as("certified_ms"),
    ])
    .where(isOfResult())
    .groupBy("case_id")
    .as("code");
  const taken = newCasesIn(sql, asking)
    .leftJoin(codes, "code.case_id", "it.id")
    .select(
      STEPS.flatMap((step) => {
        const { took, unit } = TOOK[step];
        const known = raw<number | null>`greatest(0, (${raw.raw(took)})::float8)`;
        return [
          raw<number | null>`case when (${raw.raw(took)}) is not null then ${known} end`.as(step),
          raw<number | null>`case when (${raw.raw(took)}) is not null then
            width_bucket(${known}, ${above(DELAY_BOUNDS[unit])}::float8[]) end`.as(`${step}_bar`),
        ];
      }),
    )
    // Worked out once for each case: without this the planner does it again in each count below.
    .offset(0)
    .as("taken");
  const row = (await sql
    .selectFrom(taken)
    .select(
      STEPS.flatMap((step) => [
        ...Array.from({ length: BARS }, (_, bar) =>
          raw<string>`count(*) filter (where ${raw.ref(`taken.${step}_bar`)} = ${raw.lit(bar)})`.as(
            `${step}_${bar}`,
          ),
        ),
        raw<
          number[] | null
        >`percentile_cont(array[0.25, 0.5, 0.75, 0.9]) within group (order by ${raw.ref(`taken.${step}`)})`.as(
          `${step}_quantiles`,
        ),
      ]),
    )
    .executeTakeFirstOrThrow()) as unknown as Readonly<Record<string, string>>;
  return STEPS.map((step) => ({
    step,
    counts: Array.from({ length: BARS }, (_, bar) => Number(row[`${step}_${bar}`])),
    quantiles: row[`${step}_quantiles`] as unknown as readonly number[] | null,
  }));
}

/** A bar holds what is at most its bound: the next begins just above it. */
const above = (bounds: readonly number[]): readonly number[] => bounds.map((bound) => bound + 1e-9);
/** Bars of a distribution. */
const BARS = DELAY_BOUNDS.days.length + 1;

/** How many cases were in time, late, or can still be in time; half of those that took the step took at most `p50` days. */
export type SpeedRow = {
  readonly step: SpeedStep;
  readonly within: number;
  readonly late: number;
  readonly pending: number;
  readonly quantiles: readonly number[] | null;
};

/** Days from one instant in milliseconds to another. */
const daysBetween = (from: RawBuilder<unknown>, to: RawBuilder<unknown>): RawBuilder<number | null> =>
  raw<number | null>`(${to} - ${from}) / 86400000.0::float8`;

/**
 * The steps of the new cases: from onset to the day of becoming a case, from there to the report to the ministry, from there to
 * the end of the interview. One pass over them, as for delays.
 */
export async function speedRows(sql: Sql, asking: Asking): Promise<readonly SpeedRow[]> {
  const now = raw`${ms(asking.now)}::bigint`;
  const [counted, reported] = [raw.ref("it.counted_ms"), raw.ref("it.reported_ms")];
  const nobody = raw<null>`null::float8`;
  /** How long each step took, and how long who has not taken it waits for it. */
  const steps: readonly (readonly [
    SpeedStep,
    took: RawBuilder<number | null>,
    waits: RawBuilder<number | null>,
  ])[] = [
    ["detect", raw`(${dayOfMs("it.counted_ms")} - it.onset_day)::float8`, nobody],
    ["notify", daysBetween(counted, reported), daysBetween(counted, now)],
    ["respond", daysBetween(reported, raw.ref("it.interviewed_ms")), daysBetween(reported, now)],
  ];
  const taken = newCasesIn(sql, asking)
    .select(steps.flatMap(([step, took, waits]) => [took.as(step), waits.as(`${step}_waits`)]))
    .offset(0)
    .as("taken");
  const row = (await sql
    .selectFrom(taken)
    .select(
      steps.flatMap(([step]) => {
        const [took, waits] = [raw.ref(`taken.${step}`), raw.ref(`taken.${step}_waits`)];
        const most = raw`${SEVEN_ONE_SEVEN[step]}::float8`;
        const count = (which: RawBuilder<unknown>) => raw<string>`count(*) filter (where ${which})`;
        return [
          count(raw`${took} <= ${most}`).as(`${step}_within`),
          count(raw`${took} > ${most} or (${took} is null and ${waits} > ${most})`).as(`${step}_late`),
          count(raw`${took} is null and ${waits} <= ${most}`).as(`${step}_pending`),
          raw<number[] | null>`percentile_cont(array[0.5, 0.9]) within group (order by greatest(0, ${took}))
            filter (where ${took} is not null)`.as(`${step}_quantiles`),
        ];
      }),
    )
    .executeTakeFirstOrThrow()) as unknown as Readonly<Record<string, string>>;
  return steps.map(([step]) => ({
    step,
    within: Number(row[`${step}_within`]),
    late: Number(row[`${step}_late`]),
    pending: Number(row[`${step}_pending`]),
    quantiles: row[`${step}_quantiles`] as unknown as readonly number[] | null,
  }));
}
