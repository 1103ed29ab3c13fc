/** The SQL of what is written down during a quarantine: temperatures and symptoms, samples, moves. */
import type { Day, Instant } from "@bluezone/protocol/time";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { QuarantineLogRow, QuarantineMoveRow, QuarantineTestRow } from "./tables.ts";

/** Half a day. */
export type Half = { readonly day: Day; readonly half: QuarantineLogRow["half"] };

/** The ids of those that have an entry for a half-day, for a condition. */
export const logged = (sql: Sql, { day, half }: Half) =>
  sql
    .selectFrom("quarantine_log")
    .select("quarantine_id")
    .where("day", "=", day)
    .where("half", "=", half)
    .where("replaced_ms", "is", null);

/** Entries of these quarantines: those of one day that hold, or all with what was corrected. */
export function findLogs(sql: Sql, ids: readonly string[], day?: Day): Promise<QuarantineLogRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  let query = sql.selectFrom("quarantine_log").selectAll().where("quarantine_id", "in", ids);
  if (day !== undefined) query = query.where("day", "=", day);
  return query.orderBy("day").orderBy("half", "desc").orderBy("nth", "desc").execute();
}

/** The `nth` of the entry that holds for a half-day; 0 when there is none. */
export async function holdingNth(trx: Transaction, id: string, { day, half }: Half): Promise<number> {
  const row = await trx
    .selectFrom("quarantine_log")
    .select("nth")
    .where("quarantine_id", "=", id)
    .where("day", "=", day)
    .where("half", "=", half)
    .where("replaced_ms", "is", null)
    .executeTakeFirst();
  return row?.nth ?? 0;
}

/** Says of an entry that it holds no longer; it is kept. */
export async function replaceEntry(
  trx: Transaction,
  { quarantine_id, day, half, nth }: Pick<QuarantineLogRow, "quarantine_id" | "day" | "half" | "nth">,
  now: Instant,
): Promise<void> {
  await trx
    .updateTable("quarantine_log")
    .set({ replaced_ms: ms(now) })
    .where("quarantine_id", "=", quarantine_id)
    .where("day", "=", day)
    .where("half", "=", half)
    .where("nth", "=", nth)
    .execute();
}

/** Adds an entry. */
export async function insertEntry(trx: Transaction, row: QuarantineLogRow): Promise<void> {
  await trx.insertInto("quarantine_log").values(row).execute();
}

/** Samples of these quarantines. */
export const findTests = (sql: Sql, ids: readonly string[]): Promise<QuarantineTestRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : sql
        .selectFrom("quarantine_test")
        .selectAll()
        .where("quarantine_id", "in", ids)
        .orderBy("course_day")
        .execute();

/** Adds a sample, or writes anew the one that is for the same day of the course. */
export async function putTest(
  trx: Transaction,
  { quarantine_id, course_day, ...told }: QuarantineTestRow,
): Promise<void> {
  await trx
    .insertInto("quarantine_test")
    .values({ quarantine_id, course_day, ...told })
    .onConflict((there) => there.columns(["quarantine_id", "course_day"]).doUpdateSet(told))
    .execute();
}

/** Adds a move from one place to another. */
export async function insertMove(trx: Transaction, row: QuarantineMoveRow): Promise<void> {
  await trx.insertInto("quarantine_move").values(row).execute();
}

/** Moves of a quarantine, the latest first. */
export const movesOf = (sql: Sql, id: string): Promise<QuarantineMoveRow[]> =>
  sql
    .selectFrom("quarantine_move")
    .selectAll()
    .where("quarantine_id", "=", id)
    .orderBy("version", "desc")
    .execute();
