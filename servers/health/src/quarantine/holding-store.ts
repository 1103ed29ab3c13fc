/** The SQL of somebody's quarantines as they are shown to them and deleted. */
import type { Sql, Transaction } from "../tables.ts";
import type { QuarantineLogRow, QuarantineRow } from "./tables.ts";

/** Somebody's quarantines, the oldest first. */
export const quarantinesAbout = (sql: Sql, personId: string): Promise<QuarantineRow[]> =>
  sql.selectFrom("quarantine").selectAll().where("person_id", "=", personId).orderBy("first_day").execute();

/** Entries of these quarantines that hold, by their day. */
export const logsOf = async (sql: Sql, ids: readonly string[]): Promise<QuarantineLogRow[]> =>
  ids.length === 0
    ? []
    : sql
        .selectFrom("quarantine_log")
        .selectAll()
        .where("quarantine_id", "in", ids)
        .where("replaced_ms", "is", null)
        .orderBy("day")
        .execute();

/** Deletes somebody's quarantines. */
export async function dropQuarantinesAbout(trx: Transaction, personId: string): Promise<void> {
  await trx.deleteFrom("quarantine").where("person_id", "=", personId).execute();
}
