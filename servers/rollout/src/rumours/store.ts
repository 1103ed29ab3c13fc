/** The only SQL of claims and corrections. */
import { addDays, type Day, dayOf, type Instant } from "@bluezone/protocol/time";
import { addOnce } from "@bluezone/server-kit/sql/add-once";
import { howMany } from "@bluezone/server-kit/sql/how-many";
import { lockWithin } from "@bluezone/staff/lock-within";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { RumourRow } from "./tables.ts";

const withBulletin = (sql: Sql) =>
  sql
    .selectFrom("rumour")
    .leftJoin("bulletin", "bulletin.id", "rumour.id")
    .selectAll("rumour")
    .select("bulletin.state as bulletin");

/** A claim with the state of the bulletin that was begun with it. */
export type SeenRumour = RumourRow & { readonly bulletin: string | null };

/** Claims within a scope: those that wait first, by how long they do, then the newest. */
export const findRumours = (
  sql: Sql,
  scope: Scope,
  { state, limit }: { readonly state?: string | undefined; readonly limit: number },
): Promise<SeenRumour[]> => {
  let query = withBulletin(sql).where(inScope(scope, "rumour.unit_path"));
  if (state !== undefined) query = query.where("rumour.state", "=", state);
  return query
    .orderBy(raw`case ${raw.ref("rumour.state")} when 'answered' then 0 when 'new' then 1 else 2 end`)
    .orderBy(
      raw`case when ${raw.ref("rumour.state")} in ('answered', 'new') then ${raw.ref("rumour.changed_ms")} else -${raw.ref("rumour.changed_ms")} end`,
    )
    .limit(limit)
    .execute();
};

/** How many wait within a scope. */
export async function countWaiting(sql: Sql, scope: Scope): Promise<number> {
  return howMany(
    sql
      .selectFrom("rumour")
      .where("state", "in", ["new", "answered"])
      .where(inScope(scope, "rumour.unit_path")),
  );
}

/** How many claims of a unit came in, and wait still, since an instant. */
export async function countSince(sql: Sql, unit: string, since: Instant): Promise<number> {
  return howMany(
    sql
      .selectFrom("rumour")
      .where("unit", "=", unit)
      .where("state", "=", "new")
      .where("changed_ms", ">=", ms(since)),
  );
}

/** One within a scope. */
export const findRumour = (sql: Sql, scope: Scope, id: string): Promise<SeenRumour | undefined> =>
  withBulletin(sql).where("rumour.id", "=", id).where(inScope(scope, "rumour.unit_path")).executeTakeFirst();

/** One within a scope, held until the transaction ends. */
export const lockRumour = (trx: Transaction, scope: Scope, id: string) =>
  lockWithin(trx, "rumour", scope, id);

/** Adds a claim; false when its id is taken. */
export const insertRumour = (trx: Transaction, row: RumourRow): Promise<boolean> =>
  addOnce(trx, "rumour", row);

/** Changes a claim. */
export async function updateRumour(trx: Transaction, id: string, changes: Partial<RumourRow>): Promise<void> {
  await trx.updateTable("rumour").set(changes).where("id", "=", id).execute();
}

/** Corrections that everybody reads, the newest first. */
export const publishedRumours = (sql: Sql, limit: number): Promise<RumourRow[]> =>
  sql
    .selectFrom("rumour")
    .selectAll()
    .where("state", "=", "published")
    .orderBy("published_ms", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();

/** How long a claim without a correction is kept, in days. */
export const RUMOUR_DAYS = 30;

/** What has no correction: never answered, closed, or answered and never approved. */
const UNCORRECTED = ["new", "answered", "closed"];

/** How many without a correction were last changed until then. */
export async function countOldRumours(trx: Transaction, until: Instant): Promise<number> {
  return howMany(
    trx.selectFrom("rumour").where("state", "in", UNCORRECTED).where("changed_ms", "<=", ms(until)),
  );
}

/** Deletes what has no correction and was last changed until then; notes how many on the day of `now`. */
export async function forgetRumours(trx: Transaction, now: Instant, until: Instant): Promise<number> {
  const today = dayOf(now, "vietnam");
  const { numDeletedRows } = await trx
    .deleteFrom("rumour")
    .where("state", "in", UNCORRECTED)
    .where("changed_ms", "<=", ms(until))
    .executeTakeFirst();
  const deleted = Number(numDeletedRows);
  if (deleted > 0)
    await trx
      .insertInto("rumour_retention")
      .values({ day: today, deleted })
      .onConflict((conflict) =>
        conflict.column("day").doUpdateSet(({ ref }) => ({
          deleted: raw<number>`${ref("rumour_retention.deleted")} + ${deleted}`,
        })),
      )
      .execute();
  return deleted;
}

/** How many were deleted in the last 30 days. */
export async function forgottenRumours(sql: Sql, today: Day): Promise<number> {
  const { sum } = await sql
    .selectFrom("rumour_retention")
    .select(({ fn }) => fn.sum<string | null>("deleted").as("sum"))
    .where("day", ">", addDays(today, -RUMOUR_DAYS))
    .executeTakeFirstOrThrow();
  return Number(sum ?? 0);
}
