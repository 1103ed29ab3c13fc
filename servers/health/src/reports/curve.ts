/** The epidemic curve: cases by the day on which symptoms began. */
import { addDays, type Day, type Instant, isoDay } from "@bluezone/protocol/time";
import type { Sql } from "../tables.ts";
import { casesByOnset } from "./counters-store.ts";
import type { PlaceCount } from "./tree.ts";

/** Days that the curve goes back. */
export const CURVE_DAYS = 28;

/**
 * Cases that became one before `to`, by day of onset, of the sample without one, of the class without both; every day of the last
 * four weeks, of the places for which `isOf` holds.
 */
export async function curveOf(
  sql: Sql,
  isOf: (place: Pick<PlaceCount, "commune" | "district">) => boolean,
  last: Day,
  to: Instant,
): Promise<readonly { readonly day: string; readonly n: number }[]> {
  const first = addDays(last, 1 - CURVE_DAYS);
  const rows = await casesByOnset(sql, { first, last, to });
  return Array.from({ length: CURVE_DAYS }, (_, i) => {
    const day = addDays(first, i);
    const n = rows.filter((row) => row.began === day && isOf(row)).reduce((sum, row) => sum + row.n, 0);
    return { day: isoDay(day), n };
  });
}
