/**
 * What must not come back with a backup that is older than what happened since. Whether a code was used meanwhile, a token
 * bound, or either ended by its desk, cannot be known any more: so all that were open end, and people get new codes.
 */
import type { Instant } from "@bluezone/protocol/time";
import { audit } from "../audit/audit.ts";
import { phoneDid } from "../phone-time.ts";
import { ms, type Transaction } from "../tables.ts";

/** How many codes and tokens were ended, and the API keys that work again as they did then. */
export type Mended = {
  readonly codes: number;
  readonly tokens: number;
  readonly apiKeys: readonly { readonly id: string; readonly kind: string; readonly name: string }[];
};

/**
 * Mends restored tables. @param made when the backup was made, in unix seconds; @param keepCodes whether nothing happened
 * since, so that codes and tokens may go on.
 */
export async function mend(
  trx: Transaction,
  { now, made, keepCodes }: { readonly now: Instant; readonly made: number; readonly keepCodes: boolean },
): Promise<Mended> {
  const ended = keepCodes ? { codes: 0, tokens: 0 } : await endAll(trx, phoneDid(now));
  await audit(trx, now, {
    actor: "operator",
    action: "backup.restore",
    subject: String(made),
    fields: keepCodes ? ["keep-codes"] : [],
  });
  const apiKeys = await trx
    .selectFrom("api_key")
    .select(["id", "kind", "name"])
    .where("disabled_ms", "is", null)
    .orderBy("made_ms")
    .orderBy("id")
    .execute();
  return { ...ended, apiKeys };
}

async function endAll(trx: Transaction, now: Instant): Promise<{ codes: number; tokens: number }> {
  const at = ms(now);
  const codes = await trx
    .updateTable("code")
    .set((eb) => ({
      short_until_ms: eb.fn<string>("least", ["short_until_ms", eb.cast<string>(eb.val(at), "bigint")]),
      long_until_ms: at,
    }))
    .where("used_ms", "is", null)
    .where("long_until_ms", ">", at)
    .executeTakeFirst();
  const tokens = await trx
    .updateTable("token")
    .set({ until_ms: at })
    .where("until_ms", ">", at)
    .executeTakeFirst();
  return { codes: Number(codes.numUpdatedRows), tokens: Number(tokens.numUpdatedRows) };
}
