/** The SQL of somebody's declarations as they are shown to them and deleted. */
import type { Sql, Transaction } from "../tables.ts";
import type { DeclarationRow, DiaryRow } from "./tables.ts";

/** Somebody's declarations, the oldest first. */
export const declarationsAbout = (sql: Sql, personId: string): Promise<DeclarationRow[]> =>
  sql.selectFrom("declaration").selectAll().where("person_id", "=", personId).orderBy("made_ms").execute();

/** The diaries of these declarations, by their day. */
export const diariesOf = async (sql: Sql, ids: readonly string[]): Promise<DiaryRow[]> =>
  ids.length === 0
    ? []
    : sql
        .selectFrom("declaration_diary")
        .selectAll()
        .where("declaration_id", "in", ids)
        .orderBy("day")
        .execute();

/** Deletes somebody's declarations; their ids. */
export async function dropDeclarationsAbout(trx: Transaction, personId: string): Promise<readonly string[]> {
  const gone = await trx
    .deleteFrom("declaration")
    .where("person_id", "=", personId)
    .returning("id")
    .execute();
  return gone.map(({ id }) => id);
}
