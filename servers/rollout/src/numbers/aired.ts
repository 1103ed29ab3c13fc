/** Bulletins that a station confirmed as aired in a week, as the slice `airings` counts them; what this slice asks of it. */
import type { Week } from "@bluezone/contract/rollout/week";
import type { Sql } from "../tables.ts";

/** How many of a unit; null for a unit without airings. */
export async function airedBy(_sql: Sql, _unitId: string, _week: Week): Promise<number | null> {
  return null;
}
