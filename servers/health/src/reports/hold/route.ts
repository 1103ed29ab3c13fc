/** The endpoints of holding alerts, and the signed policy for phones. */
import { Fault } from "@bluezone/contract/fault";
import { decideHold, HELD, holdAlerts, policy, readAlertHold } from "@bluezone/contract/health/alert-hold";
import { changed, type Desk } from "@bluezone/desk/change";
import type { Instant } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Scope } from "@bluezone/staff/scope";
import { actorIn } from "@bluezone/staff/two-people";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../../context.ts";
import { drawId } from "../../record-id.ts";
import { ms, type Tables, type Transaction } from "../../tables.ts";
import { reachOfAlerts } from "../alerts-reach.ts";
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
export function addHoldRoutes(http: Http<Viewer>, desk: Desk<Tables>, context: Context): void {
  const { clock, config, database, policySigner, random } = context;
  const { db } = database;
  const reach = reachOfAlerts(context);
  const shown = async (trx: Transaction, row: AlertHoldRow, viewer: Viewer, now: Instant) => {
    const [hold] = await shownHolds(trx, [row], viewer.id, now);
    if (!hold) throw new TypeError("a row is shown");
    return { hold };
  };

  desk.read(readAlertHold, async (_body, { caller }) => {
    const now = clock.now();
    return {
      watched: await Promise.all(
        HELD.map(async (of) => ({ of, codes: await codesWatched(db, of, now), limit: limitOf(config, of) })),
      ),
      holds: await shownHolds(db, await holds(db, 50), caller.id, now),
      signed: policySigner !== undefined,
      mayDecide: await reach.has(db, caller.scope("alerts.hold")),
    };
  });

  desk.change(holdAlerts, async ({ of, reason }, { trx, now, caller, scope }) => {
    await reach.must(trx, scope);
    await lockHolds(trx);
    if (!mayBegin(await recentHolds(trx, of, now), "officer", now))
      throw new Fault("hold_too_soon", "A hold is, or was within the last twelve hours.");
    const row = holdOf({
      id: drawId(random),
      of,
      cause: "officer",
      from_ms: ms(now),
      until_ms: ms(endOfEmergency(now)),
      codes: await codesWatched(trx, of, now),
      most: limitOf(config, of),
      by: caller.id,
      reason,
    });
    await addHold(trx, row);
    return changed(await shown(trx, row, caller, now), {
      action: "alerts.hold",
      subject: row.id,
      fields: [of],
    });
  });

  desk.changeOf(
    decideHold,
    {
      async lock(trx: Transaction, scope: Scope, { id }) {
        await reach.must(trx, scope);
        await lockHolds(trx);
        return findHold(trx, id);
      },
      missing: "There is no such hold.",
      conflict: "This hold is over.",
      still: (hold) => isActive(hold, clock.now()),
    },
    async ({ id, decision, reason }, { trx, now, caller, row }) => {
      const { action, changes } = decide(row, { decision, reason, by: await actorIn(trx, caller.id) }, now);
      await changeHold(trx, id, changes);
      return changed(await shown(trx, { ...row, ...changes }, caller, now), { action, subject: id });
    },
  );

  http.document(policy, async () => {
    const issue = policySigner && (await newestPolicy(db));
    return issue && { body: issue.document };
  });
}
