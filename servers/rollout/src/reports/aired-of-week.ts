/** What stations confirmed as aired in a week, as the slice `airings` counts it. */
import { NEEDED_A_DAY } from "@bluezone/contract/rollout/airings";
import type { Week } from "@bluezone/contract/rollout/week";
import { addDays, type Instant, parseDay } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { counted } from "../airings/days.ts";
import { airingsOf, stationsOn } from "../airings/store.ts";
import { countedDays } from "../airings/weeks.ts";
import { firstDaysOf } from "../bulletins/store.ts";
import type { Sql } from "../tables.ts";
import type { TraceRow } from "./week-rows.ts";

/**
 * By station that is there on the week's Sunday: airings from Monday on, and days with as many as the letter asks for, of those
 * that are over for counting. `undefined` where no station is within the scope.
 */
export async function airedOf(
  sql: Sql,
  scope: Scope,
  week: Week,
  asOf: Instant,
): Promise<{ readonly airings: readonly TraceRow[]; readonly days: readonly TraceRow[] } | undefined> {
  const sunday = parseDay(week);
  const stations = await stationsOn(sql, scope, sunday);
  if (stations.length === 0) return undefined;
  const airings = await airingsOf(sql, scope, [addDays(sunday, -6), sunday]);
  const days = Array.from({ length: 7 }, (_, i) => addDays(sunday, i - 6));
  const firsts = await firstDaysOf(sql, stations);
  const byStation = stations.map(({ id, name }) => {
    const own = airings.get(id) ?? [];
    const on = new Map(days.map((day) => [day, counted(own.filter((row) => row.day === day))]));
    const over = countedDays({ from: addDays(sunday, -6), to: sunday, now: asOf }, firsts.get(id));
    return { name, on, over };
  });
  return {
    airings: byStation.map(({ name, on }) => ({
      name,
      n: [...on.values()].reduce((sum, n) => sum + n, 0),
      of: null,
    })),
    days: byStation.map(({ name, on, over }) => ({
      name,
      n: over.filter((day) => (on.get(day) ?? 0) >= NEEDED_A_DAY).length,
      of: over.length,
    })),
  };
}
