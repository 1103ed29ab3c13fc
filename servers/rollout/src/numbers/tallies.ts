/** Times of help that helpers tallied, as the slice `help` counts them; what this slice asks of it. */
import type { Week } from "@bluezone/contract/rollout/week";
import { addDays, parseDay } from "@bluezone/protocol/time";
import { helpedBetween, sumTallies } from "../help/tallies/store.ts";
import type { Sql } from "../tables.ts";

/** Times of help in a week by where it was given. */
export type Tally = {
  readonly district: string | null;
  readonly commune: string | null;
  readonly helped: number;
};

/** The tallies of a week: helpers note days, so these are its seven, Monday to the Sunday that names it. */
export const tallies = (sql: Sql, week: Week): Promise<readonly Tally[]> =>
  helpedBetween(sql, addDays(parseDay(week), -6), parseDay(week));

/** How many of a unit and what is below it; null where none were tallied. The unit was looked up within the scope. */
export async function talliedBy(sql: Sql, unitPath: string, week: Week): Promise<number | null> {
  const sunday = parseDay(week);
  const sums = await sumTallies(sql, { paths: [unitPath] }, [addDays(sunday, -6), sunday], "district");
  return sums.length === 0 ? null : sums.reduce((sum, { count }) => sum + count, 0);
}
