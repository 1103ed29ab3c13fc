/** What stations confirmed as aired in a week; what reports ask of the slice `airings`. */
import { NEEDED_A_DAY } from "@bluezone/contract/rollout/airings";
import { cutOffOf, type Week } from "@bluezone/contract/rollout/week";
import { dayOf, type Instant, parseDay } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { STATION_TYPES } from "../numbers/aired.ts";
import { ms, type Sql } from "../tables.ts";
import type { TraceRow } from "./week-rows.ts";

/**
 * By station that is there on the week's Sunday: airings from Monday on, and days with as many as the letter asks for, of those
 * that have begun. `undefined` while no station within the scope is entered.
 */
export async function airedOf(
  sql: Sql,
  scope: Scope,
  week: Week,
  asOf: Instant,
): Promise<{ readonly airings: readonly TraceRow[]; readonly days: readonly TraceRow[] } | undefined> {
  const sunday = parseDay(week);
  const begun = Math.max(
    0,
    Math.min(7, dayOf(asOf < cutOffOf(week) ? asOf : cutOffOf(week), "vietnam") - sunday + 7),
  );
  const rows = await sql
    .with("days", (db) =>
      db
        .selectFrom("airing")
        .where("day", ">", sunday - 7)
        .where("day", "<=", sunday)
        .where("received_ms", "<=", ms(asOf))
        .select(["unit_id", "day"])
        .select(({ fn }) => fn.countAll<string>().as("aired"))
        .groupBy(["unit_id", "day"]),
    )
    .selectFrom("unit")
    .leftJoin("days", "days.unit_id", "unit.id")
    .where(inScope(scope, "unit.path"))
    .where("unit.type", "in", STATION_TYPES)
    .where("unit.valid_from_day", "<=", sunday)
    .where(({ or, eb }) => or([eb("unit.valid_to_day", "is", null), eb("unit.valid_to_day", ">=", sunday)]))
    .select(["unit.name", "unit.path"])
    .select(({ fn, eb }) => [
      fn.coalesce(fn.sum<string>("days.aired"), eb.lit(0)).as("aired"),
      fn.count<string>("days.day").filterWhere("days.aired", ">=", String(NEEDED_A_DAY)).as("met"),
    ])
    .groupBy(["unit.name", "unit.path"])
    .orderBy("unit.path")
    .execute();
  if (rows.length === 0) return undefined;
  return {
    airings: rows.map(({ name, aired }) => ({ name, n: Number(aired), of: null })),
    days: rows.map(({ name, met }) => ({ name, n: Number(met), of: begun })),
  };
}
