/**
 * Quotas: how much one key, one commune, one secret or one unit may do in a time. They are counted in the database: several
 * instances agree, and nobody's use touches another's. What is done is counted in the transaction of what it is for, so that
 * nothing that failed is counted; the budgets of endpoints before anything is done (`spend.ts`).
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
import { type Kysely, sql } from "kysely";
import { type Migrations, migration } from "../sql/migrate.ts";

/** The table that they live in: how much is used up in the time that ends at `until_ms`. A server names it among its tables. */
export type QuotaTable<Of extends string = string> = {
  quota: { of: Of; key_id: string; until_ms: string; used: number };
};

/** Makes the table, in a migration. */
export async function makeQuotaTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("quota")
    .addColumn("of", "text", (c) => c.notNull())
    .addColumn("key_id", "text", (c) => c.notNull())
    .addColumn("until_ms", "bigint", (c) => c.notNull())
    .addColumn("used", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("quota_key", ["of", "key_id", "until_ms"])
    .execute();
}

/** The migration that makes the table alone; a server puts it among its own. */
export const quotaMigration: Migrations[string] = migration(makeQuotaTable);

/** Single statements or a transaction of a server that has the table. */
export type QuotaSql = { readonly insertInto: unknown; readonly updateTable: unknown };

/** One key's quota in the time that ends at `until`. */
export type Quota<Of extends string = string> = {
  readonly of: Of;
  readonly keyId: string;
  readonly until: Instant;
};

/** When the day in Vietnam that holds `now` ends. */
export const endOfDay = (now: Instant): Instant => dayStart(addDays(dayOf(now, "vietnam"), 1), "vietnam");

/** When the step of a length that holds `now` ends. */
export const endOfStep = (now: Instant, step: Duration): Instant => plus(floorTo(now, step), step);

/** Uses `n` of `most`; false, with nothing used, when fewer than `n` are left. Both are below 2³¹. */
export async function takeQuota(
  given: QuotaSql,
  { of, keyId, until }: Quota,
  most: number,
  n = 1,
): Promise<boolean> {
  if (most < n) return false;
  const row = await (given as unknown as Kysely<QuotaTable>)
    .insertInto("quota")
    .values({ of, key_id: keyId, until_ms: String(until), used: n })
    .onConflict((conflict) =>
      conflict
        .columns(["of", "key_id", "until_ms"])
        .doUpdateSet({ used: sql`quota.used + ${n}` })
        .where("quota.used", "<=", most - n),
    )
    .returning("used")
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives one back: what it was used for did not happen. */
export async function giveBackQuota(given: QuotaSql, { of, keyId, until }: Quota): Promise<void> {
  await (given as unknown as Kysely<QuotaTable>)
    .updateTable("quota")
    .set({ used: sql`used - 1` })
    .where("of", "=", of)
    .where("key_id", "=", keyId)
    .where("until_ms", "=", String(until))
    .where("used", ">", 0)
    .execute();
}

/** Seconds from `now` until then, for `Retry-After`. */
export const secondsUntil = (until: Instant, now: Instant): number =>
  Math.max(1, Math.ceil(inSeconds(between(now, until))));

/** The refusal of whoever has used a quota up, in one sentence, until it is there again. */
export const usedUp = (
  { until }: Pick<Quota, "until">,
  now: Instant,
  sentence = "too many call here at this moment; try again later",
): Fault => new Fault("quota_exceeded", sentence, secondsUntil(until, now));
