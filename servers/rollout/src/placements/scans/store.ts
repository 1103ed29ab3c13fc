/** The only SQL of scans. */
import type { Day } from "@bluezone/protocol/time";
import { howMany } from "@bluezone/server-kit/sql/how-many";
import { sql as raw } from "kysely";
import type { Sql, Transaction } from "../../tables.ts";
import type { DayCount } from "./tally.ts";

/** The most that readers can say to stand elsewhere, a placement and day: a page that anybody can open proves nothing by more. */
const MOST_ELSEWHERE = 99;

/** Adds counts to those that are there. */
export async function addScans(sql: Sql, counted: readonly DayCount[]): Promise<void> {
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

/** No Sunday: a day that is not folded yet. */
const single = raw<boolean>`day % 7 <> 3`;

/** Takes out what is not folded of `until` or before. */
export const takeUnfolded = (trx: Transaction, until: Day) =>
  trx
    .deleteFrom("placement_scan")
    .where("day", "<=", until)
    .where(single)
    .returning(["code", "day", "scans", "elsewhere"])
    .execute();

/** How many days are left of `until` or before that are not folded. */
export async function countUnfoldedScans(trx: Transaction, until: Day): Promise<number> {
  return howMany(trx.selectFrom("placement_scan").where("day", "<=", until).where(single));
}
