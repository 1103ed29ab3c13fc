/** The doors of holding alerts, and the signed policy for phones. */
import { Fault } from "@bluezone/contract/fault";
import { decideHold, holdAlerts, policy, readAlertHold } from "@bluezone/contract/health/alert-hold";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../../context.ts";
import { drawId } from "../../people/store.ts";
import { ms } from "../../tables.ts";
import type { AlertHoldRow } from "../rows.ts";
import { addHold, codesBefore, holds, keepDecision, lockHolds, newestPolicy, shownHolds } from "./store.ts";
import { endOf, isActive, mayBegin } from "./surge.ts";

/** Adds them. */
export function addHoldRoutes(http: Http<Viewer>, context: Context): void {
  const { clock, config, database, policySigner, random, staff } = context;
  const { db } = database;
  const shown = async (row: AlertHoldRow) => {
    const [hold] = await shownHolds(db, [row], clock.now());
    if (!hold) throw new TypeError("a row is shown");
    return { hold };
  };

  http.route(readAlertHold, async () => {
    const now = clock.now();
    return {
      codes: await codesBefore(db, now),
      limit: config.surgeCodes,
      holds: await shownHolds(db, await holds(db, 50), now),
      signed: policySigner !== undefined,
    };
  });

  http.route(holdAlerts, async ({ reason }, { caller }) => {
    const now = clock.now();
    const row: AlertHoldRow = {
      id: drawId(random),
      cause: "officer",
      from_ms: ms(now),
      until_ms: ms(endOf(now)),
      codes: await codesBefore(db, now),
      most: config.surgeCodes,
      by: caller.id,
      reason,
      decision: null,
      decided_ms: null,
      decided_by: null,
      decision_reason: "",
    };
    await database.transaction(async (trx) => {
      if (!mayBegin(await lockHolds(trx), now))
        throw new Fault("hold_too_soon", "A hold is, or ended less than twelve hours ago.");
      await addHold(trx, row);
      await staff.audit(trx, now, { actor: caller.id, action: "alerts.hold", subject: row.id });
    });
    return shown(row);
  });

  http.route(decideHold, async ({ id, decision, reason }, { caller }) => {
    const now = clock.now();
    const row = await database.transaction(async (trx) => {
      const last = await lockHolds(trx);
      if (last?.id !== id) throw new Fault("not_found", "There is no such hold, or a later one.");
      if (!isActive(last, now) || last.decision === decision)
        throw new Fault("conflict", "This hold is over, or was decided so already.");
      const decided = {
        decision,
        decided_ms: ms(now),
        decided_by: caller.id,
        decision_reason: reason,
      };
      await keepDecision(trx, id, decided);
      await staff.audit(trx, now, {
        actor: caller.id,
        action: decision === "lifted" ? "alerts.lift" : "alerts.keep",
        subject: id,
      });
      return { ...last, ...decided };
    });
    return shown(row);
  });

  http.document(policy, async () => {
    const issue = policySigner && (await newestPolicy(db));
    return issue && { body: issue.document };
  });
}
