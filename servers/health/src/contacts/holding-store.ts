/** The SQL of what is kept of somebody as a contact, as it is shown to them and deleted. */
import type { Sql, Transaction } from "../tables.ts";
import type { ContactRow } from "./tables.ts";

/** Somebody's contacts, the oldest first. */
export const contactsAbout = (sql: Sql, personId: string): Promise<ContactRow[]> =>
  sql.selectFrom("contact").selectAll().where("person_id", "=", personId).orderBy("made_ms").execute();

/** Deletes somebody's contacts, and in rows of others what leads to them. */
export async function dropContactsAbout(trx: Transaction, personId: string): Promise<void> {
  const ids = trx.selectFrom("contact").select("id").where("person_id", "=", personId);
  await trx.updateTable("quarantine").set({ contact_id: null }).where("contact_id", "in", ids).execute();
  await trx
    .updateTable("case_record")
    .set({ from_contact_id: null })
    .where("from_contact_id", "in", ids)
    .execute();
  await trx.deleteFrom("contact").where("person_id", "=", personId).execute();
}
