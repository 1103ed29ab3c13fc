/**
 * The endpoints through which a bulletin goes from hand to hand: submitted, returned, approved, reviewed, withdrawn.
 */
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
import { type ChangeContext, type ChangeResult, changed, type Desk } from "@bluezone/desk/change";
import { dayOf } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { actorIn } from "@bluezone/staff/two-people";
import type { Context } from "../context.ts";
import { withHand } from "../hands.ts";
import { ms, type Tables, type Transaction } from "../tables.ts";
import { sendOut } from "./approve.ts";
import { checkContent } from "./check.ts";
import { mustStep, type Step } from "./life.ts";
import type { Voice } from "./sound/voice.ts";
import { deleteDraft, lockBulletin, updateBulletin } from "./store.ts";
import { surroundingsOf, targetPaths } from "./surroundings.ts";
import type { BulletinRow } from "./tables.ts";
import { contentOf, handsOf, standingOf } from "./view.ts";

type Changing = ChangeContext<Tables> & { readonly row: BulletinRow };

/** Adds the endpoints. */
export function addStepRoutes(desk: Desk<Tables>, context: Context, voice: Voice): void {
  const bulletin = {
    lock: (trx: Transaction, scope: Scope, { id }: { readonly id: string }) => lockBulletin(trx, scope, id),
    missing: "There is no such bulletin.",
  };

  desk.changeOf(submitBulletin, bulletin, (_, changing) =>
    take("submit", changing, async ({ trx, now, caller, scope, row }) => {
      const content = contentOf(row);
      const paths = await targetPaths(trx, scope, content, row.unit_path);
      const around = await surroundingsOf(
        context.config.province,
        trx,
        content,
        paths,
        dayOf(now, "vietnam"),
      );
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

  desk.changeOf(recallBulletin, bulletin, (_, changing) =>
    take("recall", changing, async () => ({ state: "draft" })),
  );

  desk.changeOf(discardBulletin, bulletin, async ({ id }, { trx, caller, row }) => {
    mustStep("discard", standingOf(row), await actorIn(trx, caller.id));
    await deleteDraft(trx, id);
    return changed({}, { action: "bulletin.discard", subject: id });
  });

  desk.changeOf(returnBulletin, bulletin, ({ reason }, changing) =>
    take("return", changing, async () => ({ state: "draft", reason })),
  );

  desk.changes(approveBulletin, (seen, call) => sendOut(context, voice, "approve", seen, call));

  desk.changes(publishUrgent, (seen, call) => sendOut(context, voice, "publish-urgent", seen, call));

  desk.changeOf(reviewBulletin, bulletin, (review, changing) =>
    take("review", changing, async () => ({
      reviewed_by: changing.caller.id,
      reviewed_ms: ms(changing.now),
      ...(review.stands ? {} : withdrawn(changing, review.reason)),
    })),
  );

  desk.changeOf(withdrawBulletin, bulletin, ({ reason }, changing) =>
    take("withdraw", changing, async () => withdrawn(changing, reason)),
  );
}

/** Takes a step with a bulletin; `become` tells what its row becomes. */
async function take(
  step: Step,
  changing: Changing,
  become: (changing: Changing) => Promise<Partial<BulletinRow>>,
): Promise<ChangeResult<{ version: number }>> {
  const { trx, caller, row } = changing;
  mustStep(step, standingOf(row), await actorIn(trx, caller.id));
  const version = row.version + 1;
  await updateBulletin(trx, row.id, { ...(await become(changing)), version });
  return changed({ version }, { action: `bulletin.${step}`, subject: row.id });
}

const withdrawn = ({ caller, now }: Changing, reason: string): Partial<BulletinRow> => ({
  state: "withdrawn",
  withdrawn_by: caller.id,
  withdrawn_ms: ms(now),
  reason,
});
