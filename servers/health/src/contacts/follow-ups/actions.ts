/** What is done with follow-ups: set, recorded, given another time. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import {
  type doFollowUp as doEndpoint,
  type makeFollowUp as makeEndpoint,
  type moveFollowUp as moveEndpoint,
  OUTCOMES,
} from "@bluezone/contract/health/follow-ups";
import { type ChangeContext, type ChangeResult, changed } from "@bluezone/desk/change";
import { parseInstant } from "@bluezone/protocol/time";
import type { Context } from "../../context.ts";
import { ms, type Tables } from "../../tables.ts";
import { type ContactChange, contactTarget, personOfContact } from "../store.ts";
import { mustBeAhead, openFollowUp } from "./open-follow-up.ts";
import { type FollowUpOfContact, lockFollowUp, noteNext, putFollowUp } from "./store.ts";

/** What is changed: a follow-up within reach that is not done. */
export const followUpTarget = {
  lock: lockFollowUp,
  missing: contactTarget.missing,
  still: ({ done_ms }: FollowUpOfContact): boolean => done_ms === null,
};
type FollowUpChange = ChangeContext<Tables> & { readonly row: FollowUpOfContact };

/** Sets something to be done. Throws Fault `due_invalid` or `person_died`. */
export async function makeFollowUp(
  context: Context,
  { kind, due }: RequestOf<typeof makeEndpoint>,
  changing: ContactChange,
): Promise<ChangeResult<{ id: string }>> {
  const { trx, now, row } = changing;
  const at = mustBeAhead(parseInstant(due), now);
  const id = await openFollowUp(trx, context, row, { kind, due: at }, changing);
  return changed({ id }, { action: "follow-up.make", subject: row.id, fields: ["kind", "due"] });
}

/** Records what came of it and sets the next one. Throws Fault `outcome_invalid`, `due_invalid` or `person_died`. */
export async function doFollowUp(
  context: Context,
  { outcome, note, next }: RequestOf<typeof doEndpoint>,
  changing: FollowUpChange,
): Promise<ChangeResult<{ version: number }>> {
  const { trx, caller, now, row } = changing;
  const { contact } = row;
  if (!(OUTCOMES[row.kind] as readonly string[]).includes(outcome))
    throw new Fault("outcome_invalid", "This cannot come of it.");
  const due = next === null ? undefined : mustBeAhead(parseInstant(next.due), now);
  const person = await personOfContact(context, trx, contact);
  const version = row.version + 1;
  await putFollowUp(trx, row.id, {
    outcome,
    done_ms: ms(now),
    done_by: caller.id,
    note: person.own.sealOrNull(`follow-up/${row.id}/note`, note || null),
    version,
  });
  if (next !== null && due !== undefined)
    await openFollowUp(trx, context, contact, { kind: next.kind, due }, changing);
  else await noteNext(trx, contact.id);
  return changed(
    { version },
    {
      action: "follow-up.do",
      subject: contact.id,
      fields: ["outcome", ...(note ? ["note"] : []), ...(next ? ["next"] : [])],
    },
  );
}

/** Gives it another time. Throws Fault `due_invalid`. */
export async function moveFollowUp(
  asked: RequestOf<typeof moveEndpoint>,
  { trx, now, row }: FollowUpChange,
): Promise<ChangeResult<{ version: number }>> {
  const due = mustBeAhead(parseInstant(asked.due), now);
  const version = row.version + 1;
  await putFollowUp(trx, row.id, { due_ms: ms(due), version });
  await noteNext(trx, row.contact.id);
  return changed({ version }, { action: "follow-up.move", subject: row.contact.id, fields: ["due"] });
}
