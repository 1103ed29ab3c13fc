/** The SQL of contacts: one within reach, held, added, changed; and the Faults of one that is not there, or not as it was seen. */
import { Fault } from "@bluezone/contract/fault";
import type { ChangeContext } from "@bluezone/desk/change";
import { Day, type Day as DayType } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { ActionContext } from "../action-context.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Person } from "../people/person.ts";
import { type Reader, shownTo } from "../people/shown-store.ts";
import { readPeople } from "../people/store.ts";
import { ms, type Sql, type Tables, type Transaction } from "../tables.ts";
import type { ContactRow } from "./tables.ts";

const NO_CONTACT = "There is no such contact within reach.";
/** What is out of reach is as if it were not there. */
export const noContact = (): Fault => new Fault("not_found", NO_CONTACT);
/** Somebody was faster. */
export const changedMeanwhile = (): Fault => new Fault("conflict", "Somebody has changed it meanwhile.");

/** One contact; undefined when there is none of that id, or it lies out of reach. */
export const findContact = (sql: Sql, scope: Scope, id: string): Promise<ContactRow | undefined> =>
  sql
    .selectFrom("contact")
    .selectAll()
    .where("id", "=", id)
    .where(inScope(scope, "contact.unit_path"))
    .executeTakeFirst();

/** A contact that another unit shows to the viewer's units now. */
export const shownContactOf = (sql: Sql, reader: Reader, id: string): Promise<ContactRow | undefined> =>
  sql
    .selectFrom("contact")
    .selectAll()
    .where("id", "=", id)
    .where("person_id", "in", shownTo(sql, reader))
    .executeTakeFirst();

/**
 * Contacts within reach, held until the transaction ends, in the order of their ids so that two who hold many do not wait
 * for each other. Throws Fault `not_found` when one of them is missing.
 */
export async function lockContacts(
  trx: Transaction,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ContactRow>> {
  const rows = await trx
    .selectFrom("contact")
    .selectAll()
    .where("id", "in", ids)
    .where(inScope(scope, "contact.unit_path"))
    .orderBy("id")
    .forUpdate()
    .execute();
  if (rows.length < new Set(ids).size) throw noContact();
  return new Map(rows.map((row) => [row.id, row]));
}

/** What is changed: a contact within reach. */
export const contactTarget = {
  lock: async (trx: Transaction, scope: Scope, { id }: { readonly id: string }) =>
    (await lockContacts(trx, scope, [id])).get(id),
  missing: NO_CONTACT,
};
/** A change of a contact, which is held. */
export type ContactChange = ChangeContext<Tables> & { readonly row: ContactRow };

/** Changes a contact and counts its version up; answers the new one. */
export async function putContact(
  trx: Transaction,
  row: Pick<ContactRow, "id" | "version">,
  { caller, now }: ActionContext,
  changes: Partial<ContactRow>,
): Promise<number> {
  const version = row.version + 1;
  await trx
    .updateTable("contact")
    .set({ ...changes, version, changed_ms: ms(now), changed_by: caller.id })
    .where("id", "=", row.id)
    .execute();
  return version;
}

/** The person of a contact. Throws Fault `not_found` when their data is gone. */
export async function personOfContact(
  context: Pick<Context, "random" | "vault">,
  sql: Sql,
  { person_id }: Pick<ContactRow, "person_id">,
): Promise<Person> {
  const keys = await openPeopleKeys(context, sql);
  const person = (await readPeople(sql, keys, context.random, [person_id])).get(person_id);
  if (!person) throw new Fault("not_found", "This person's data was deleted.");
  return person;
}

/** Adds a contact. */
export async function insertContact(trx: Transaction, row: ContactRow): Promise<void> {
  await trx.insertInto("contact").values(row).execute();
}

/** Who recorded a contact; undefined when there is none of this id. */
export async function madeBy(sql: Sql, id: string): Promise<string | undefined> {
  const row = await sql.selectFrom("contact").select("made_by").where("id", "=", id).executeTakeFirst();
  return row?.made_by;
}

/** Whether somebody stands there already, near the same case on the same day. */
export async function isThere(
  trx: Transaction,
  personId: string,
  caseId: string | null,
  day: number | null,
): Promise<boolean> {
  const row = await trx
    .selectFrom("contact")
    .select("id")
    .where("person_id", "=", personId)
    .where("case_id", "is not distinct from", caseId)
    .where("day", "is not distinct from", day)
    .executeTakeFirst();
  return row !== undefined;
}

/** The last day on which somebody was near a case, of all their contacts but those that count for nothing; undefined when nobody knows one. */
export async function lastContactOf(sql: Sql, personId: string): Promise<DayType | undefined> {
  const found = await sql
    .selectFrom("contact")
    .select("day")
    .where("person_id", "=", personId)
    .where("day", "is not", null)
    .where(({ or, eb }) => or([eb("class", "is", null), eb("class", "!=", "none")]))
    .orderBy("day", "desc")
    .limit(1)
    .executeTakeFirst();
  return found?.day == null ? undefined : Day(found.day);
}

/** Those of these contacts that are within reach, in no order. */
export const contactsWithin = (sql: Sql, scope: Scope, ids: readonly string[]): Promise<ContactRow[]> =>
  sql
    .selectFrom("contact")
    .selectAll()
    .where("id", "in", ids)
    .where(inScope(scope, "contact.unit_path"))
    .execute();

/** Contacts that became a case, held until the transaction ends. */
export const lockBecame = (trx: Transaction, caseId: string): Promise<Pick<ContactRow, "id" | "version">[]> =>
  trx
    .selectFrom("contact")
    .select(["id", "version"])
    .where("became_case_id", "=", caseId)
    .orderBy("id")
    .forUpdate()
    .execute();
