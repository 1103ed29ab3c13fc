/**
 * Tallies of long ago, folded: one row a unit and week in the place of the single ones. What figures of weeks are computed
 * from stays; on which day, at what kind of place, for which phone and problem, and in how many pieces it came does not.
 */
import { type Day, Day as toDay } from "@bluezone/protocol/time";
import type { Transaction } from "../../tables.ts";
import { weekEnd } from "../../week.ts";
import type { HelpTallyRow } from "../tables.ts";

/** The kind of place, phone and problem of a folded row. */
export const FOLDED = "";
/** Rows of one statement. */
const AT_ONCE = 500;

/** Folds all that is of `until`, a Sunday, or before. @returns how many single ones went. */
export async function foldTallies(trx: Transaction, until: Day): Promise<number> {
  const gone = await trx
    .deleteFrom("help_tally")
    .where("day", "<=", until)
    .where("place", "<>", FOLDED)
    .returning(["unit", "unit_path", "district", "commune", "day", "count"])
    .execute();
  const weeks = new Map<string, HelpTallyRow>();
  for (const { count, day, ...where } of gone) {
    const week = weekEnd(toDay(day));
    const id = ["week", week, where.unit, where.unit_path, where.district, where.commune].join(" ");
    const folded = { place: FOLDED, phone: FOLDED, problem: FOLDED, received_ms: "0" };
    weeks.set(id, { id, ...where, ...folded, day: week, count: (weeks.get(id)?.count ?? 0) + count });
  }
  const rows = [...weeks.values()];
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await trx
      .insertInto("help_tally")
      .values(rows.slice(at, at + AT_ONCE))
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet(({ eb, ref }) => ({
          count: eb("help_tally.count", "+", ref("excluded.count")),
        })),
      )
      .execute();
  return gone.length;
}

/** How many single ones are left of `until` or before. */
export async function countUnfoldedTallies(trx: Transaction, until: Day): Promise<number> {
  const { count } = await trx
    .selectFrom("help_tally")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("day", "<=", until)
    .where("place", "<>", FOLDED)
    .executeTakeFirstOrThrow();
  return Number(count);
}
