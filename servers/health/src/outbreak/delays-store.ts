/** The SQL of delays and of 7-1-7: quartiles and counts are the database's. */
import { DELAY_BOUNDS, type DELAY_STEPS } from "@bluezone/contract/health/outbreak";
import { SEVEN_ONE_SEVEN, type SpeedStep } from "@bluezone/policy/seven-one-seven";
import { sql as raw } from "kysely";
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

/** How long a case took for each step, in the unit of the step; null where it has not both ends. */
const TOOK: Readonly<Record<DelayStep, { readonly took: string; readonly unit: keyof typeof DELAY_BOUNDS }>> =
  {
    onsetToSample: { took: "it.sample_day - it.onset_day", unit: "days" },
    sampleToResult: { took: "it.result_day - it.sample_day", unit: "days" },
    resultToCode: { took: "(code.issued_ms - it.counted_ms) / 3600000.0", unit: "hours" },
    codeToUpload: { took: "(code.certified_ms - code.issued_ms) / 3600000.0", unit: "hours" },
  };
const STEPS = Object.keys(TOOK) as DelayStep[];

/** Delays of the new cases: one pass over them, for a row for each step of each would be sorted first. */
export async function delayRows(sql: Sql, asking: Asking): Promise<readonly DelayRow[]> {
  const codes = sql
    .selectFrom("case_code")
    .select([
      "case_id",
      raw<string | null>`min(issued_ms) filter (where made)`.as("issued_ms"),
      raw<string | null>`min(certified_ms)`.as("certified_ms"),
    ])
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

/**
 * The steps of the new cases: from onset to the day of becoming a case, from there to the report to the ministry, from there to
 * the end of the interview.
 */
export async function speedRows(sql: Sql, asking: Asking): Promise<readonly SpeedRow[]> {
  const now = raw`${ms(asking.now)}::bigint`;
  const taken = raw<{ step: SpeedStep; took: number | null; waits: number; most: number }>`lateral (values
    ('detect', (${dayOfMs("it.counted_ms")} - it.onset_day)::float8, null::float8, ${SEVEN_ONE_SEVEN.detect}::float8),
    ('notify', (it.reported_ms - it.counted_ms) / 86400000.0::float8, (${now} - it.counted_ms) / 86400000.0::float8,
      ${SEVEN_ONE_SEVEN.notify}::float8),
    ('respond', (it.interviewed_ms - it.reported_ms) / 86400000.0::float8, (${now} - it.reported_ms) / 86400000.0::float8,
      ${SEVEN_ONE_SEVEN.respond}::float8))`;
  const count = (which: string) => raw<string>`count(*) filter (where ${raw.raw(which)})`;
  const rows = await newCasesIn(sql, asking)
    .innerJoin(taken.as<"taken">(raw`taken (step, took, waits, most)`), (join) => join.onTrue())
    .select([
      "taken.step",
      count("taken.took <= taken.most").as("in_time"),
      count("taken.took > taken.most or (taken.took is null and taken.waits > taken.most)").as("late"),
      count("taken.took is null and taken.waits <= taken.most").as("pending"),
      raw<number[] | null>`percentile_cont(array[0.5, 0.9]) within group (order by greatest(0, taken.took))
        filter (where taken.took is not null)`.as("quantiles"),
    ])
    .groupBy("taken.step")
    .execute();
  return rows.map(({ step, in_time, late, pending, quantiles }) => ({
    step,
    within: Number(in_time),
    late: Number(late),
    pending: Number(pending),
    quantiles,
  }));
}
