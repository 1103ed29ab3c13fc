/** The SQL of what is kept of somebody as a contact, as it is shown to them and deleted. */
import type { Sql, Transaction } from "../tables.ts";
import type { ContactRow } from "./tables.ts";

/** Somebody's contacts, the oldest first. */
export const contactsAbout = (sql: Sql, personId: string): Promise<ContactRow[]> =>
  sql.selectFrom("contact").selectAll().where("person_id", "=", personId).orderBy("made_ms").execute();

/** The clusters that contacts are in, by name. */
export const clustersOfContacts = async (
  sql: Sql,
  ids: readonly string[],
): Promise<
  readonly { readonly contact_id: string | null; readonly name: string; readonly added_ms: string }[]
> =>
  ids.length === 0
    ? []
    : sql
        .selectFrom("cluster_member")
        .innerJoin("cluster", "cluster.id", "cluster_member.cluster_id")
        .select(["cluster_member.contact_id", "cluster.name", "cluster_member.added_ms"])
        .where("cluster_member.contact_id", "in", ids)
        .orderBy("cluster.name")
        .execute();

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
