/** What is done with follow-ups: set, recorded, given another time. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import {
  type doFollowUp as doEndpoint,
  type makeFollowUp as makeEndpoint,
  type moveFollowUp as moveEndpoint,
  OUTCOMES,
} from "@bluezone/contract/health/follow-ups";
import { parseInstant } from "@bluezone/protocol/time";
import type { ActionContext } from "../../action-context.ts";
import type { Context } from "../../context.ts";
import { ms, type Transaction } from "../../tables.ts";
import { lockContacts, noContact, personOfContact } from "../store.ts";
import { mustBeAhead, openFollowUp } from "./open-follow-up.ts";
import { noteNext, putFollowUp, seenFollowUp } from "./store.ts";

/** Sets something to be done; answers its id. */
export async function makeFollowUp(
  context: Context,
  trx: Transaction,
  { contactId, kind, due }: RequestOf<typeof makeEndpoint>,
  doing: ActionContext,
): Promise<string> {
  const { caller, now } = doing;
  const at = mustBeAhead(parseInstant(due), now);
  const contact = (await lockContacts(trx, caller.scope("contacts.write"), [contactId])).get(contactId);
  if (!contact) throw noContact();
  const id = await openFollowUp(trx, context, contact, { kind, due: at }, doing);
  await context.staff.audit(trx, now, {
    actor: caller.id,
    action: "follow-up.make",
    subject: contactId,
    fields: ["kind", "due"],
  });
  return id;
}

/** Records what came of it and sets the next one; answers its version. Throws Fault `outcome_invalid` or `due_invalid`. */
export async function doFollowUp(
  context: Context,
  trx: Transaction,
  asked: RequestOf<typeof doEndpoint>,
  doing: ActionContext,
): Promise<number> {
  const { caller, now } = doing;
  const { outcome, note, next } = asked;
  const { followUp, contact } = await seenFollowUp(trx, caller.scope("contacts.write"), asked);
  if (!(OUTCOMES[followUp.kind] as readonly string[]).includes(outcome))
    throw new Fault("outcome_invalid", "This cannot come of it.");
  const due = next === null ? undefined : mustBeAhead(parseInstant(next.due), now);
  const person = await personOfContact(context, trx, contact);
  const version = followUp.version + 1;
  await putFollowUp(trx, followUp.id, {
    outcome,
    done_ms: ms(now),
    done_by: caller.id,
    note: person.own.sealOrNull(`follow-up/${followUp.id}/note`, note || null),
    version,
  });
  if (next !== null && due !== undefined)
    await openFollowUp(trx, context, contact, { kind: next.kind, due }, doing);
  else await noteNext(trx, contact.id);
  await context.staff.audit(trx, now, {
    actor: caller.id,
    action: "follow-up.do",
    subject: contact.id,
    fields: ["outcome", ...(note ? ["note"] : []), ...(next ? ["next"] : [])],
  });
  return version;
}

/** Gives it another time; answers its version. Throws Fault `due_invalid`. */
export async function moveFollowUp(
  context: Context,
  trx: Transaction,
  asked: RequestOf<typeof moveEndpoint>,
  { caller, now }: ActionContext,
): Promise<number> {
  const { followUp, contact } = await seenFollowUp(trx, caller.scope("contacts.write"), asked);
  const due = mustBeAhead(parseInstant(asked.due), now);
  const version = followUp.version + 1;
  await putFollowUp(trx, followUp.id, { due_ms: ms(due), version });
  await noteNext(trx, contact.id);
  await context.staff.audit(trx, now, {
    actor: caller.id,
    action: "follow-up.move",
    subject: contact.id,
    fields: ["due"],
  });
  return version;
}
