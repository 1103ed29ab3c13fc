/** An officer says which contact a case was before, or that it was none. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { linkContact as endpoint } from "@bluezone/contract/health/cases";
import type { ActionContext } from "../action-context.ts";
import { seenCase } from "../cases/change-case.ts";
import { putCase } from "../cases/store.ts";
import type { Context } from "../context.ts";
import type { Transaction } from "../tables.ts";
import { lockBecame, lockContacts, noContact, putContact } from "./store.ts";

/** Links, or with null takes the link away; answers the case's new version. Throws Fault `not_found` or `conflict`. */
export async function linkContact(
  context: Pick<Context, "staff">,
  trx: Transaction,
  asked: RequestOf<typeof endpoint>,
  doing: ActionContext,
): Promise<number> {
  const { caller, now } = doing;
  const row = await seenCase(trx, { caller, permission: "cases.write" }, asked);
  const { contactId } = asked;
  if (contactId === null) {
    for (const one of await lockBecame(trx, row.id))
      await putContact(trx, one, doing, { became_case_id: null });
  } else {
    const contact = (await lockContacts(trx, caller.scope("contacts.write"), [contactId])).get(contactId);
    if (!contact) throw noContact();
    if (contact.case_id === row.id) throw new Fault("conflict", "This contact was near this very case.");
    if (contact.became_case_id !== null && contact.became_case_id !== row.id)
      throw new Fault("conflict", "This contact became another case already.");
    await putContact(trx, contact, doing, { became_case_id: row.id });
  }
  const version = await putCase(trx, row, doing, { from_contact_id: contactId });
  await context.staff.audit(trx, now, {
    actor: caller.id,
    action: contactId === null ? "case.unlink-contact" : "case.link-contact",
    subject: row.id,
    fields: ["chain"],
  });
  return version;
}
