/**
 * Quotas: how much one API key, one commune or one secret may do in a time. They are counted in the database: several
 * instances agree, and no key's use touches another's. Codes and messages are counted in the transaction of what they are for,
 * so that nothing that failed is counted; the budgets of doors before anything is done (`spend.ts`).
 */
import { Fault } from "@bluezone/contract/fault";
import {
  addDays,
  between,
  type Duration,
  dayOf,
  dayStart,
  floorTo,
  type Instant,
  inSeconds,
  plus,
} from "@bluezone/protocol/time";
import { sql } from "kysely";
import { ms, type QuotaOf, type Sql, type Transaction } from "../tables.ts";

/** One key's quota in the time that ends at `until`. */
export type Quota = { readonly of: QuotaOf; readonly keyId: string; readonly until: Instant };

/** When the day in Vietnam that holds `now` ends. */
export const endOfDay = (now: Instant): Instant => dayStart(addDays(dayOf(now, "vietnam"), 1), "vietnam");

/** When the step of a length that holds `now` ends. */
export const endOfStep = (now: Instant, step: Duration): Instant => plus(floorTo(now, step), step);

/** Uses one of `most`; false when all are used up. */
export async function takeQuota(trx: Sql, quota: Quota, most: number): Promise<boolean> {
  if (most < 1) return false;
  const row = await trx
    .insertInto("quota")
    .values({ of: quota.of, key_id: quota.keyId, until_ms: ms(quota.until), used: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(["of", "key_id", "until_ms"])
        .doUpdateSet({ used: sql`quota.used + 1` })
        .where("quota.used", "<", most),
    )
    .returning("used")
    .executeTakeFirst();
  return row !== undefined;
}

/** The refusal of whoever has used a quota up. */
export const usedUp = ({ of, until }: Quota, now: Instant): Fault =>
  new Fault(
    "quota_exceeded",
    SAYS[of] ?? "too many call here at this moment; try again later",
    secondsUntil(until, now),
  );

const SAYS: Readonly<Partial<Record<QuotaOf, string>>> = {
  codes: "this key has issued all codes that it may issue today",
  looks: "you have looked for so many people in this hour; go on without, or wait a while",
  "self-reports": "too many self-reports at this moment; try again later, or ask a station for a code",
};

/** Seconds from `now` until then, for `Retry-After`. */
export const secondsUntil = (until: Instant, now: Instant): number =>
  Math.max(1, Math.ceil(inSeconds(between(now, until))));

/** Gives one back: what it was used for did not happen. */
export async function giveBackQuota(trx: Transaction, quota: Quota): Promise<void> {
  await trx
    .updateTable("quota")
    .set({ used: sql`used - 1` })
    .where("of", "=", quota.of)
    .where("key_id", "=", quota.keyId)
    .where("until_ms", "=", ms(quota.until))
    .where("used", ">", 0)
    .execute();
}
