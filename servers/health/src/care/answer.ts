/** A request between units is answered. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import { type answerCareRequest as endpoint, SHOWN_DAYS } from "@bluezone/contract/health/care-requests";
import { type ChangeContext, type ChangeResult, changed } from "@bluezone/desk/change";
import { Days, plus } from "@bluezone/protocol/time";
import { type Scope, within } from "@bluezone/staff/scope";
import type { Context } from "../context.ts";
import { noteReadings } from "../people/readings.ts";
import { ms, type Tables, type Transaction } from "../tables.ts";
import { moveCare } from "./move-care.ts";
import { lockPersonOf, lockRequest, putRequest } from "./store.ts";
import type { CareRequestRow } from "./tables.ts";

/** What is answered: a request to a unit within reach, or from one that withdraws it. */
export const requestTarget = {
  async lock(trx: Transaction, scope: Scope, { id, answer }: RequestOf<typeof endpoint>) {
    const row = await lockRequest(trx, id);
    return row && within(scope, answer === "withdrawn" ? row.asker_unit_path : row.other_unit_path)
      ? row
      : undefined;
  },
  missing: "There is no such request within reach.",
  conflict: "This was answered already.",
  still: ({ answer }: CareRequestRow): boolean => answer === null,
};

/**
 * With "moved" all that is the person's goes into the other unit's care; with "shown" it is read there for a while. Throws Fault
 * `conflict` when the person is in another unit's care by now.
 */
export async function answerCareRequest(
  context: Context,
  { id, answer }: RequestOf<typeof endpoint>,
  { trx, caller, now, row }: ChangeContext<Tables> & { readonly row: CareRequestRow },
): Promise<ChangeResult<Record<string, never>>> {
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
  return changed({}, { action: `care.${answer}`, subject: id });
}
