/** The endpoint of reply times: totals alone. */
import { FEWEST_CALLS, LATE_MINUTES, replyTimes } from "@bluezone/contract/health/callbacks";
import type { Desk } from "@bluezone/desk/change";
import { addDays, Day, dayOf, isoDay, mondayOf } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import type { Tables } from "../tables.ts";
import { findTimes } from "./store.ts";
import { quantile } from "./working-time.ts";

/** Adds the endpoint. */
export function addReplyTimes(desk: Desk<Tables>, { clock, database }: Context): void {
  desk.read(replyTimes, async ({ weeks }, { caller }) => {
    const since = addDays(mondayOf(dayOf(clock.now(), "vietnam")), -7 * (weeks - 1));
    const counts = await findTimes(database.db, caller.scope("reports.read"), since);
    const groups = Map.groupBy(counts, ({ unit_id, week }) => `${week} ${unit_id}`);
    return {
      rows: [...groups.values()].map((all) => {
        const [{ unit_id, unit_name, week } = { unit_id: "", unit_name: "", week: 0 }] = all;
        const calls = all.reduce((sum, one) => sum + one.calls, 0);
        const shown = calls >= FEWEST_CALLS;
        const late = all
          .filter(({ minutes }) => minutes > LATE_MINUTES)
          .reduce((sum, one) => sum + one.calls, 0);
        return {
          unitId: unit_id,
          unitName: unit_name,
          week: isoDay(Day(week)),
          calls: shown ? calls : null,
          p50: shown ? quantile(all, 0.5) : null,
          p90: shown ? quantile(all, 0.9) : null,
          late: shown ? late : null,
        };
      }),
    };
  });
}
