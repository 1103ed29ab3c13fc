/** The SQL of results that were taken: a sample counts once for ever. */
import { addDays, type Day } from "@bluezone/protocol/time";
import { sql } from "kysely";
import type { CaseRow } from "../cases/store.ts";
import type { Transaction } from "../tables.ts";
import type { LabResultRow } from "./tables.ts";

/** A case of the same person that is open, or that they died of, and this close, in days, is the same illness. */
const SAME_ILLNESS = 30;

/** Puts results down whose samples are not known yet; the ids of those that it put down. */
export async function insertResults(
  trx: Transaction,
  rows: readonly LabResultRow[],
): Promise<readonly string[]> {
  const fresh = await trx
    .insertInto("lab_result")
    .values(rows)
    .onConflict((there) => there.column("id").doNothing())
    .returning("id")
    .execute();
  return fresh.map(({ id }) => id);
}

/** What these samples say by their ids, as they were taken first. */
export async function resultsById(
  trx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LabResultRow["result"]>> {
  const rows = await trx.selectFrom("lab_result").select(["id", "result"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, result }) => [id, result]));
}

/** Says of a result whose case it is. */
export async function setCaseOf(trx: Transaction, id: string, caseId: string): Promise<void> {
  await trx.updateTable("lab_result").set({ case_id: caseId }).where("id", "=", id).execute();
}

/** The case of these people, open or closed by their death, that is of the same illness as a sample of a day, wherever it is; the newest. */
export async function openCaseOf(
  trx: Transaction,
  people: readonly string[],
  sampleDay: Day,
): Promise<CaseRow | undefined> {
  if (people.length === 0) return undefined;
  const began = sql<number>`coalesce(sample_day, onset_day, class_day)`;
  return trx
    .selectFrom("case_record")
    .selectAll()
    .where("person_id", "in", people)
    .where(({ or, eb }) => or([eb("closed_ms", "is", null), eb("outcome", "=", "died")]))
    .where("merged_into", "is", null)
    .where("class", "!=", "discarded")
    .where(began, ">=", addDays(sampleDay, -SAME_ILLNESS))
    .where(began, "<=", addDays(sampleDay, SAME_ILLNESS))
    .orderBy("made_ms", "desc")
    .forUpdate()
    .executeTakeFirst();
}
