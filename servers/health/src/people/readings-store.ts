/** The SQL of who read of somebody. */
import { sql as raw } from "kysely";
import type { Transaction } from "../tables.ts";
import type { PersonReadingRow } from "./tables.ts";

/** Keeps that somebody read of all of these, in one statement with one list: a look at chains shows thousands. */
export async function insertReadings(
  trx: Transaction,
  people: readonly string[],
  { at_ms, actor, view }: Omit<PersonReadingRow, "person_id">,
): Promise<void> {
  await trx
    .insertInto("person_reading")
    .columns(["person_id", "at_ms", "actor", "view"])
    .expression(
      raw`select one.id, ${at_ms}::bigint, ${actor}::text, ${view}::text from unnest(${people}::text[]) as one (id)`,
    )
    .execute();
}

/** Deletes who read of these records. */
export async function deleteReadings(trx: Transaction, ids: readonly string[]): Promise<void> {
  await trx.deleteFrom("person_reading").where("person_id", "in", ids).execute();
}
