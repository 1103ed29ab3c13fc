/** Times of help that helpers tallied, as the slice `help` counts them; what this slice asks of it. */
import type { Week } from "@bluezone/contract/rollout/week";
import { addDays, parseDay } from "@bluezone/protocol/time";
import { helpedBetween } from "../help/tallies/store.ts";
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
