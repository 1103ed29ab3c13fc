/** The SQL of follow-ups that end by themselves. */
import type { Instant } from "@bluezone/protocol/time";
import { ms, type Transaction } from "../../tables.ts";

/** By whose change they end, when. */
export type Ended = { readonly by: string; readonly now: Instant };

/** Ids of all contacts of people, held until the transaction ends. */
export async function contactsOfPeople(
  trx: Transaction,
  people: readonly string[],
): Promise<readonly string[]> {
  if (people.length === 0) return [];
  const rows = await trx
    .selectFrom("contact")
    .select("id")
    .where("person_id", "in", people)
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

/** Ends what is open for contacts as dropped; the ids of those that had something open. */
export async function dropOpen(
  trx: Transaction,
  contactIds: readonly string[],
  { by, now }: Ended,
): Promise<readonly string[]> {
  if (contactIds.length === 0) return [];
  const rows = await trx
    .updateTable("follow_up")
    .set((eb) => ({
      outcome: "dropped" as const,
      done_ms: ms(now),
      done_by: by,
      version: eb("version", "+", 1),
    }))
    .where("contact_id", "in", contactIds)
    .where("done_ms", "is", null)
    .returning("contact_id")
    .execute();
  const had = [...new Set(rows.map(({ contact_id }) => contact_id))].sort();
  if (had.length > 0)
    await trx.updateTable("contact").set({ due_ms: null, due_kind: null }).where("id", "in", had).execute();
  return had;
}
