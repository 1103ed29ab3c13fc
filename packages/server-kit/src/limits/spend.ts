/**
 * The budgets of endpoints that nobody is signed in at, as the contract states them: shared by all instances, by ten
 * minutes.
 */
import { BUDGET_MINUTES, type Endpoint } from "@bluezone/contract/endpoint";
import { type Instant, Minutes } from "@bluezone/protocol/time";
import { type Events, Name } from "../measure/events.ts";
import type { Clock } from "../time/clock.ts";
import { endOfStep, type QuotaSql, takeQuota, usedUp } from "./quota.ts";

/** What is told: whoever a budget belongs to has used it up; once in its ten minutes, by each instance. */
export type BudgetEvent = { readonly event: "budget_used_up"; readonly endpoint: Name };

/** Counts a call against an endpoint's budget: `whose` it is. Throws Fault `quota_exceeded` when that is used up. */
export type Spend = (endpoint: Pick<Endpoint, "path" | "budget">, whose: string) => Promise<void>;

/** Counts in the database; what is used up is known here until its time is over, so that a flood costs nothing more. */
export function createSpend({
  clock,
  database,
  events,
}: {
  readonly clock: Clock;
  readonly database: { readonly db: QuotaSql };
  readonly events: Events<BudgetEvent>;
}): Spend {
  const step = Minutes(BUDGET_MINUTES);
  let empty: { readonly until: Instant; readonly whose: Set<string> } | undefined;
  return async ({ path, budget }, whose) => {
    if (typeof budget?.calls !== "number") throw new TypeError(`${path} has no budget that is counted here`);
    const now = clock.now();
    const quota = { of: path, keyId: whose, until: endOfStep(now, step) };
    if (empty?.until !== quota.until) empty = { until: quota.until, whose: new Set() };
    const name = `${path} ${whose}`;
    if (empty.whose.has(name)) throw usedUp(quota, now);
    if (await takeQuota(database.db, quota, budget.calls)) return;
    empty.whose.add(name);
    events.emit({ event: "budget_used_up", endpoint: Name(path) });
    throw usedUp(quota, now);
  };
}
