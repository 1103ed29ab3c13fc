/** The SQL of visits on a round without a network: which have arrived, and at which nobody was met. */
import { addDays, type Day, dayStart, type Instant } from "@bluezone/protocol/time";
import { fromMs, ms, type Sql, type Transaction } from "../tables.ts";
import type { QuarantineLogRow, QuarantineMissedRow } from "./tables.ts";

/** The entry that a visit of this quarantine has left; undefined when it has left none. */
export const entryOfVisit = (
  trx: Transaction,
  id: string,
  visit: string,
): Promise<Pick<QuarantineLogRow, "day" | "half"> | undefined> =>
  trx
    .selectFrom("quarantine_log")
    .select(["day", "half"])
    .where("quarantine_id", "=", id)
    .where("visit_id", "=", visit)
    .executeTakeFirst();

/** Notes that nobody was met; false when the visit has arrived before. */
export async function insertMissed(trx: Transaction, row: QuarantineMissedRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("quarantine_missed")
    .values(row)
    .onConflict((there) => there.columns(["quarantine_id", "visit_id"]).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** When somebody last came on a day and met nobody, by the quarantine. */
export async function missedOn(
  sql: Sql,
  ids: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, Instant>> {
  if (ids.length === 0) return new Map();
  const rows = await sql
    .selectFrom("quarantine_missed")
    .select(["quarantine_id", ({ fn }) => fn.max("recorded_ms").as("last")])
    .where("quarantine_id", "in", ids)
    .where("recorded_ms", ">=", ms(dayStart(day, "vietnam")))
    .where("recorded_ms", "<", ms(dayStart(addDays(day, 1), "vietnam")))
    .groupBy("quarantine_id")
    .execute();
  return new Map(rows.map(({ quarantine_id, last }) => [quarantine_id, fromMs(last)]));
}

/** Visits to these quarantines at which nobody was met, the earliest first. */
export const missedOf = (sql: Sql, ids: readonly string[]): Promise<QuarantineMissedRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : sql
        .selectFrom("quarantine_missed")
        .selectAll()
        .where("quarantine_id", "in", ids)
        .orderBy("recorded_ms")
        .execute();
