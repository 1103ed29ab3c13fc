/**
 * The endpoints through which a bulletin goes from hand to hand: submitted, returned, approved, reviewed, withdrawn.
 */
import type { Endpoint, RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import {
  approveBulletin,
  discardBulletin,
  publishUrgent,
  recallBulletin,
  returnBulletin,
  reviewBulletin,
  submitBulletin,
  withdrawBulletin,
} from "@bluezone/contract/rollout/bulletins";
import { dayOf, type Instant, isoInstant } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import { actorIn } from "@bluezone/staff/two-people";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { withHand } from "../hands.ts";
import { ms, type Transaction } from "../tables.ts";
import { sendOut } from "./approve.ts";
import { checkContent } from "./check.ts";
import { mustStep, type Step } from "./life.ts";
import type { Voice } from "./sound/voice.ts";
import { deleteDraft, lockBulletin, updateBulletin } from "./store.ts";
import { surroundingsOf, targetPaths } from "./surroundings.ts";
import type { BulletinRow } from "./tables.ts";
import { contentOf, handsOf, standingOf } from "./view.ts";

type RowVersion = { readonly id: string; readonly version: number };

/** Adds the endpoints. */
export function addStepRoutes(http: Http<Viewer>, context: Context, voice: Voice): void {
  const { clock, database, staff } = context;

  /** Takes a step with a bulletin that is as it was seen; `become` tells what its row becomes. */
  async function take(
    caller: Viewer,
    { id, version }: RowVersion,
    step: Step,
    permission: string,
    become: (row: BulletinRow, now: Instant, trx: Transaction) => Promise<Partial<BulletinRow>>,
  ): Promise<{ version: number }> {
    const now = clock.now();
    return database.transaction(async (trx) => {
      const row = await lockBulletin(trx, caller.scope(permission), id);
      if (!row) throw new Fault("not_found", "There is no such bulletin.");
      mustStep(step, standingOf(row), await actorIn(trx, caller.id));
      if (row.version !== version) throw new Fault("conflict", "Somebody has changed it meanwhile.");
      await updateBulletin(trx, id, { ...(await become(row, now, trx)), version: version + 1 });
      await staff.audit(trx, now, { actor: caller.id, action: `bulletin.${step}`, subject: id });
      return { version: version + 1 };
    });
  }
  const withdrawn = (caller: Viewer, reason: string, now: Instant): Partial<BulletinRow> => ({
    state: "withdrawn",
    withdrawn_by: caller.id,
    withdrawn_ms: ms(now),
    reason,
  });
  const asked = <E extends Endpoint>(_endpoint: E, body: RequestOf<E>) => body;

  http.route(submitBulletin, (seen, { caller }) =>
    take(caller, seen, "submit", "bulletins.write", async (row, now, trx) => {
      const scope = caller.scope("bulletins.write");
      const content = contentOf(row);
      const paths = await targetPaths(trx, scope, content, row.unit_path);
      const around = await surroundingsOf(trx, content, paths, dayOf(now, "vietnam"));
      if (checkContent(content, around).findings.length > 0)
        throw new Fault("not_ready", "The check has found something.");
      return {
        state: "submitted",
        submitted_by: caller.id,
        submitted_ms: ms(now),
        hands: JSON.stringify(withHand(handsOf(row), caller.id)),
      };
    }),
  );

  http.route(recallBulletin, (seen, { caller }) =>
    take(caller, seen, "recall", "bulletins.write", async () => ({ state: "draft" })),
  );

  http.route(discardBulletin, ({ id, version }, { caller }) =>
    database.transaction(async (trx) => {
      const row = await lockBulletin(trx, caller.scope("bulletins.write"), id);
      if (!row) throw new Fault("not_found", "There is no such bulletin.");
      mustStep("discard", standingOf(row), await actorIn(trx, caller.id));
      if (row.version !== version) throw new Fault("conflict", "Somebody has changed it meanwhile.");
      await deleteDraft(trx, id);
      await staff.audit(trx, clock.now(), { actor: caller.id, action: "bulletin.discard", subject: id });
      return {};
    }),
  );

  http.route(returnBulletin, ({ reason, ...seen }, { caller }) =>
    take(caller, seen, "return", "bulletins.approve", async () => ({ state: "draft", reason })),
  );

  http.route(approveBulletin, async (seen, { caller }) => {
    const sent = await sendOut(context, voice, { ...seen, viewer: caller, step: "approve" }, clock.now());
    return { version: sent.version, package: sent.package };
  });

  http.route(publishUrgent, async (seen, { caller }) => {
    const sent = await sendOut(
      context,
      voice,
      { ...seen, viewer: caller, step: "publish-urgent" },
      clock.now(),
    );
    return { version: sent.version, package: sent.package, reviewDue: isoInstant(sent.reviewDue) };
  });

  http.route(reviewBulletin, (body, { caller }) => {
    const review = asked(reviewBulletin, body);
    return take(caller, review, "review", "bulletins.approve", async (_row, now) => ({
      reviewed_by: caller.id,
      reviewed_ms: ms(now),
      ...(review.stands ? {} : withdrawn(caller, review.reason, now)),
    }));
  });

  http.route(withdrawBulletin, ({ reason, ...seen }, { caller }) =>
    take(caller, seen, "withdraw", "bulletins.write", async (_row, now) => withdrawn(caller, reason, now)),
  );
}
