/** The SQL of calls as they are asked for and as they go: by number, nonce and token, by whose they are. */
import type { Instant } from "@bluezone/protocol/time";
import { addNew } from "@bluezone/server-kit/sql/add-once";
import { forgetReadings } from "../people/readings.ts";
import type { FindKnown } from "../quotas/known.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { CallbackRow } from "./tables.ts";

/** How many calls a number waits for in a commune; no more than `most` are counted. */
export async function countOpen(
  trx: Transaction,
  { phone_mark, commune }: Pick<CallbackRow, "phone_mark" | "commune">,
  most: number,
): Promise<number> {
  const open = await trx
    .selectFrom("callback")
    .select("id")
    .where("phone_mark", "=", phone_mark)
    .where("commune", "=", commune)
    .where("state", "!=", "closed")
    .limit(most)
    .execute();
  return open.length;
}

/** Adds one. */
export async function insertCall(trx: Transaction, row: CallbackRow): Promise<void> {
  await addNew(trx, "callback", row);
}

/** The call that was asked for with this nonce before: from now on the new token takes it back. */
export const askedAgain = (
  trx: Transaction,
  nonceHash: Uint8Array,
  withdrawHash: Uint8Array,
): Promise<Pick<CallbackRow, "receipt"> | undefined> =>
  trx
    .updateTable("callback")
    .set({ withdraw_hash: withdrawHash })
    .where("nonce_hash", "=", nonceHash)
    .returning("receipt")
    .executeTakeFirst();

/** Calls by the hashes of the tokens that take them back. */
export const findWithdrawable: FindKnown = (sql, hashes) =>
  sql
    .selectFrom("callback")
    .select(["id", "withdraw_hash as hash"])
    .where("withdraw_hash", "in", [...hashes])
    .execute();

/** Destroys calls with all that was noted of who read them: when they are over their time, are taken back, or their person is deleted; says how many there were. */
export async function destroyCalls(
  trx: Transaction,
  by: { readonly sourceId: string } | { readonly ids: readonly string[] },
): Promise<number> {
  let query = trx.deleteFrom("callback");
  if ("sourceId" in by) query = query.where("source_id", "=", by.sourceId);
  else query = query.where("id", "in", by.ids);
  const gone = await query.returning("id").execute();
  await forgetReadings(
    trx,
    gone.map(({ id }) => id),
  );
  return gone.length;
}

/** Makes a call somebody's, unless it is already. */
export async function setCallPerson(trx: Transaction, id: string, personId: string): Promise<void> {
  await trx
    .updateTable("callback")
    .set({ person_id: personId })
    .where("id", "=", id)
    .where("person_id", "is", null)
    .execute();
}

/** Closes the open calls of these people, because they died; their ids. */
export async function closeCallsOf(
  trx: Transaction,
  people: readonly string[],
  now: Instant,
): Promise<readonly string[]> {
  if (people.length === 0) return [];
  const rows = await trx
    .updateTable("callback")
    .set((eb) => ({
      state: "closed" as const,
      outcome: "died",
      closed_ms: ms(now),
      version: eb("version", "+", 1),
    }))
    .where("person_id", "in", people)
    .where("state", "!=", "closed")
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Ids of somebody's calls. */
export async function callsOf(sql: Sql, personId: string): Promise<readonly string[]> {
  const rows = await sql.selectFrom("callback").select("id").where("person_id", "=", personId).execute();
  return rows.map(({ id }) => id);
}
