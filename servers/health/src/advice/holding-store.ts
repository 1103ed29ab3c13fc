/** The SQL of somebody's requests for advice as they are shown to them and deleted. */
import type { Sql, Transaction } from "../tables.ts";
import type { AdviceRow } from "./tables.ts";

/** Somebody's requests, the oldest first. */
export const adviceAbout = (sql: Sql, personId: string): Promise<AdviceRow[]> =>
  sql.selectFrom("advice_request").selectAll().where("person_id", "=", personId).orderBy("made_ms").execute();

/** Deletes somebody's requests; their ids. */
export async function dropAdviceAbout(trx: Transaction, personId: string): Promise<readonly string[]> {
  const gone = await trx
    .deleteFrom("advice_request")
    .where("person_id", "=", personId)
    .returning("id")
    .execute();
  return gone.map(({ id }) => id);
}
