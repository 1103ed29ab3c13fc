/** Bulletins that a unit confirmed as aired in a week, as the slice `airings` counts them. */
import type { Week } from "@bluezone/contract/rollout/week";
import type { Unit } from "@bluezone/contract/units";
import { addDays, parseDay } from "@bluezone/protocol/time";
import { counted } from "../airings/days.ts";
import { airingsOf, stationOf } from "../airings/store.ts";
import type { Sql } from "../tables.ts";

/** How many from Monday to Sunday; null for a unit that is no station. The unit was looked up within the scope. */
export async function airedBy(
  sql: Sql,
  { id, path }: Pick<Unit, "id" | "path">,
  week: Week,
): Promise<number | null> {
  const own = { paths: [path] };
  if (!(await stationOf(sql, own, id))) return null;
  const sunday = parseDay(week);
  const airings = (await airingsOf(sql, own, [addDays(sunday, -6), sunday])).get(id) ?? [];
  const days = new Set(airings.map(({ day }) => day));
  return [...days].reduce((sum, day) => sum + counted(airings.filter((row) => row.day === day)), 0);
}
