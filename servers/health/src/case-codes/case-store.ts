/** The SQL of the case that a code is for, and of the unit in whose name it goes out. Who asks has looked at reach. */
import { type CaseRow, recordsOf } from "../cases/store.ts";
import type { Sql, Transaction } from "../tables.ts";

/** Holds a case until the transaction ends, so that of two who issue for it the later one sees what the first did; its class. */
export async function holdCase(trx: Transaction, id: string): Promise<CaseRow["class"] | undefined> {
  const row = await trx
    .selectFrom("case_record")
    .select("class")
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row?.class;
}

/** The case; undefined when there is none of this id. */
export const caseOfCode = (sql: Sql, id: string): Promise<CaseRow | undefined> =>
  sql.selectFrom("case_record").selectAll().where("id", "=", id).executeTakeFirst();

/** Whether a case that is discarded now, or a record that was merged into it, was probable or confirmed before: then its code takes back the alerts that it gave. */
export async function wasPositive(sql: Sql, caseId: string): Promise<boolean> {
  const before = await sql
    .selectFrom("case_record")
    .select("id")
    .where("id", "in", recordsOf(sql, caseId))
    .where("counted_ms", "is not", null)
    .executeTakeFirst();
  return before !== undefined;
}

/** The name of a unit that is there, and whether it is of demo data. */
export const unitOfCode = (
  sql: Sql,
  id: string,
): Promise<{ readonly name: string; readonly illustrative: boolean }> =>
  sql.selectFrom("unit").select(["name", "illustrative"]).where("id", "=", id).executeTakeFirstOrThrow();
