/** Sets something to be done for a contact; the contact says what comes next. */
import { Fault } from "@bluezone/contract/fault";
import { Days, type Instant, plus } from "@bluezone/protocol/time";
import type { ActionContext } from "../../action-context.ts";
import { mustLive } from "../../cases/died-store.ts";
import type { Context } from "../../context.ts";
import { drawId } from "../../record-id.ts";
import { ms, type Transaction } from "../../tables.ts";
import type { ContactRow, FollowUpRow } from "../tables.ts";
import { insertFollowUp, noteNext } from "./store.ts";

/** The farthest time that can be set, in days ahead. */
export const FARTHEST = 60;

/** A time to come. Throws Fault `due_invalid` for one that is over or too far. */
export function mustBeAhead(due: Instant, now: Instant): Instant {
  if (due < now || due > plus(now, Days(FARTHEST)))
    throw new Fault("due_invalid", `the time must lie in the next ${FARTHEST} days`);
  return due;
}

/** Adds it, for a contact that is held. Throws Fault `person_died`. */
export async function openFollowUp(
  trx: Transaction,
  { random }: Pick<Context, "random">,
  contact: Pick<ContactRow, "id" | "person_id" | "unit_path">,
  { kind, due }: { readonly kind: FollowUpRow["kind"]; readonly due: Instant },
  { caller, now }: ActionContext,
): Promise<string> {
  await mustLive(trx, contact.person_id);
  const id = drawId(random);
  await insertFollowUp(trx, {
    id,
    contact_id: contact.id,
    unit_path: contact.unit_path,
    kind,
    due_ms: ms(due),
    outcome: null,
    done_ms: null,
    done_by: null,
    note: null,
    version: 1,
    made_ms: ms(now),
    made_by: caller.id,
  });
  await noteNext(trx, contact.id);
  return id;
}
