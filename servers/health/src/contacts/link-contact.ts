/** An officer says which contact a case was before, or that it was none. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { linkContact as endpoint } from "@bluezone/contract/health/cases";
import { type ChangeEntry, type ChangeResult, changed } from "@bluezone/desk/change";
import type { CaseChange } from "../cases/change-case.ts";
import { putCase } from "../cases/store.ts";
import { endFollowUps } from "./follow-ups/end.ts";
import { lockBecame, lockContacts, noContact, putContact } from "./store.ts";

/** Links, or with null takes the link away; answers the case's new version. Throws Fault `not_found` or `conflict`. */
export async function linkContact(
  { contactId }: RequestOf<typeof endpoint>,
  changing: CaseChange,
): Promise<ChangeResult<{ version: number }>> {
  const { trx, caller, now, row } = changing;
  const ended: ChangeEntry[] = [];
  if (contactId === null) {
    for (const one of await lockBecame(trx, row.id))
      await putContact(trx, one, changing, { became_case_id: null });
  } else {
    const contact = (await lockContacts(trx, caller.scope("contacts.write"), [contactId])).get(contactId);
    if (!contact) throw noContact();
    if (contact.case_id === row.id) throw new Fault("conflict", "This contact was near this very case.");
    if (contact.became_case_id !== null && contact.became_case_id !== row.id)
      throw new Fault("conflict", "This contact became another case already.");
    // Of a case that is discarded they are a contact as before; it says alone whence it came.
    if (row.class !== "discarded") {
      await putContact(trx, contact, changing, { became_case_id: row.id });
      ended.push(...(await endFollowUps(trx, [contact.id], { by: caller.id, now })));
    }
  }
  const version = await putCase(trx, row, changing, { from_contact_id: contactId });
  const action = contactId === null ? "case.unlink-contact" : "case.link-contact";
  return changed({ version }, { action, subject: row.id, fields: ["chain"] }, ...ended);
}
