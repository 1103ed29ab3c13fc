/** Bulletins that a unit confirmed as aired in a week; what this slice asks of the slice `airings`. */
import type { Week } from "@bluezone/contract/rollout/week";
import { parseDay } from "@bluezone/protocol/time";
import type { Sql } from "../tables.ts";

/** Units that air bulletins. */
export const STATION_TYPES: readonly string[] = ["district-station", "loudspeaker-station"];

/** How many from Monday to Sunday; null for a unit that is no station. The unit was looked up within the scope. */
export async function airedBy(
  sql: Sql,
  unit: { readonly id: string; readonly type: string },
  week: Week,
): Promise<number | null> {
  if (!STATION_TYPES.includes(unit.type)) return null;
  const { aired } = await sql
    .selectFrom("airing")
    .select(({ fn }) => fn.countAll<string>().as("aired"))
    .where("unit_id", "=", unit.id)
    .where("day", ">", parseDay(week) - 7)
    .where("day", "<=", parseDay(week))
    .executeTakeFirstOrThrow();
  return Number(aired);
}
