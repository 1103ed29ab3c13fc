/** Whose samples are asked for or added: those of a case, or of a contact. */
import { Fault } from "@bluezone/contract/fault";
import type { Scope } from "@bluezone/staff/scope";
import { type CaseRow, findCase, lockCase } from "../cases/store.ts";
import { findContact, lockContacts, noContact } from "../contacts/store.ts";
import type { ContactRow } from "../contacts/tables.ts";
import type { Sql, Transaction } from "../tables.ts";

type Of = { readonly caseId: string } | { readonly contactId: string };

/** What samples are of, as it is read. */
export const READ = { case: findCase, contact: findContact };
/** The same, held until the transaction ends. */
export const HELD = {
  case: lockCase,
  contact: async (trx: Transaction, scope: Scope, id: string) =>
    (await lockContacts(trx, scope, [id])).get(id),
};

/** Whose samples, within reach. Throws Fault `not_found`; `conflict` for a case that goes on in another record. */
export async function personIdOf<S extends Sql>(
  find: {
    case(sql: S, scope: Scope, id: string): Promise<CaseRow | undefined>;
    contact(sql: S, scope: Scope, id: string): Promise<ContactRow | undefined>;
  },
  sql: S,
  scope: Scope,
  of: Of,
): Promise<string> {
  if ("contactId" in of) {
    const contact = await find.contact(sql, scope, of.contactId);
    if (!contact) throw noContact();
    return contact.person_id;
  }
  const row = await find.case(sql, scope, of.caseId);
  if (!row) throw new Fault("not_found", "There is no such case within reach.");
  if (row.merged_into !== null) throw new Fault("conflict", "This case goes on in another record.");
  return row.person_id;
}
