/** The indicators of a part of the province as they are, over weeks that are over. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readIndicators } from "@bluezone/contract/health/indicators";
import type { IndicatorTime } from "@bluezone/contract/told-indicators";
import { type Averted, avertedCases } from "@bluezone/policy/averted-cases";
import type { SerialInterval } from "@bluezone/policy/reproduction-number";
import { addDays, dayOf, isoDay, isoInstant } from "@bluezone/protocol/time";
import type { Asking } from "../outbreak/asked.ts";
import { reproductionOf } from "../outbreak/curve.ts";
import type { Period } from "../reports/period.ts";
import { isWhole } from "../reports/tree.ts";
import type { Sql } from "../tables.ts";
import { newCases, type TimeRow } from "./cohort-store.ts";
import { type Counted, cohortsOf, countWeeks, exactShare, exactShares, sumOf } from "./counted.ts";

/** A question before it is known of which days. */
export type Undated = Omit<Asking, "first" | "last" | "from" | "to">;

/** The question of some weeks. Throws RangeError of none. */
export function ofWeeks(asking: Undated, weeks: readonly Period[]): Asking {
  const [begins, ends] = [weeks[0], weeks.at(-1)];
  if (!begins || !ends) throw new RangeError("there is a week");
  return { ...asking, first: addDays(begins.day, -6), last: ends.day, from: begins.from, to: ends.cutOff };
}

const tenth = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 10) / 10;

/** Times, of `least` cases or more. */
export const timesOf = (rows: readonly TimeRow[], least = 1): IndicatorTime[] =>
  rows.map(({ step, n, quantiles }) => {
    const [p50, p90] = (n < least ? null : quantiles) ?? [];
    return { step, p50: tenth(p50), p90: tenth(p90) };
  });

/** Cases averted, with what they are made of: R is the mean of the time's weeks that have cases enough. */
export async function avertedOf(
  sql: Sql,
  asking: Asking,
  counted: Counted,
  interval: SerialInterval,
): Promise<(Averted & { readonly delay: number; readonly r: number }) | null> {
  const { points } = await reproductionOf(sql, asking, interval);
  if (points.length === 0) return null;
  const mean = (of: "mean" | "low" | "high") => points.reduce((sum, one) => sum + one[of], 0) / points.length;
  const r = { mean: mean("mean"), low: mean("low"), high: mean("high") };
  const delay = counted.quarantined === 0 ? 0 : counted.waited / counted.quarantined;
  const averted = avertedCases(
    { found: counted.app, became: counted.appBecame, quarantined: counted.quarantined, delay },
    r,
    interval,
  );
  return averted && { ...averted, delay, r: r.mean };
}

/** The answer. `asking` is of those weeks. */
export async function exactIndicators(
  sql: Sql,
  asking: Asking,
  weeks: readonly Period[],
  interval: SerialInterval,
): Promise<ResponseOf<typeof readIndicators>> {
  const today = dayOf(asking.now, "vietnam");
  const { cohorts: cases, times } = await newCases(sql, asking);
  const counted = await countWeeks(sql, asking, { many: weeks.length, today, cases });
  const whole = sumOf(counted);
  const averted = await avertedOf(sql, asking, whole, interval);
  return {
    from: isoDay(asking.first),
    to: isoDay(asking.last),
    asOf: isoInstant(asking.now),
    illustrative: asking.illustrative,
    cases: whole.cases,
    shares: exactShares(whole),
    times: timesOf(times),
    quarantineDays: whole.stayed,
    quarantineDaysApp: whole.stayedApp,
    weeks: weeks.map(({ day }, i) => {
      const week = counted[i] ?? sumOf([]);
      return {
        day: isoDay(day),
        cases: week.cases,
        shares: exactShares(week),
        quarantineDays: week.stayed,
        quarantineDaysApp: week.stayedApp,
      };
    }),
    districts: asking.areas.flatMap(({ code, name }) => {
      const own = isWhole(asking.part) ? cases.filter(({ area }) => area === code) : [];
      if (code === null || own.length === 0) return [];
      const { inTime, due } = cohortsOf(own);
      return [{ code, name, codedInTime: exactShare(inTime, due) }];
    }),
    averted: averted && {
      ...averted,
      ...{ found: whole.app, became: whole.appBecame, quarantined: whole.quarantined },
    },
  };
}
