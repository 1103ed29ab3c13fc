/** What came of alerts, estimated from mixed answers of phones whose owners agreed to say it: of several weeks together. */
import type { Week } from "@bluezone/contract/rollout/week";
import { weekAfter, weekAt } from "@bluezone/contract/rollout/week";
import { ALERT_ANSWERS, ALERT_QUESTION, areasOf } from "@bluezone/contract/rollout/weekly-figure";
import type { Province } from "@bluezone/policy/province";
import type { Instant } from "@bluezone/protocol/time";
import type { Sql } from "../tables.ts";
import { alertCounts } from "./active-store.ts";
import { type Ratio, ratioOf } from "./ratio.ts";

/** Weeks that are told together: of one week alone chance would say more than phones. */
const ALERT_WEEKS = 8;

/** How many phones answered, and shares of alerts: opened, with a next step, positive afterwards; of a high level. */
export type CameOfAlerts = {
  readonly from: Week;
  readonly to: Week;
  readonly answered: number;
  readonly opened: Ratio | null;
  readonly stepped: Ratio | null;
  readonly positive: Ratio | null;
  readonly high: Ratio | null;
};

/** The answers that say one of these. */
const saying = (...words: readonly string[]): ReadonlySet<number> =>
  new Set(ALERT_ANSWERS.flatMap((answer, i) => (words.some((word) => answer.includes(word)) ? [i] : [])));
const ALERTED = saying("-");

/** The last weeks that are over. */
export async function cameOfAlerts(province: Province, sql: Sql, now: Instant): Promise<CameOfAlerts> {
  const to = weekAfter(weekAt(now), -1);
  const from = weekAfter(to, 1 - ALERT_WEEKS);
  const counts = await alertCounts(areasOf(province), sql, { from, to });
  const share = (part: ReadonlySet<number>) => ratioOf(ALERT_QUESTION, counts, part, ALERTED);
  return {
    from,
    to,
    answered: counts.reduce((sum, n) => sum + n, 0),
    opened: share(saying("-opened", "-called", "-positive")),
    stepped: share(saying("-called", "-positive")),
    positive: share(saying("-positive")),
    high: share(saying("high-")),
  };
}
