/** What everybody is told: the four figures of the newest week whose cut-off has passed, with how they are to be read. */
import type { LeagueRow } from "@bluezone/contract/rollout/figures";
import { cutOffOf, type Week, weekAfter, weekAt } from "@bluezone/contract/rollout/week";
import type { Province } from "@bluezone/policy/province";
import type { Instant } from "@bluezone/protocol/time";
import type { Sql } from "../tables.ts";
import { leagueOf } from "./league.ts";

/** Figures of the districts and the province, as the desk has them, small ones hidden. */
export type PublicTotals = {
  readonly week: Week;
  readonly cutOff: Instant;
  readonly whole: LeagueRow;
  readonly rows: readonly LeagueRow[];
  readonly illustrative: boolean;
  /** Names of the four methods; the words are the page's. */
  readonly method: {
    readonly downloads: "stores-consoles";
    readonly active: "randomised-response";
    readonly helped: "helpers-tallies";
    readonly units: "self-reports";
  };
};

/** The totals that are told at an instant: those of the last week that ended, with corrections that came since. */
export async function publicTotals(province: Province, sql: Sql, now: Instant): Promise<PublicTotals> {
  const week = weekAfter(weekAt(now), -1);
  const { rows, whole, illustrative } = await leagueOf(province, sql, week, now);
  return {
    week,
    cutOff: cutOffOf(week),
    whole,
    rows,
    illustrative,
    method: {
      downloads: "stores-consoles",
      active: "randomised-response",
      helped: "helpers-tallies",
      units: "self-reports",
    },
  };
}
