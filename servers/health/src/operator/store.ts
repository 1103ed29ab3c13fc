/** The SQL of what a restored backup brings along: API keys, and codes and tokens that were open. */
import type { Instant } from "@bluezone/protocol/time";
import { ms, type Sql, type Transaction } from "../tables.ts";

/** API keys that work, the oldest first. */
export const workingApiKeys = (sql: Sql): Promise<{ id: string; kind: string; name: string }[]> =>
  sql
    .selectFrom("api_key")
    .select(["id", "kind", "name"])
    .where("disabled_ms", "is", null)
    .orderBy("made_ms")
    .orderBy("id")
    .execute();

/** Ends every code that is open; says how many. */
export async function endCodes(trx: Transaction, now: Instant): Promise<number> {
  const at = ms(now);
  const { numUpdatedRows } = await trx
    .updateTable("code")
    .set((eb) => ({
      short_until_ms: eb.fn<string>("least", ["short_until_ms", eb.cast<string>(eb.val(at), "bigint")]),
      long_until_ms: at,
    }))
    .where("used_ms", "is", null)
    .where("long_until_ms", ">", at)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Ends every token that lives; says how many. */
export async function endTokens(trx: Transaction, now: Instant): Promise<number> {
  const at = ms(now);
  const { numUpdatedRows } = await trx
    .updateTable("token")
    .set({ until_ms: at })
    .where("until_ms", ">", at)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
