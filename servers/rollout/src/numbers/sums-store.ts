/** The only SQL of sums of what units sent, place by place. */
import type { UnitTotals } from "@bluezone/contract/rollout/numbers";
import type { Week } from "@bluezone/contract/rollout/week";
import type { Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";
import { latest } from "./store.ts";

/** Sums of what units sent, for each week and place, as they stood at an instant. */
export type Sum = {
  readonly week_day: number;
  readonly place: string | null;
  readonly totals: UnitTotals;
  readonly reported: number;
  readonly illustrative: boolean;
};

/** Sums by district or commune (within one district when it is named), of units within a scope. */
export async function sums(
  sql: Sql,
  scope: Scope,
  weeks: readonly Week[],
  asOf: Instant,
  by: "district" | "commune",
  district?: string,
): Promise<readonly Sum[]> {
  let query = sql
    .with("sent", () => latest(sql, weeks, asOf))
    .selectFrom("sent")
    .innerJoin("unit", "unit.id", "sent.unit_id")
    .where(inScope(scope, "sent.unit_path"));
  if (district !== undefined) query = query.where("sent.district", "=", district);
  const rows = await query
    .select(["sent.week_day", `sent.${by} as place`])
    .select(({ fn }) => [
      fn.sum<string>("sent.staff").as("staff"),
      fn.sum<string>("sent.smartphones").as("smartphones"),
      fn.sum<string>("sent.installed").as("installed"),
      fn.sum<string>("sent.helped").as("helped"),
      fn.sum<string>("sent.posters").as("posters"),
      fn.countAll<string>().as("reported"),
      fn.agg<boolean>("bool_or", ["unit.illustrative"]).as("illustrative"),
    ])
    .groupBy(["sent.week_day", `sent.${by}`])
    .execute();
  return rows.map(({ week_day, place, reported, illustrative, ...totals }) => ({
    week_day,
    place,
    reported: Number(reported),
    illustrative,
    totals: Object.fromEntries(
      Object.entries(totals).map(([name, sum]) => [name, Number(sum)]),
    ) as UnitTotals,
  }));
}
