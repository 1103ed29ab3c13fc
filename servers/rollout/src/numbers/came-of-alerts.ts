/** What came of alerts, estimated from mixed answers of phones whose owners agreed to say it: of several weeks together. */
import type { Week } from "@bluezone/contract/rollout/week";
import { cutOffOf, startOf, weekAfter, weekAt } from "@bluezone/contract/rollout/week";
import {
  ALERT_ANSWERS,
  ALERT_QUESTION,
  ALERT_TOLD_DAYS,
  areasOf,
} from "@bluezone/contract/rollout/weekly-figure";
import type { Province } from "@bluezone/policy/province";
import { type Day, Days, dayOf, type Instant, minus } from "@bluezone/protocol/time";
import type { Sql } from "../tables.ts";
import { alertCounts } from "./active-store.ts";
import { type Estimate, estimateOf } from "./estimate.ts";
import { type Ratio, ratioOf } from "./ratio.ts";

/** Weeks that are told together: of one week alone chance would say more than phones. */
const ALERT_WEEKS = 8;

/** The answers that say one of these. */
const saying = (...words: readonly string[]): ReadonlySet<number> =>
  new Set(ALERT_ANSWERS.flatMap((answer, i) => (words.some((word) => answer.includes(word)) ? [i] : [])));
const STOOD = saying("-");
const TIMED = saying("-opened", "-called");

/** What phones said. A share is null where chance says more than phones. */
type Came = {
  /** How many phones answered, each week for itself. */
  readonly answered: number;
  /** Shares of alerts that stood: opened, with a next step, positive afterwards. */
  readonly opened: Ratio | null;
  readonly stepped: Ratio | null;
  readonly positive: Ratio | null;
  /** Shares of those opened of which it is known how soon. */
  readonly openedIn6: Ratio | null;
  readonly openedInDay: Ratio | null;
  /** Share of all alerts. */
  readonly withdrawn: Ratio | null;
  /** How many alerts that stood they told of, by level. */
  readonly alerts: Readonly<Record<"low" | "high", Estimate>>;
};

/** The same of some weeks, and the UTC days in which those alerts were raised. */
export type CameOfAlerts = Came & {
  readonly from: Week;
  readonly to: Week;
  readonly raised: { readonly first: Day; readonly last: Day };
};

/** What follows from the counts of mixed answers, in the order of the answers. */
export function cameOf(counts: readonly number[]): Came {
  const share = (part: ReadonlySet<number>, whole = STOOD) => ratioOf(ALERT_QUESTION, counts, part, whole);
  const many = (some: ReadonlySet<number>) => estimateOf(ALERT_QUESTION, counts, some);
  return {
    answered: counts.reduce((sum, n) => sum + n, 0),
    opened: share(saying("-opened", "-called", "-positive")),
    stepped: share(saying("-called", "-positive")),
    positive: share(saying("-positive")),
    openedIn6: share(saying("-6h"), TIMED),
    openedInDay: share(saying("-6h", "-day"), TIMED),
    withdrawn: share(saying("withdrawn"), saying("-", "withdrawn")),
    alerts: { low: many(saying("low-")), high: many(saying("high-")) },
  };
}

/** The last weeks that are over. */
export async function cameOfAlerts(province: Province, sql: Sql, now: Instant): Promise<CameOfAlerts> {
  const to = weekAfter(weekAt(now), -1);
  const from = weekAfter(to, 1 - ALERT_WEEKS);
  return {
    ...cameOf(await alertCounts(areasOf(province), sql, { from, to })),
    from,
    to,
    raised: {
      first: dayOf(minus(startOf(from), Days(ALERT_TOLD_DAYS.last)), "utc"),
      last: dayOf(minus(cutOffOf(to), Days(ALERT_TOLD_DAYS.first)), "utc"),
    },
  };
}
