/**
 * Tallies of long ago, folded: one row a unit and week in the place of the single ones. What figures of weeks are computed
 * from stays; on which day, at what kind of place, for which phone and problem, and in how many pieces it came does not.
 */
import { type Day, sundayOf, Day as toDay } from "@bluezone/protocol/time";
import type { Transaction } from "../../tables.ts";
import type { HelpTallyRow } from "../tables.ts";
import { addFolded, FOLDED, takeUnfolded } from "./store.ts";

/** Folds all that is of `until`, a Sunday, or before. @returns how many single ones went. */
export async function foldTallies(trx: Transaction, until: Day): Promise<number> {
  const gone = await takeUnfolded(trx, until);
  const weeks = new Map<string, HelpTallyRow>();
  for (const { count, day, ...where } of gone) {
    const week = sundayOf(toDay(day));
    const id = ["week", week, where.unit, where.unit_path, where.district, where.commune].join(" ");
    const folded = { place: FOLDED, phone: FOLDED, problem: FOLDED, received_ms: "0" };
    weeks.set(id, { id, ...where, ...folded, day: week, count: (weeks.get(id)?.count ?? 0) + count });
  }
  await addFolded(trx, [...weeks.values()]);
  return gone.length;
}
