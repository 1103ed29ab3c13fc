/** The SQL of what is around a contact: whom they were near, who was near them, what is to be done, the case that they became. */
import type { Sql } from "../tables.ts";
import type { ContactRow } from "./tables.ts";

/** At most so many people around a contact. */
const MOST_AROUND = 100;

/** Whom the contact was near, and who that is. */
export async function nearOf(sql: Sql, row: ContactRow) {
  if (row.case_id !== null) {
    const near = await sql
      .selectFrom("case_record")
      .select(["id", "number", "person_id", "unit_path"])
      .where("id", "=", row.case_id)
      .executeTakeFirst();
    return near && { kind: "case" as const, ...near };
  }
  if (row.of_contact_id === null) return undefined;
  const near = await sql
    .selectFrom("contact")
    .select(["id", "person_id", "unit_path"])
    .where("id", "=", row.of_contact_id)
    .executeTakeFirst();
  return near && { kind: "contact" as const, number: null, ...near };
}

/** Contacts that were near a contact. */
export const contactsOfContact = (sql: Sql, id: string) =>
  sql
    .selectFrom("contact")
    .select(["id", "person_id", "class", "unit_path"])
    .where("of_contact_id", "=", id)
    .orderBy("made_ms")
    .limit(MOST_AROUND)
    .execute();

/** What is and was to be done for a contact, the latest first. */
export const followUpsOf = (sql: Sql, contactId: string) =>
  sql
    .selectFrom("follow_up")
    .selectAll()
    .where("contact_id", "=", contactId)
    .orderBy("due_ms", "desc")
    .execute();

/** The case that a contact became, or else the latest that they were until it was discarded: its number and class. */
export const becameCase = (sql: Sql, { id, became_case_id }: Pick<ContactRow, "id" | "became_case_id">) =>
  sql
    .selectFrom("case_record")
    .select(["id", "number", "class"])
    .$if(became_case_id !== null, (became) => became.where("id", "=", became_case_id))
    .$if(became_case_id === null, (was) =>
      was
        .where("from_contact_id", "=", id)
        .where("class", "=", "discarded")
        .where("merged_into", "is", null)
        .orderBy("number", "desc")
        .limit(1),
    )
    .executeTakeFirst();
