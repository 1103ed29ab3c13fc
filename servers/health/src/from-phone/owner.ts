/** Whose it is that was sent from a phone: nobody's, until an officer makes a person of it. */
import type { Sql, Transaction } from "../tables.ts";

const TABLES = { callback: "callback", declaration: "declaration", advice: "advice_request" } as const;
/** What can be sent. */
type SentKind = keyof typeof TABLES;

/** Makes records somebody's. */
export async function linkSent(
  trx: Transaction,
  personId: string,
  records: readonly { readonly kind: SentKind; readonly id: string }[],
): Promise<void> {
  for (const { kind, id } of records)
    await trx
      .updateTable(TABLES[kind])
      .set({ person_id: personId })
      .where("id", "=", id)
      .where("person_id", "is", null)
      .execute();
}

/** Makes the declaration or request that a call came with the same person's. */
export async function linkSource(
  trx: Transaction,
  personId: string,
  { source, source_id }: { readonly source: "app" | SentKind; readonly source_id: string | null },
): Promise<void> {
  if (source_id === null || source === "app" || source === "callback") return;
  await linkSent(trx, personId, [{ kind: source, id: source_id }]);
}

/** Ids of all that somebody sent: what must stay gone when they are deleted. */
export async function sentBy(sql: Sql, personId: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const table of Object.values(TABLES)) {
    const rows = await sql.selectFrom(table).select("id").where("person_id", "=", personId).execute();
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}
