/** The SQL of what is under way about somebody. */
import type { Sql } from "../tables.ts";

/** Somebody's cases by their number, the closed ones too. */
export const casesOf = (
  sql: Sql,
  personId: string,
): Promise<{ id: string; number: number; closed_ms: string | null }[]> =>
  sql
    .selectFrom("case_record")
    .select(["id", "number", "closed_ms"])
    .where("person_id", "=", personId)
    .orderBy("number")
    .execute();

/** The name of the unit that looks after somebody who is there. */
export async function unitNameOf(sql: Sql, personId: string): Promise<string> {
  const { unit } = await sql
    .selectFrom("person")
    .innerJoin("unit", "unit.id", "person.unit_id")
    .select("unit.name as unit")
    .where("person.id", "=", personId)
    .executeTakeFirstOrThrow();
  return unit;
}

/** How many contacts stand near these cases. */
export async function countContacts(sql: Sql, caseIds: readonly string[]): Promise<number> {
  if (caseIds.length === 0) return 0;
  const { n } = await sql
    .selectFrom("contact")
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .where("case_id", "in", caseIds)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Whether somebody is in quarantine now. */
export async function isInQuarantine(sql: Sql, personId: string): Promise<boolean> {
  const { n } = await sql
    .selectFrom("quarantine")
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .where("person_id", "=", personId)
    .where("ended_day", "is", null)
    .executeTakeFirstOrThrow();
  return Number(n) > 0;
}
