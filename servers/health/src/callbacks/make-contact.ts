/** Makes a contact of whoever was called, and with it a quarantine. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import type { contactFromCallback } from "@bluezone/contract/health/callbacks";
import { dayOf, parseDay } from "@bluezone/protocol/time";
import type { Viewer } from "@bluezone/staff/viewer";
import { knownOrNew } from "../contacts/known-person.ts";
import { openContact } from "../contacts/open-contact.ts";
import type { Context } from "../context.ts";
import type { SentHooks } from "../from-phone/hooks.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { startQuarantine } from "../quarantine/start.ts";
import type { CallChange } from "./change-call.ts";
import { toldOf } from "./view.ts";

/** What is made of a call. */
type ContactRequest = Pick<RequestOf<typeof contactFromCallback>, "person" | "note" | "quarantine">;

/** The person, the contact, and the quarantine if one was begun; the declaration or request of the call becomes the same person's. */
export async function makeContact(
  context: Pick<Context, "vault" | "random">,
  { linkSource }: Pick<SentHooks, "linkSource">,
  caller: Viewer,
  { trx, now, row }: CallChange,
  { person: typed, note, quarantine }: ContactRequest,
): Promise<{ readonly personId: string; readonly contactId: string; readonly quarantineId: string | null }> {
  const { random } = context;
  caller.must("contacts.write", row.unit_path);
  const today = dayOf(now, "vietnam");
  const keys = await openPeopleKeys(context, trx);
  const { phone, shared } = toldOf(keys, random, row);
  const home = { unitId: row.unit_id, unitPath: row.unit_path };
  const scope = caller.scope("contacts.write");
  const { person } = await knownOrNew(
    context,
    trx,
    { keys, scope, now },
    { ...typed, phone, about: typed.about ?? null },
    home,
  );
  await linkSource(trx, person.id, row);
  const { id: contactId } = await openContact(
    trx,
    { random, now },
    {
      person,
      caseId: null,
      source: "app",
      day: shared?.day ? parseDay(shared.day) : null,
      part: shared?.part ?? null,
      minutes: shared?.minutes ?? null,
      confidence: shared?.confidence ?? null,
      note: note ?? null,
      by: caller.id,
    },
  );
  if (!quarantine) return { personId: person.id, contactId, quarantineId: null };
  caller.must("quarantine.write", row.unit_path);
  const { place, siteName, firstDay, reason } = quarantine;
  const { id: quarantineId } = await startQuarantine(
    trx,
    { random, now, today },
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
  return { personId: person.id, contactId, quarantineId };
}
