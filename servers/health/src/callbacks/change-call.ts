/** Changes a call that is as the viewer saw it, and counts the first time that somebody was called. */
import { Fault } from "@bluezone/contract/fault";
import { dayOf, type Instant, mondayOf } from "@bluezone/protocol/time";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { ms, type Transaction } from "../tables.ts";
import { type Call, countFirstCall, lockCall, updateCall } from "./store.ts";
import type { CallbackRow } from "./tables.ts";
import { waitedOf } from "./view.ts";

/** A call that a viewer is about to change. */
export type Held = { readonly trx: Transaction; readonly now: Instant; readonly row: Call };

/** What becomes of the row, and what is answered besides its version. */
type Changed<T> = { readonly changes: Partial<CallbackRow>; readonly more: T };

/** Who changes it, what the audit log calls that, and in which state it must be: "mine" asks that the viewer has taken it, "open" that nobody else has. */
type Action = {
  readonly caller: Viewer;
  readonly action: string;
  readonly state: "waiting" | "mine" | "open";
};

/** Does it in one transaction; answers the new version. Throws Fault `not_found`; `conflict` when it is another version or in another state. */
export const changeCall = <T extends object>(
  { clock, database, staff }: Pick<Context, "clock" | "database" | "staff">,
  { id, version }: { readonly id: string; readonly version: number },
  { caller, action, state }: Action,
  work: (held: Held) => Promise<Changed<T>>,
): Promise<T & { version: number }> =>
  database.transaction(async (trx) => {
    const now = clock.now();
    const row = await lockCall(trx, caller.scope("callbacks.act"), id);
    if (!row) throw new Fault("not_found", "There is no such call.");
    const held = row.state === "taken" && row.taken_by === caller.id;
    const ready = { waiting: row.state === "waiting", mine: held, open: row.state === "waiting" || held };
    if (row.version !== version || !ready[state])
      throw new Fault("conflict", "Somebody else has it, or has changed it meanwhile.");
    const { changes, more } = await work({ trx, now, row });
    const next = await updateCall(trx, row, changes);
    const fields = Object.keys(changes)
      .map((name) => name.replace(/_ms$|_/g, ""))
      .slice(0, 10);
    await staff.audit(trx, now, { actor: caller.id, action, subject: id, fields });
    return { ...more, version: next };
  });

/** That somebody was called. The first call of a row is counted, once. */
export async function called({ trx, now, row }: Held): Promise<Partial<CallbackRow>> {
  if (row.called_ms !== null) return {};
  await countFirstCall(trx, row, mondayOf(dayOf(now, "vietnam")), waitedOf(row, now));
  return { called_ms: ms(now) };
}

/** That somebody was called and need not be again. */
export const closed = async (held: Held, outcome: string): Promise<Partial<CallbackRow>> => ({
  ...(await called(held)),
  state: "closed",
  outcome,
  tries: held.row.tries + 1,
  closed_ms: ms(held.now),
});
