/** The SQL of merges of cases. */
import type { Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { ms, type Transaction } from "../tables.ts";
import type { CaseMergeRow } from "./tables.ts";

/** Whether a hand-over of a case waits for an answer. */
export async function handOverWaits(trx: Transaction, caseId: string): Promise<boolean> {
  const row = await trx
    .selectFrom("hand_over")
    .select("id")
    .where("case_id", "=", caseId)
    .where("answer", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds a merge. */
export async function insertMerge(trx: Transaction, row: CaseMergeRow): Promise<void> {
  await trx.insertInto("case_merge").values(row).execute();
}

/** A merge into a case within reach that nobody has taken apart. */
export const findMerge = (trx: Transaction, scope: Scope, id: string): Promise<CaseMergeRow | undefined> =>
  trx
    .selectFrom("case_merge")
    .innerJoin("case_record", "case_record.id", "case_merge.keep_id")
    .selectAll("case_merge")
    .where("case_merge.id", "=", id)
    .where("undone_ms", "is", null)
    .where(inScope(scope, "case_record.unit_path"))
    .executeTakeFirst();

/** Says of a merge that it was taken apart. */
export async function endMerge(trx: Transaction, id: string, now: Instant): Promise<void> {
  await trx
    .updateTable("case_merge")
    .set({ undone_ms: ms(now) })
    .where("id", "=", id)
    .execute();
}

/** Says of a case that it never counted as one: what a merge had given it was taken back. */
export async function uncount(trx: Transaction, id: string): Promise<void> {
  await trx.updateTable("case_record").set({ counted_ms: null }).where("id", "=", id).execute();
}
