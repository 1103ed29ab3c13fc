/** Whose quarantine is to begin: of a contact, of a case, of somebody typed. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { beginQuarantine } from "@bluezone/contract/health/quarantine";
import type { ChangeEntry } from "@bluezone/desk/change";
import { dayOf } from "@bluezone/protocol/time";
import type { Viewer } from "@bluezone/staff/viewer";
import type { ActionContext } from "../action-context.ts";
import { findCase, staysCase } from "../cases/store.ts";
import { holdNames, knownOrNew } from "../contacts/known-person.ts";
import { findContact } from "../contacts/store.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Person } from "../people/person.ts";
import { readPeople } from "../people/store.ts";
import { typedPerson } from "../people/typed.ts";
import type { Sql, Transaction } from "../tables.ts";

type Reading = Pick<Context, "config" | "random" | "vault">;

const missing = () => new Fault("not_found", "There is nobody of that id within reach.");

/** The contact that a viewer may begin a quarantine of. Throws Fault `not_found`. */
export async function contactOf(sql: Sql, caller: Viewer, id: string) {
  const contact = await findContact(sql, caller.scope("quarantine.write"), id);
  if (!contact) throw missing();
  return contact;
}

/** The case that a viewer may begin a quarantine of. Throws Fault `not_found`. */
export async function caseOf(sql: Sql, caller: Viewer, id: string) {
  const found = await findCase(sql, caller.scope("quarantine.write"), id);
  if (!found) throw missing();
  return found;
}

/** Somebody of whom a viewer reaches a contact or a case. Throws Fault `not_found` when their data is gone. */
export async function personById(context: Reading, sql: Sql, id: string): Promise<Person> {
  const keys = await openPeopleKeys(context, sql);
  const person = (await readPeople(sql, keys, context.random, [id])).get(id);
  if (!person) throw missing();
  return person;
}

/** The person, and the contact or case that it begins of; whoever was typed is added, or filled in when they are known. */
export async function whoBegins(
  context: Reading,
  trx: Transaction,
  { caller, now }: ActionContext,
  of: RequestOf<typeof beginQuarantine>["of"],
): Promise<{
  readonly from: {
    readonly person: Person;
    readonly contactId: string | null;
    readonly caseId: string | null;
  };
  readonly filled: readonly ChangeEntry[];
}> {
  if ("contactId" in of) {
    const contact = await contactOf(trx, caller, of.contactId);
    const person = await personById(context, trx, contact.person_id);
    return { from: { person, contactId: contact.id, caseId: contact.case_id }, filled: [] };
  }
  if ("caseId" in of) {
    const found = await staysCase(trx, caller.scope("quarantine.write"), of.caseId);
    if (!found) throw missing();
    if (found.merged_into !== null) throw new Fault("conflict", "This case goes on in another record.");
    const person = await personById(context, trx, found.person_id);
    return { from: { person, contactId: null, caseId: found.id }, filled: [] };
  }
  const { id, path } = caller.home;
  caller.must("quarantine.write", path);
  const keys = await openPeopleKeys(context, trx);
  const fields = typedPerson(context.config.province, of.person, dayOf(now, "vietnam"));
  await holdNames(trx, keys, [fields.name]);
  const reach = { keys, scope: caller.scope("quarantine.write"), now };
  const home = { unitId: id, unitPath: path };
  const { person, filled } = await knownOrNew(context, trx, reach, fields, home);
  return { from: { person, contactId: null, caseId: null }, filled };
}
