/** A request between units is answered. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import { type answerCareRequest as endpoint, SHOWN_DAYS } from "@bluezone/contract/health/care-requests";
import { Days, plus } from "@bluezone/protocol/time";
import { within } from "@bluezone/staff/scope";
import type { ActionContext } from "../action-context.ts";
import type { Context } from "../context.ts";
import { noteReadings } from "../people/readings.ts";
import { ms, type Transaction } from "../tables.ts";
import { moveCare } from "./move-care.ts";
import { lockPersonOf, lockRequest, putRequest } from "./store.ts";

/**
 * With "moved" all that is the person's goes into the other unit's care; with "shown" it is read there for a while. Throws Fault
 * `not_found`, or `conflict` when it was answered already, or the person is in another unit's care by now.
 */
export async function answerCareRequest(
  context: Context,
  trx: Transaction,
  { id, answer }: RequestOf<typeof endpoint>,
  { caller, now }: ActionContext,
): Promise<void> {
  const scope = caller.scope("cases.handover");
  const row = await lockRequest(trx, id);
  if (!row || !within(scope, answer === "withdrawn" ? row.asker_unit_path : row.other_unit_path))
    throw new Fault("not_found", "There is no such request within reach.");
  if (row.answer !== null) throw new Fault("conflict", "This was answered already.");
  if (answer === "shown" && row.way === "give")
    throw new Fault("conflict", "A contact that is given is taken, or declined.");
  const person = await lockPersonOf(trx, row);
  const keeper = row.way === "ask" ? row.other_unit_id : row.asker_unit_id;
  if ((answer === "moved" || answer === "shown") && person.unit_id !== keeper)
    throw new Fault("conflict", "This person is in another unit's care by now.");
  await putRequest(trx, id, {
    answer,
    answered_ms: ms(now),
    answered_by: caller.id,
    until_ms: answer === "shown" ? ms(plus(now, Days(SHOWN_DAYS))) : null,
  });
  if (answer === "moved") {
    const to =
      row.way === "ask"
        ? { unitId: row.asker_unit_id, unitPath: row.asker_unit_path }
        : { unitId: row.other_unit_id, unitPath: row.other_unit_path };
    await moveCare(trx, person.id, { from: keeper, to });
    if (row.way === "give") await noteReadings(context, trx, now, caller, "care.take", [person.id]);
  }
  await context.staff.audit(trx, now, { actor: caller.id, action: `care.${answer}`, subject: id });
}
