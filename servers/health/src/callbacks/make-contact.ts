/** Makes a contact of whoever was called, or adds what they shared to the contact that an interview told of; and with it a quarantine. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { contactFromCallback } from "@bluezone/contract/health/callbacks";
import type { ChangeEntry } from "@bluezone/desk/change";
import { dayOf, parseDay } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import { holdNames, knownOrNew } from "../contacts/known-person.ts";
import { openContact } from "../contacts/open-contact.ts";
import { lockContacts, noContact, personOfContact, putContact } from "../contacts/store.ts";
import type { ContactRow } from "../contacts/tables.ts";
import { joinedNote, mustBeNear, sameMeeting, tiedBy } from "../contacts/tie.ts";
import type { Context } from "../context.ts";
import type { SentHooks } from "../from-phone/hooks.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Person } from "../people/person.ts";
import { startQuarantine } from "../quarantine/start.ts";
import { fromMs } from "../tables.ts";
import type { CallChange } from "./change-call.ts";
import { toldOf } from "./view.ts";

/** What is made of a call. */
type ContactRequest = Pick<RequestOf<typeof contactFromCallback>, "person" | "note" | "near" | "quarantine">;
type Calling = CallChange & { readonly caller: Viewer; readonly scope: Scope };
type Told = ReturnType<typeof toldOf>;
type Known = Pick<Context, "config" | "vault" | "random">;

/** A contact of an interview whom the officer says was called. Throws Fault `not_found` or `conflict`. */
async function namedContact({ trx, scope, caller }: Calling, id: string): Promise<ContactRow> {
  const contact = (await lockContacts(trx, scope, [id])).get(id);
  if (!contact) throw noContact();
  if (contact.sent_ms !== null || contact.case_id === null)
    throw new Fault("conflict", "This contact has evidence from the app already, or is near no case.");
  await mustBeNear({ trx, scope: caller.scope("cases.read") }, contact.case_id);
  return contact;
}

/** Who was called, the contact of an interview that is the same meeting, and the entry of what was filled in of somebody known. */
async function whoWasCalled(
  context: Known,
  calling: Calling,
  { phone, shared }: Told,
  { person: typed, near }: ContactRequest,
): Promise<{
  readonly person: Person;
  readonly contact: ContactRow | undefined;
  readonly filled: readonly ChangeEntry[];
}> {
  const { trx, now, row, scope, caller } = calling;
  if (near && "contactId" in near) {
    const contact = await namedContact(calling, near.contactId);
    return { person: await personOfContact(context, trx, contact), contact, filled: [] };
  }
  const keys = await openPeopleKeys(context, trx);
  const fields = { ...typed, phone, about: typed.about ?? null };
  const home = { unitId: row.unit_id, unitPath: row.unit_path };
  await holdNames(trx, keys, [fields.name]);
  const { person, filled } = await knownOrNew(context, trx, { keys, scope, now }, fields, home);
  if (!near) return { person, contact: undefined, filled };
  await mustBeNear({ trx, scope: caller.scope("cases.read") }, near.caseId);
  const sentDay = shared?.day ? parseDay(shared.day) : null;
  const of = { personId: person.id, caseId: near.caseId };
  return { person, contact: await sameMeeting({ trx, scope }, of, sentDay), filled };
}

/** The contact with what was shared; its id. */
async function keepContact(
  { random }: Pick<Context, "random">,
  calling: Calling,
  { person, contact }: { readonly person: Person; readonly contact: ContactRow | undefined },
  { shared }: Told,
  { near, note }: ContactRequest,
): Promise<string> {
  const { trx, now, row, caller } = calling;
  const day = shared?.day ? parseDay(shared.day) : null;
  const [part, minutes] = [shared?.part ?? null, shared?.minutes ?? null];
  const confidence = shared?.confidence ?? null;
  if (!contact) {
    const caseId = near && "caseId" in near ? near.caseId : null;
    const sent = { source: "app", day, part, minutes, confidence, sentAt: fromMs(row.made_ms) } as const;
    const opened = { person, caseId, ...sent, tied: caseId !== null, note: note ?? null, by: caller.id };
    return (await openContact(trx, { random, now }, opened)).id;
  }
  const column = `contact/${contact.id}/note`;
  const joined = joinedNote(person.own.openOrNull(column, contact.note), note ?? null);
  await putContact(trx, contact, calling, {
    sent_day: day,
    sent_part: part,
    sent_minutes: minutes,
    confidence,
    sent_ms: row.made_ms,
    ...tiedBy(calling),
    note: person.own.sealOrNull(column, joined),
  });
  return contact.id;
}

/** The person, the contact, and the quarantine if one was begun; the declaration or request of the call becomes the same person's. */
export async function makeContact(
  context: Known,
  { linkSource }: Pick<SentHooks, "linkSource">,
  caller: Viewer,
  call: CallChange,
  asked: ContactRequest,
): Promise<{
  readonly personId: string;
  readonly contactId: string;
  readonly quarantineId: string | null;
  readonly filled: readonly ChangeEntry[];
}> {
  const { random } = context;
  const { trx, now, row } = call;
  caller.must("contacts.write", row.unit_path);
  const today = dayOf(now, "vietnam");
  const calling: Calling = { ...call, caller, scope: caller.scope("contacts.write") };
  const told = toldOf(await openPeopleKeys(context, trx), random, row);
  const called = await whoWasCalled(context, calling, told, asked);
  const { person, filled } = called;
  await linkSource(trx, person.id, row);
  const contactId = await keepContact(context, calling, called, told, asked);
  const { quarantine } = asked;
  if (!quarantine) return { personId: person.id, contactId, quarantineId: null, filled };
  caller.must("quarantine.write", row.unit_path);
  const { place, siteName, firstDay, reason } = quarantine;
  const { id: quarantineId } = await startQuarantine(
    trx,
    { random, now, today, disease: context.config.disease },
    {
      person,
      contactId,
      caseId: null,
      place,
      ...(siteName ? { siteName } : {}),
      ruleDay: today,
      firstDay: parseDay(firstDay),
      reason,
      by: caller.id,
    },
  );
  return { personId: person.id, contactId, quarantineId, filled };
}
