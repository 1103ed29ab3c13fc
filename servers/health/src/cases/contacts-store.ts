/** The SQL of contacts as cases need it: who was one before, and that a contact became a case, or is none any more. */
import type { Instant } from "@bluezone/protocol/time";
import type { ContactRow } from "../contacts/tables.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { CaseRow } from "./store.ts";

/** A contact that may be where a case comes from. */
export type EarlierContact = Pick<
  ContactRow,
  "id" | "person_id" | "unit_path" | "case_id" | "day" | "class" | "made_ms"
>;

/** Contacts of these people that became no case yet and that nobody classed as none, by their ids. */
export const openContactsOf = (sql: Sql, people: readonly string[]): Promise<EarlierContact[]> =>
  sql
    .selectFrom("contact")
    .select(["id", "person_id", "unit_path", "case_id", "day", "class", "made_ms"])
    .where("person_id", "in", people)
    .where("became_case_id", "is", null)
    .where(({ or, eb }) => or([eb("class", "is", null), eb("class", "!=", "none")]))
    .orderBy("id")
    .execute();

/** By whose change, when. */
type Change = { readonly by: string; readonly now: Instant };

/** A change of contacts: the case that they became, or none. */
const becoming = (trx: Transaction, caseId: string | null, { by, now }: Change) =>
  trx.updateTable("contact").set(({ eb }) => ({
    became_case_id: caseId,
    version: eb("version", "+", 1),
    changed_ms: ms(now),
    changed_by: by,
  }));

/** Says of contacts that became no case yet that they became this one. */
export async function setBecameCase(
  trx: Transaction,
  caseId: string,
  ids: readonly string[],
  change: Change,
): Promise<void> {
  await becoming(trx, caseId, change).where("id", "in", ids).where("became_case_id", "is", null).execute();
}

/** Says of contacts that became this case that they are none: it was discarded. */
export async function unsetBecameCase(trx: Transaction, caseId: string, change: Change): Promise<void> {
  await becoming(trx, null, change).where("became_case_id", "=", caseId).execute();
}

/** Contacts of people with the case that each was near, those recorded last first. */
export const contactsOf = (sql: Sql, people: readonly string[], most: number) =>
  sql
    .selectFrom("contact")
    .leftJoin("case_record", "case_record.id", "contact.case_id")
    .select(["contact.id", "contact.person_id", "contact.day", "contact.class", "contact.became_case_id"])
    .select("case_record.number as near")
    .where("contact.person_id", "in", people)
    .orderBy("contact.made_ms", "desc")
    .limit(most)
    .execute();

/** Whether a case is confirmed: who was near it and falls ill has a link to a known case. */
export const isConfirmed = async (sql: Sql, caseId: string): Promise<boolean> =>
  (await sql
    .selectFrom("case_record")
    .select("id")
    .where("id", "=", caseId)
    .where("class", "=", "confirmed")
    .executeTakeFirst()) !== undefined;

/**
 * Whether somebody was a contact of a confirmed case before they became this case, also one that is discarded for now; one that was
 * classed as none is no link.
 */
export const isLinked = async (
  sql: Sql,
  { id, from_contact_id }: Pick<CaseRow, "id" | "from_contact_id">,
): Promise<boolean> =>
  (await sql
    .selectFrom("contact")
    .innerJoin("case_record as from", "from.id", "contact.case_id")
    .select("contact.id")
    .where((is) => is.or([is("contact.became_case_id", "=", id), is("contact.id", "=", from_contact_id)]))
    .where("from.class", "=", "confirmed")
    .where((is) => is.or([is("contact.class", "is", null), is("contact.class", "!=", "none")]))
    .executeTakeFirst()) !== undefined;
