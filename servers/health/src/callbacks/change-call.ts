/** Changes a call that is as the viewer saw it, and counts the first time that somebody was called. */
import { Fault } from "@bluezone/contract/fault";
import { type ChangeContext, type ChangeResult, changed } from "@bluezone/desk/change";
import { dayOf, mondayOf } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import { ms, type Tables, type Transaction } from "../tables.ts";
import { type Call, countFirstCall, lockCall, updateCall } from "./store.ts";
import type { CallbackRow } from "./tables.ts";
import { waitedOf } from "./view.ts";

/** A call that is changed. */
export const CALL = {
  lock: (trx: Transaction, scope: Scope, { id }: { readonly id: string }) => lockCall(trx, scope, id),
  missing: "There is no such call.",
  conflict: "Somebody else has it, or has changed it meanwhile.",
};

/** A call that a viewer changes. */
export type CallChange = Pick<ChangeContext<Tables>, "trx" | "now"> & { readonly row: Call };

/** Throws Fault `conflict` unless the viewer has taken it. */
export function mustBeTakenBy({ state, taken_by }: Call, { id }: Viewer): void {
  if (state !== "taken" || taken_by !== id) throw new Fault("conflict", CALL.conflict);
}

/** Writes what becomes of the row; answers the new version. */
export async function putCall(
  { trx, row }: Pick<CallChange, "trx" | "row">,
  action: string,
  changes: Partial<CallbackRow>,
): Promise<ChangeResult<{ version: number }>> {
  const version = await updateCall(trx, row, changes);
  const fields = Object.keys(changes)
    .map((name) => name.replace(/_ms$|_/g, ""))
    .slice(0, 10);
  return changed({ version }, { action, subject: row.id, fields });
}

/** That somebody was called. The first call of a row is counted, once. */
export async function called({ trx, now, row }: CallChange): Promise<Partial<CallbackRow>> {
  if (row.called_ms !== null) return {};
  await countFirstCall(trx, row, mondayOf(dayOf(now, "vietnam")), waitedOf(row, now));
  return { called_ms: ms(now) };
}

/** That somebody was called and need not be again. */
export const closed = async (change: CallChange, outcome: string): Promise<Partial<CallbackRow>> => ({
  ...(await called(change)),
  state: "closed",
  outcome,
  tries: change.row.tries + 1,
  closed_ms: ms(change.now),
});
