/** The SQL of whose names a remark must not have. */
import { inScope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";

/** So many cases are looked at: their names are opened one by one. */
const LATEST = 500;

/** Ids of the people of a unit's open cases, of itself and of the units below, the latest first. */
export async function peopleOfLatest(sql: Sql, unitPath: string): Promise<readonly string[]> {
  const rows = await sql
    .selectFrom("case_record")
    .select("person_id")
    .where(inScope({ paths: [unitPath] }, "case_record.unit_path"))
    .where("closed_ms", "is", null)
    .orderBy("made_ms", "desc")
    .limit(LATEST)
    .execute();
  return rows.map(({ person_id }) => person_id);
}
