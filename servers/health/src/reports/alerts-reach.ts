/** Who decides on everybody's alerts: whose say reaches over the whole province, in what bears on health. */
import { Fault } from "@bluezone/contract/fault";
import { dayOf } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { reachesProvince } from "@bluezone/units/province";
import type { Context } from "../context.ts";
import type { Sql } from "../tables.ts";

/** What a scope reaches. `must` throws Fault `not_allowed` when it does not reach the province. */
export type AlertsReach = {
  has(sql: Sql, scope: Scope): Promise<boolean>;
  must(sql: Sql, scope: Scope): Promise<void>;
};

/** The department of information acts for the province too, but not in what bears on health. */
export function reachOfAlerts({ clock }: Pick<Context, "clock">): AlertsReach {
  const has = (sql: Sql, scope: Scope): Promise<boolean> =>
    reachesProvince(sql, scope, dayOf(clock.now(), "vietnam"), ["health-department", "province-committee"]);
  return {
    has,
    async must(sql, scope) {
      if (!(await has(sql, scope)))
        throw new Fault(
          "not_allowed",
          "On everybody's alerts those decide who look after the whole province.",
        );
    },
  };
}
