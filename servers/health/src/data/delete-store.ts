/** The SQL of deletions, step by step. */
import type { Instant } from "@bluezone/protocol/time";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { ErasedRows } from "./erase.ts";
import type { DataRequestRow } from "./tables.ts";

/** Marks a request to delete as decided, when it waits and is still as the officer saw it; false when somebody was faster. */
export async function markDeleting(
  trx: Transaction,
  { id, version }: Pick<DataRequestRow, "id" | "version">,
  actor: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("data_request")
    .set({ state: "deleting", answered_by: actor, version: version + 1 })
    .where("id", "=", id)
    .where("kind", "=", "delete")
    .where("version", "=", version)
    .where("state", "=", "open")
    .executeTakeFirst();
  return numUpdatedRows !== 0n;
}

/** Holds somebody, when they are there, until the transaction ends. */
export async function holdPerson(trx: Transaction, id: string): Promise<void> {
  await trx.selectFrom("person").select("id").where("id", "=", id).forUpdate().execute();
}

/** Closes what somebody asked to be deleted by, with what was counted. */
export async function closeDeletions(
  trx: Transaction,
  personId: string,
  erased: readonly ErasedRows[],
  now: Instant,
): Promise<void> {
  await trx
    .updateTable("data_request")
    .set(({ eb }) => ({
      state: "done",
      erased: JSON.stringify(erased),
      answered_ms: ms(now),
      version: eb("version", "+", 1),
    }))
    .where("person_id", "=", personId)
    .where("kind", "=", "delete")
    .where("answered_ms", "is", null)
    .execute();
}

/** Of these people those who are there. */
export async function stillThere(sql: Sql, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await sql.selectFrom("person").select("id").where("id", "in", ids).execute();
  return rows.map(({ id }) => id);
}

/** Whose deletion was decided and is not carried out. */
export async function peopleDeleting(sql: Sql): Promise<readonly string[]> {
  const rows = await sql
    .selectFrom("data_request")
    .select("person_id")
    .distinct()
    .where("state", "=", "deleting")
    .execute();
  return rows.map(({ person_id }) => person_id);
}
