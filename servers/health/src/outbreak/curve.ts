/** The epidemic curve, as it is by day, as it is told by week; and R, which is made of it. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readCurve, readReproduction } from "@bluezone/contract/health/outbreak";
import { movingAverage } from "@bluezone/policy/moving-average";
import { reproductions, type SerialInterval } from "@bluezone/policy/reproduction-number";
import { addDays, isoDay } from "@bluezone/protocol/time";
import { periodOf } from "../reports/period.ts";
import { toldTally } from "../reports/told.ts";
import type { Sql } from "../tables.ts";
import { type Asking, daysOf, headOf } from "./asked.ts";
import { type CurveCount, curveCounts, onsetCounts } from "./curve-store.ts";

/** Days before the first one: for its average. */
const AVERAGED = 6;
/** Days before the first one that R looks back: longer than nearly every serial interval. */
const LOOKED_BACK = 28;

const shown = (value: number) => ({ is: "shown" as const, value });
const sumOf = (counts: readonly CurveCount[]): number => counts.reduce((sum, { n }) => sum + n, 0);

async function byDay(sql: Sql, asking: Asking) {
  const first = addDays(asking.first, -AVERAGED);
  const counts = await curveCounts(sql, asking, { first, last: asking.last });
  const [onsets, reports] = [
    Map.groupBy(
      counts.filter(({ kind }) => kind === "onset"),
      ({ day }) => day,
    ),
    Map.groupBy(
      counts.filter(({ kind }) => kind === "report"),
      ({ day }) => day,
    ),
  ];
  const days = daysOf(first, asking.last);
  const averages = movingAverage(days.map((day) => sumOf(onsets.get(day) ?? [])));
  const seen = days.slice(AVERAGED);
  const areas = asking.areas.map(({ code, name }) => ({
    code,
    name,
    counts: seen.map((day) => sumOf((onsets.get(day) ?? []).filter(({ district }) => district === code))),
  }));
  return {
    by: "day" as const,
    points: seen.map((day, i) => ({
      day: isoDay(day),
      onset: shown(sumOf(onsets.get(day) ?? [])),
      report: shown(sumOf(reports.get(day) ?? [])),
      average: averages[i + AVERAGED] ?? null,
    })),
    districts: areas.filter((area) => area.counts.some((n) => n > 0)),
  };
}

async function byWeek(sql: Sql, asking: Asking) {
  const points = [];
  for (let day = asking.first; day <= asking.last; day = addDays(day, 7)) {
    const told = await toldTally(sql, asking.province, "casesNew", periodOf("week", day), asking.part);
    const none = { is: "none" as const };
    points.push({ day: isoDay(day), onset: none, report: told?.whole ?? none, average: null });
  }
  return { by: "week" as const, points, districts: [] };
}

/** The curve. */
export const curveOf = async (sql: Sql, asking: Asking): Promise<ResponseOf<typeof readCurve>> => ({
  ...headOf(asking),
  ...(asking.form === "exact" ? await byDay(sql, asking) : await byWeek(sql, asking)),
});

/** R on the days of the picture that have cases enough. */
export async function reproductionOf(
  sql: Sql,
  asking: Asking,
  { mean, deviation }: SerialInterval,
): Promise<ResponseOf<typeof readReproduction>> {
  const interval = { mean, deviation };
  const first = addDays(asking.first, -LOOKED_BACK);
  const onsets = await onsetCounts(sql, asking, { first, last: asking.last });
  const cases = daysOf(first, asking.last).map((day) => onsets.get(day) ?? 0);
  return {
    ...headOf(asking),
    interval,
    points: reproductions(cases, interval)
      .filter(({ at }) => at >= LOOKED_BACK)
      .map(({ at, mean: r, low, high }) => ({ day: isoDay(addDays(first, at)), mean: r, low, high })),
  };
}
