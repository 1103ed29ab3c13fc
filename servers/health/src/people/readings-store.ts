/** The SQL of who read of somebody. */
import type { Transaction } from "../tables.ts";
import type { PersonReadingRow } from "./tables.ts";

/** Keeps readings. */
export async function insertReadings(trx: Transaction, rows: readonly PersonReadingRow[]): Promise<void> {
  await trx.insertInto("person_reading").values(rows).execute();
}

/** Deletes who read of these records. */
export async function deleteReadings(trx: Transaction, ids: readonly string[]): Promise<void> {
  await trx.deleteFrom("person_reading").where("person_id", "in", ids).execute();
}
