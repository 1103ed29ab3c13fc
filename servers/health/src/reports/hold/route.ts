/** The endpoints of holding alerts, and the signed policy for phones. */
import { Fault } from "@bluezone/contract/fault";
import { decideHold, HELD, holdAlerts, policy, readAlertHold } from "@bluezone/contract/health/alert-hold";
import { dayOf } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import { actorIn } from "@bluezone/staff/two-people";
import type { Viewer } from "@bluezone/staff/viewer";
import { reachesProvince } from "@bluezone/units/province";
import type { Context } from "../../context.ts";
import { drawId } from "../../record-id.ts";
import { ms, type Sql } from "../../tables.ts";
import type { AlertHoldRow } from "../tables.ts";
import { decide } from "./decide.ts";
import { holdOf } from "./hold-of.ts";
import { limitOf } from "./limit-of.ts";
import {
  addHold,
  changeHold,
  codesWatched,
  findHold,
  holds,
  lockHolds,
  newestPolicy,
  recentHolds,
  shownHolds,
} from "./store.ts";
import { endOfEmergency, isActive, mayBegin } from "./surge.ts";

/** Adds them. */
export function addHoldRoutes(http: Http<Viewer>, context: Context): void {
  const { clock, config, database, policySigner, random, staff } = context;
  const { db } = database;
  // The department of information acts for the province too, but not in what bears on health.
  const mayDecide = (sql: Sql, viewer: Viewer): Promise<boolean> =>
    reachesProvince(sql, viewer.scope("alerts.hold"), dayOf(clock.now(), "vietnam"), [
      "health-department",
      "province-committee",
    ]);
  const shown = async (row: AlertHoldRow, viewer: Viewer) => {
    const [hold] = await shownHolds(db, [row], viewer.id, clock.now());
    if (!hold) throw new TypeError("a row is shown");
    return { hold };
  };
  async function mustReachProvince(sql: Sql, viewer: Viewer): Promise<void> {
    if (!(await mayDecide(sql, viewer)))
      throw new Fault(
        "not_allowed",
        "Alerts are held and lifted by those who look after the whole province.",
      );
  }

  http.route(readAlertHold, async (_body, { caller }) => {
    const now = clock.now();
    return {
      watched: await Promise.all(
        HELD.map(async (of) => ({ of, codes: await codesWatched(db, of, now), limit: limitOf(config, of) })),
      ),
      holds: await shownHolds(db, await holds(db, 50), caller.id, now),
      signed: policySigner !== undefined,
      mayDecide: await mayDecide(db, caller),
    };
  });

  http.route(holdAlerts, async ({ of, reason }, { caller }) => {
    const now = clock.now();
    const row = holdOf({
      id: drawId(random),
      of,
      cause: "officer",
      from_ms: ms(now),
      until_ms: ms(endOfEmergency(now)),
      codes: await codesWatched(db, of, now),
      most: limitOf(config, of),
      by: caller.id,
      reason,
    });
    await database.transaction(async (trx) => {
      await mustReachProvince(trx, caller);
      await lockHolds(trx);
      if (!mayBegin(await recentHolds(trx, of, now), "officer", now))
        throw new Fault("hold_too_soon", "A hold is, or was within the last twelve hours.");
      await addHold(trx, row);
      await staff.audit(trx, now, { actor: caller.id, action: "alerts.hold", subject: row.id, fields: [of] });
    });
    return shown(row, caller);
  });

  http.route(decideHold, async ({ id, decision, reason }, { caller }) => {
    const now = clock.now();
    const row = await database.transaction(async (trx) => {
      await mustReachProvince(trx, caller);
      await lockHolds(trx);
      const hold = await findHold(trx, id);
      if (!hold) throw new Fault("not_found", "There is no such hold.");
      if (!isActive(hold, now)) throw new Fault("conflict", "This hold is over.");
      const { action, changes } = decide(hold, { decision, reason, by: await actorIn(trx, caller.id) }, now);
      await changeHold(trx, id, changes);
      await staff.audit(trx, now, { actor: caller.id, action, subject: id });
      return { ...hold, ...changes };
    });
    return shown(row, caller);
  });

  http.document(policy, async () => {
    const issue = policySigner && (await newestPolicy(db));
    return issue && { body: issue.document };
  });
}
