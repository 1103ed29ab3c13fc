/** Scans of long ago, folded: one row a placement and week, of its Sunday, in the place of one a day. */
import { type Day, sundayOf, Day as toDay } from "@bluezone/protocol/time";
import type { Transaction } from "../../tables.ts";
import { addScans, takeUnfolded } from "./store.ts";
import type { DayCount } from "./tally.ts";

/** Rows of one statement. */
const AT_ONCE = 1_000;

/** Folds all that is of `until`, a Sunday, or before. @returns how many days went. */
export async function foldScans(trx: Transaction, until: Day): Promise<number> {
  const gone = await takeUnfolded(trx, until);
  const weeks = new Map<string, DayCount>();
  for (const { code, day, scans, elsewhere } of gone) {
    const week = sundayOf(toDay(day));
    const key = `${code} ${week}`;
    const before = weeks.get(key) ?? { scans: 0, elsewhere: 0 };
    weeks.set(key, {
      code,
      day: week,
      scans: before.scans + scans,
      elsewhere: before.elsewhere + elsewhere,
    });
  }
  const rows = [...weeks.values()];
  for (let at = 0; at < rows.length; at += AT_ONCE) await addScans(trx, rows.slice(at, at + AT_ONCE));
  return gone.length;
}
