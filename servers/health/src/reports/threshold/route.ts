/** The endpoints of the threshold of alerts. */

import { Fault } from "@bluezone/contract/fault";
import {
  askAlertThreshold,
  decideAlertThreshold,
  readAlertThreshold,
} from "@bluezone/contract/health/alert-threshold";
import { changed, type Desk } from "@bluezone/desk/change";
import { PROFILES } from "@bluezone/policy/profile";
import { actorIn, isSecondPerson } from "@bluezone/staff/two-people";
import type { Context } from "../../context.ts";
import { drawId } from "../../record-id.ts";
import { ms, type Tables, type Transaction } from "../../tables.ts";
import { reachOfAlerts } from "../alerts-reach.ts";
import type { AlertThresholdRow } from "../tables.ts";
import { lapseOf } from "./lapse-of.ts";
import {
  addThreshold,
  changeThreshold,
  decidedThreshold,
  findThreshold,
  lockThresholds,
  shownThresholds,
  thresholds,
  waitingThreshold,
} from "./store.ts";

/** Adds them. */
export function addThresholdRoutes(desk: Desk<Tables>, context: Context): void {
  const { config, database, random } = context;
  const { db } = database;
  const reach = reachOfAlerts(context);
  const shown = async (trx: Transaction, row: AlertThresholdRow, viewer: string) => {
    const [threshold] = await shownThresholds(trx, [row], viewer);
    if (!threshold) throw new TypeError("a row is shown");
    return { threshold };
  };

  desk.read(readAlertThreshold, async (_body, { caller }) => ({
    used: PROFILES[config.profile].dose !== undefined,
    people: (await decidedThreshold(db)) ?? config.warnOneIn,
    operators: config.warnOneIn,
    asked: await shownThresholds(db, await thresholds(db, 50), caller.id),
    mayDecide: await reach.has(db, caller.scope("alerts.hold")),
  }));

  desk.change(askAlertThreshold, async ({ people, reason }, { trx, now, caller, scope }) => {
    await reach.must(trx, scope);
    if (!PROFILES[config.profile].dose)
      throw new Fault("not_offered", "This server warns by its risk profile, which has no such threshold.");
    await lockThresholds(trx);
    if (await waitingThreshold(trx)) throw new Fault("conflict", "Another threshold waits for its decision.");
    const row: AlertThresholdRow = {
      ...{ id: drawId(random), people, reason, asked_ms: ms(now), asked_by: caller.id },
      ...{ decision: null, decided_ms: null, decided_by: null, decision_reason: "" },
    };
    await addThreshold(trx, row);
    return changed(await shown(trx, row, caller.id), {
      action: "alerts.ask-threshold",
      subject: row.id,
      fields: ["people"],
    });
  });

  desk.changeOf(
    decideAlertThreshold,
    {
      async lock(trx: Transaction, scope, { id }) {
        await reach.must(trx, scope);
        await lockThresholds(trx);
        return findThreshold(trx, id);
      },
      missing: "Nobody asked for such a threshold.",
      conflict: "This was decided.",
      still: ({ decision }) => decision === null,
    },
    async ({ id, decision, reason }, { trx, now, caller, row }) => {
      if (now >= lapseOf(row)) throw new Fault("conflict", "It waited seven days, and is over.");
      if (decision === "confirmed" && !isSecondPerson(await actorIn(trx, caller.id), [row.asked_by]))
        throw new Fault("same_person", "Another person must confirm a threshold.");
      const changes = {
        ...{ decision, decided_ms: ms(now), decided_by: caller.id, decision_reason: reason },
      };
      await changeThreshold(trx, id, changes);
      return changed(await shown(trx, { ...row, ...changes }, caller.id), {
        action: decision === "confirmed" ? "alerts.threshold" : "alerts.refuse-threshold",
        subject: id,
        fields: ["people"],
      });
    },
  );
}
