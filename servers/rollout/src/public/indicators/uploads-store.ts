/** The only SQL of uploads by day. */
import { Day } from "@bluezone/protocol/time";
import type { Sql, Transaction } from "../../tables.ts";
import type { UploadDayRow } from "../tables.ts";

/** Days of uploads from one on, the oldest first. */
export async function uploadDays(
  sql: Sql,
  from: Day,
): Promise<readonly (UploadDayRow & { readonly day: Day })[]> {
  const rows = await sql
    .selectFrom("upload_day")
    .selectAll()
    .where("day", ">=", from)
    .orderBy("day")
    .execute();
  return rows.map((row) => ({ ...row, day: Day(row.day) }));
}

/** Keeps days; one that is there stays: a day that was told never changes. */
export async function keepUploads(trx: Transaction, days: readonly UploadDayRow[]): Promise<void> {
  if (days.length === 0) return;
  await trx
    .insertInto("upload_day")
    .values([...days])
    .onConflict((conflict) => conflict.column("day").doNothing())
    .execute();
}
