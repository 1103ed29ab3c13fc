/** The only SQL of scans. */
import type { Day } from "@bluezone/protocol/time";
import type { Sql } from "../../tables.ts";
import type { Counted } from "./tally.ts";

/** The most that readers can say to stand elsewhere, a placement and day: a page that anybody can open proves nothing by more. */
const MOST_ELSEWHERE = 99;

/** Adds counts to those that are there. */
export async function addScans(sql: Sql, counted: readonly Counted[]): Promise<void> {
  await sql
    .insertInto("placement_scan")
    .values(counted.map((one) => ({ ...one, elsewhere: Math.min(one.elsewhere, MOST_ELSEWHERE) })))
    .onConflict((conflict) =>
      conflict.columns(["code", "day"]).doUpdateSet(({ eb, fn, val, ref }) => ({
        scans: eb("placement_scan.scans", "+", ref("excluded.scans")),
        elsewhere: fn<number>("least", [
          eb("placement_scan.elsewhere", "+", ref("excluded.elsewhere")),
          val(MOST_ELSEWHERE),
        ]),
      })),
    )
    .execute();
}

/** The scans of a placement from a day on, day by day. The scope was asked before. */
export const scansOf = (sql: Sql, code: string, from: Day) =>
  sql
    .selectFrom("placement_scan")
    .select(["day", "scans", "elsewhere"])
    .where("code", "=", code)
    .where("day", ">=", from)
    .orderBy("day")
    .execute();
