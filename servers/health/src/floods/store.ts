/** The SQL against floods: whether a number was reached, and the queues that are closed and opened again. */
import type { Queue } from "@bluezone/contract/health/floods";
import type { Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { type RawBuilder, sql as raw, type SqlBool } from "kysely";
import { hasMarks } from "../people/store.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";
import { QUEUE } from "./queues.ts";

/** Keeps others off who send with the number of a mark, until the transaction ends: rows of it are counted before one is added. */
export const lockNumber = (trx: Transaction, mark: string): Promise<unknown> =>
  raw`select pg_advisory_xact_lock(${mark}::bigint)`.execute(trx);

/** How many open rows of a number come first in a queue; no more than `most` are counted. */
export async function countFirst(
  trx: Transaction,
  queue: "callback" | "advice_request",
  mark: string,
  most: number,
): Promise<number> {
  const rows = await trx
    .selectFrom(queue as "callback")
    .select("id")
    .where("phone_mark", "=", mark)
    .where("confirmed", "=", true)
    .where("state", "!=", "closed")
    .limit(most)
    .execute();
  return rows.length;
}

/** Whether somebody of this number used a case's code that was sent, or entered their day behind a quarantine's link. */
export async function usedLink(trx: Transaction, mark: string): Promise<boolean> {
  const person = await trx
    .selectFrom("person")
    .select("person.id")
    .where(hasMarks("person.marks", [mark]))
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(
          selectFrom("case_record")
            .innerJoin("case_code", "case_code.case_id", "case_record.id")
            .select("case_code.id")
            .whereRef("case_record.person_id", "=", "person.id")
            .where("case_code.sms", "=", "sent")
            .where("case_code.claimed_ms", "is not", null),
        ),
        exists(
          selectFrom("quarantine")
            .innerJoin("quarantine_log", "quarantine_log.quarantine_id", "quarantine.id")
            .select("quarantine.id")
            .whereRef("quarantine.person_id", "=", "person.id")
            .where("quarantine_log.by", "is", null),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return person !== undefined;
}

/** Whether a self-report's code was used that went to a number with one of these hashes. */
export async function usedReport(trx: Transaction, hashes: readonly Uint8Array[]): Promise<boolean> {
  const reported = await trx
    .selectFrom("phone")
    .select("claimed")
    .where("hash", "in", hashes)
    .where("claimed", "=", true)
    .limit(1)
    .executeTakeFirst();
  return reported !== undefined;
}

/** What is closed at once: rows of a queue that are not confirmed and came in a span, from one commune or all. */
export type Flood = {
  readonly queue: Queue;
  readonly from: Instant;
  readonly until: Instant;
  readonly commune?: string | undefined;
};

/** The rows of a flood that wait within a scope, as a condition. */
function waiting(scope: Scope, { queue, from, until, commune }: Flood): RawBuilder<SqlBool> {
  const { table, open } = QUEUE[queue];
  const there = commune === undefined ? raw`true` : raw`commune = ${commune}`;
  return raw<SqlBool>`${inScope(scope, `${table}.unit_path`)} and state = ${open}
    and not confirmed and made_ms >= ${ms(from)} and made_ms < ${ms(until)} and ${there}`;
}

/** How many rows of a flood wait within a scope. */
export async function countWaiting(sql: Sql, scope: Scope, flood: Flood): Promise<number> {
  const { n } = await sql
    .selectFrom(QUEUE[flood.queue].table)
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .where(waiting(scope, flood))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Closes the rows of a flood that wait within a scope, under an id; how many. */
export async function closeWaiting(
  trx: Transaction,
  scope: Scope,
  flood: Flood,
  { id, now }: { readonly id: string; readonly now: Instant },
): Promise<number> {
  const { table, closed } = QUEUE[flood.queue];
  const { numUpdatedRows } = await trx
    .updateTable(table)
    .set({ ...closed(now), flood: id, version: raw<number>`version + 1` })
    .where(waiting(scope, flood))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Floods within a scope that stand as they were closed, the newest first, each with its count. */
export async function closedFloods(
  sql: Sql,
  scope: Scope,
  queue: Queue,
): Promise<readonly { readonly id: string; readonly count: number }[]> {
  const { table, done } = QUEUE[queue];
  const rows = await sql
    .selectFrom(table)
    .select("flood")
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .where("flood", "is not", null)
    .where("state", "=", done)
    .where(inScope(scope, `${table}.unit_path`))
    .groupBy("flood")
    .orderBy("flood", "desc")
    .limit(20)
    .$narrowType<{ flood: string }>()
    .execute();
  return rows.map(({ flood, n }) => ({ id: flood, count: Number(n) }));
}

/** Opens again what of a flood stands within a scope as it was closed; how many. */
export async function openAgain(trx: Transaction, scope: Scope, queue: Queue, id: string): Promise<number> {
  const { table, done, opened } = QUEUE[queue];
  const { numUpdatedRows } = await trx
    .updateTable(table)
    .set({ ...opened, flood: null, version: raw<number>`version + 1` })
    .where("flood", "=", id)
    .where("state", "=", done)
    .where(inScope(scope, `${table}.unit_path`))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
