/** Times of help that helpers tallied, as the slice `help` counts them; what this slice asks of it. */
import { cutOffOf, startOf, type Week } from "@bluezone/contract/rollout/week";
import type { Sql } from "../tables.ts";

/** Times of help in a week by where it was given. */
export type Tally = {
  readonly district: string | null;
  readonly commune: string | null;
  readonly helped: number;
};

/** The tallies of a week; nothing before there is a slice that has them. */
export async function tallies(_sql: Sql, week: Week): Promise<readonly Tally[]> {
  void [startOf(week), cutOffOf(week)];
  return [];
}
