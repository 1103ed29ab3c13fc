/** The epidemic curve: cases by the day on which symptoms began. */
import { addDays, type Day, type Instant, isoDay } from "@bluezone/protocol/time";
import { sql as raw } from "kysely";
import { ms, type Sql } from "../tables.ts";
import { IS_CASE, OWN } from "./counters.ts";
import type { PlaceCount } from "./tree.ts";

/** Days that the curve goes back. */
export const CURVE_DAYS = 28;

/**
 * Cases that were recorded before `to`, by day of onset, or of the sample without one; every day of the last
 * four weeks, of the places for which `isOf` holds.
 */
export async function curveOf(
  sql: Sql,
  isOf: (place: Pick<PlaceCount, "commune" | "district">) => boolean,
  last: Day,
  to: Instant,
): Promise<readonly { readonly day: string; readonly n: number }[]> {
  const first = addDays(last, 1 - CURVE_DAYS);
  const began = raw<number>`coalesce(it.onset_day, it.sample_day)`;
  const rows = await sql
    .selectFrom("case_record as it")
    .innerJoin("unit", "unit.id", "it.unit_id")
    .select(({ fn }) => [
      OWN.as("commune"),
      "unit.district",
      began.as("began"),
      fn.countAll<string>().as("n"),
    ])
    .where(IS_CASE)
    .where("it.made_ms", "<", ms(to))
    .where(began, ">=", first)
    .where(began, "<=", last)
    .groupBy(["it.commune", "unit.commune", "unit.district", "began"])
    .execute();
  return Array.from({ length: CURVE_DAYS }, (_, i) => {
    const day = addDays(first, i);
    const n = rows
      .filter((row) => row.began === day && isOf(row))
      .reduce((sum, row) => sum + Number(row.n), 0);
    return { day: isoDay(day), n };
  });
}
