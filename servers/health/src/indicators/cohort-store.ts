/** The SQL of new cases: who got a code, in what time, how far it came, and how long each step took. */
import { CODE_IN_TIME, TIME_INDICATORS, type TimeIndicator } from "@bluezone/policy/indicator";
import { Days, Hours } from "@bluezone/protocol/time";
import { sql as raw } from "kysely";
import { isOfResult } from "../case-codes/of-result-store.ts";
import type { Asking } from "../outbreak/asked.ts";
import { STEP_TOOK } from "../outbreak/delays-store.ts";
import { DISTRICT, newCasesIn, placesOf } from "../outbreak/placed-store.ts";
import { OWN } from "../reports/counters-store.ts";
import { ms, type Sql } from "../tables.ts";

/** Which week of the time an instant in milliseconds lies in, from 0 on. */
export const weekOf = ({ from }: Pick<Asking, "from">, column: string) =>
  raw<number>`((${raw.ref(column)} - ${ms(from)}::bigint) / ${Days(7)}::bigint)::int`;

/** New cases, those whose time for a code is over, and how far their codes came. */
export type CohortRow = {
  readonly cases: number;
  readonly due: number;
  readonly inTime: number;
  readonly coded: number;
  readonly entered: number;
  readonly certified: number;
};

const COUNTS = {
  cases: "true",
  due: "it.due",
  inTime: "it.due and it.coded_after <= it.in_time",
  coded: "it.coded_after is not null",
  entered: "it.coded_after is not null and (it.claimed_ms is not null or it.certified_ms is not null)",
  certified: "it.coded_after is not null and it.certified_ms is not null",
} as const satisfies Record<keyof CohortRow, string>;

/** Times of a case's codes. A certificate was never without its code entered. */
const codes = (sql: Sql) =>
  sql
    .selectFrom("case_code")
    .select([
      "case_id",
      raw<string | null>`min(issued_ms)`.as("issued_ms"),
      raw<string | null>`min(coalesce(claimed_ms, certified_ms))`.as("claimed_ms"),
      raw<string | null>`min(certified_ms)`.as("certified_ms"),
    ])
    .where(isOfResult())
    .groupBy("case_id")
    .as("code");

/** New cases with the times of their codes. */
const withCodes = (cases: ReturnType<typeof newCasesIn>, sql: Sql, { now }: Asking) =>
  cases.leftJoin(codes(sql), "code.case_id", "it.id").select([
    raw<boolean>`it.counted_ms <= ${ms(now)}::bigint - ${Hours(CODE_IN_TIME)}::bigint`.as("due"),
    raw<number>`${Hours(CODE_IN_TIME)}::bigint`.as("in_time"),
    // A code that left before somebody became a case was there at once. PostgreSQL's greatest() passes over what is null.
    raw<
      string | null
    >`case when code.issued_ms is not null then greatest(0, code.issued_ms - it.counted_ms) end`.as(
      "coded_after",
    ),
    raw<string | null>`code.claimed_ms`.as("claimed_ms"),
    raw<string | null>`code.certified_ms`.as("certified_ms"),
  ]);

const counts = () =>
  (Object.keys(COUNTS) as (keyof CohortRow)[]).map((key) =>
    raw<string>`count(*) filter (where ${raw.raw(COUNTS[key])})`.as(key),
  );
/** Cases of a week and a district; `area` is null of who is in no known one. */
export type Cohort = CohortRow & { readonly week: number; readonly area: string | null };

/** How long a step took in its unit, where a case has both its ends. */
const TOOK: Readonly<Record<TimeIndicator, string>> = {
  ...STEP_TOOK,
  codeToEntered: "(code.claimed_ms - code.issued_ms)::float8 / 3600000",
  enteredToCertified: "(code.certified_ms - code.claimed_ms)::float8 / 3600000",
  onsetToCertified: "((code.certified_ms + 25200000) / 86400000)::int - it.onset_day",
};

/** How many took a step, and within which time half and nine in ten of them did. */
export type TimeRow = {
  readonly step: TimeIndicator;
  readonly n: number;
  readonly quantiles: readonly number[] | null;
};

/** New cases of a time: how far their codes came, by week and district, and how long their steps took. */
export type NewCases = { readonly cohorts: readonly Cohort[]; readonly times: readonly TimeRow[] };

/** New cases as `taken`, each once with all that is counted of it; as `cohort` by week and district. */
const tables = (sql: Sql, asking: Asking) =>
  sql
    .with(
      (cte) => cte("taken").materialized(),
      () =>
        withCodes(newCasesIn(sql, asking), sql, asking).select([
          weekOf(asking, "it.counted_ms").as("week"),
          "it.commune",
          "it.unit_id",
          ...TIME_INDICATORS.map((step) =>
            raw<number | null>`case when (${raw.raw(TOOK[step])}) is not null
              then greatest(0, (${raw.raw(TOOK[step])})::float8) end`.as(step),
          ),
        ]),
    )
    // Who is of the same place is counted together first: nobody's place is looked up case by case.
    .with("alike", (made) =>
      made
        .selectFrom("taken as it")
        .select(["it.week", "it.commune", "it.unit_id", ...counts()])
        .groupBy(["it.week", "it.commune", "it.unit_id"]),
    )
    .with("cohort", (made) =>
      made
        .selectFrom("alike as it")
        .innerJoin("unit", "unit.id", "it.unit_id")
        .leftJoin(placesOf(asking.areas), (join) => join.on("place.commune", "=", OWN))
        .select([
          "it.week",
          DISTRICT.as("area"),
          ...(Object.keys(COUNTS) as (keyof CohortRow)[]).map((key) =>
            raw<string>`sum(${raw.ref(`it.${key}`)})`.as(key),
          ),
        ])
        .groupBy(["it.week", "area"]),
    );

/** Counts new cases in one pass over them and their codes. */
export async function newCases(sql: Sql, asking: Asking): Promise<NewCases> {
  const row = (await tables(sql, asking)
    .selectFrom("taken")
    .select([
      raw<readonly Cohort[] | null>`(select json_agg(cohort) from cohort)`.as("cohorts"),
      ...TIME_INDICATORS.flatMap((step) => [
        raw<string>`count(${raw.ref(`taken.${step}`)})`.as(`${step}_n`),
        raw<
          number[] | null
        >`percentile_cont(array[0.5, 0.9]) within group (order by ${raw.ref(`taken.${step}`)})`.as(
          `${step}_quantiles`,
        ),
      ]),
    ])
    .executeTakeFirstOrThrow()) as unknown as Readonly<Record<string, unknown>>;
  return {
    cohorts: (row["cohorts"] ?? []) as readonly Cohort[],
    times: TIME_INDICATORS.map((step) => ({
      step,
      n: Number(row[`${step}_n`]),
      quantiles: row[`${step}_quantiles`] as readonly number[] | null,
    })),
  };
}
