/** The SQL of calls that somebody asked for, as they are shown to them. */
import type { Sql } from "../tables.ts";
import type { Call } from "./store.ts";

/** Somebody's calls, the oldest first. */
export const callsAbout = (sql: Sql, personId: string): Promise<Call[]> =>
  sql.selectFrom("callback").selectAll().where("person_id", "=", personId).orderBy("made_ms").execute();

/** Their ids. */
export async function callIdsAbout(sql: Sql, personId: string): Promise<readonly string[]> {
  const rows = await sql.selectFrom("callback").select("id").where("person_id", "=", personId).execute();
  return rows.map(({ id }) => id);
}
