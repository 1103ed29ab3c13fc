/** The SQL of messages for negative results. */
import type { Instant } from "@bluezone/protocol/time";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { NegativeNoticeRow } from "./tables.ts";

/** Adds a message, unless its sample has one. */
export async function insertNotice(trx: Transaction, row: NegativeNoticeRow): Promise<void> {
  await trx
    .insertInto("negative_notice")
    .values(row)
    .onConflict((there) => there.column("id").doNothing())
    .execute();
}

/** Ids of messages that are due, the oldest first. */
export async function dueNotices(sql: Sql, now: Instant, most: number): Promise<readonly string[]> {
  const rows = await sql
    .selectFrom("negative_notice")
    .select("id")
    .where("next_try_ms", "<=", ms(now))
    .orderBy("next_try_ms")
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/** A message that is due, held until the transaction ends; undefined when it is not, or another holds it. */
export const holdNotice = (
  trx: Transaction,
  id: string,
  now: Instant,
): Promise<NegativeNoticeRow | undefined> =>
  trx
    .selectFrom("negative_notice")
    .selectAll()
    .where("id", "=", id)
    .where("next_try_ms", "<=", ms(now))
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

/** Changes a message. */
export async function putNotice(sql: Sql, id: string, changes: Partial<NegativeNoticeRow>): Promise<void> {
  await sql.updateTable("negative_notice").set(changes).where("id", "=", id).execute();
}

/** Drops a message, and with it the number. */
export async function dropNotice(sql: Sql, id: string): Promise<void> {
  await sql.deleteFrom("negative_notice").where("id", "=", id).execute();
}
