/** The SQL of whose a case's timeline is. */
import type { Sql } from "../tables.ts";

/** The people of these cases. */
export async function peopleOfCases(sql: Sql, caseIds: readonly string[]): Promise<readonly string[]> {
  if (caseIds.length === 0) return [];
  const rows = await sql.selectFrom("case_record").select("person_id").where("id", "in", caseIds).execute();
  return rows.map(({ person_id }) => person_id);
}
