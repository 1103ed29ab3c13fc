/** People who wait for a call: the first within four working hours, the next when it was set. */
import type { WaitingPart } from "../slice.ts";
import { fromMs } from "../tables.ts";
import { openTimes } from "./store.ts";
import { dueOf } from "./view.ts";

export const CALLBACKS_WAITING: WaitingPart = {
  kind: "callbacks",
  permission: "callbacks.act",
  async rows(sql, scope) {
    const rows = await openTimes(sql, scope);
    return rows.map((row) => {
      const due = row.called_ms === null ? dueOf(row) : row.again_ms && fromMs(row.again_ms);
      return {
        subject: row.id,
        unitPath: row.unit_path,
        label: row.receipt,
        urgent: row.urgent,
        since: fromMs(row.made_ms),
        holder: row.state === "taken" ? row.taken_by : null,
        ...(due ? { due } : {}),
      };
    });
  },
};
