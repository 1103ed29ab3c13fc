/** The SQL of what is around a case: hand-overs, merges, codes, and the chain F0 → F1 → F0. */
import type { Sql } from "../tables.ts";
import { type CaseRow, recordsOf } from "./store.ts";

/** A case in the chain, wherever it is; what is out of reach is for the asker to hide. */
export type Link = Pick<CaseRow, "id" | "number" | "person_id" | "unit_path" | "class_day">;

/** One step back and one step on: whose contact somebody was, and which of their contacts became cases. */
export async function chainOf(
  sql: Sql,
  { id, from_contact_id }: Pick<CaseRow, "id" | "from_contact_id">,
): Promise<{ readonly from: Link | null; readonly onward: readonly Link[] }> {
  const links = sql
    .selectFrom("case_record")
    .select([
      "case_record.id",
      "case_record.number",
      "case_record.person_id",
      "case_record.unit_path",
      "case_record.class_day",
    ]);
  const from =
    from_contact_id === null
      ? undefined
      : await links
          .innerJoin("contact", "contact.case_id", "case_record.id")
          .where("contact.id", "=", from_contact_id)
          .executeTakeFirst();
  const onward = await links
    .innerJoin("contact", "contact.id", "case_record.from_contact_id")
    .where("contact.case_id", "=", id)
    .where("case_record.merged_into", "is", null)
    .orderBy("case_record.number")
    .limit(100)
    .execute();
  return { from: from ?? null, onward };
}

/** Requests to hand a case over, with the unit that was asked, the last first. */
export const handOversOf = (sql: Sql, caseId: string) =>
  sql
    .selectFrom("hand_over")
    .innerJoin("unit", "unit.id", "hand_over.to_unit_id")
    .selectAll("hand_over")
    .select("unit.name as to_unit_name")
    .where("case_id", "=", caseId)
    .orderBy("asked_ms", "desc")
    .execute();

/** Merges into a case that nobody has taken apart, with the number of the record that went, the last first. */
export const mergesInto = (sql: Sql, caseId: string) =>
  sql
    .selectFrom("case_merge")
    .innerJoin("case_record", "case_record.id", "case_merge.gone_id")
    .selectAll("case_merge")
    .select("case_record.number as gone_number")
    .where("keep_id", "=", caseId)
    .where("undone_ms", "is", null)
    .orderBy("merged_ms", "desc")
    .execute();

/** A case by its number. */
type CaseNumber = Pick<CaseRow, "id" | "number">;

/** The other cases of its person, the newest first. */
export const othersOf = (
  sql: Sql,
  { id, person_id }: Pick<CaseRow, "id" | "person_id">,
): Promise<CaseNumber[]> =>
  sql
    .selectFrom("case_record")
    .select(["id", "number"])
    .where("person_id", "=", person_id)
    .where("id", "!=", id)
    .where("merged_into", "is", null)
    .orderBy("number", "desc")
    .execute();

/** Codes of a case and of the records that were merged into it, the newest first. */
export const codesOf = (sql: Sql, caseId: string) =>
  sql
    .selectFrom("case_code")
    .innerJoin("case_record", "case_record.id", "case_code.case_id")
    .selectAll("case_code")
    .where("case_record.id", "in", recordsOf(sql, caseId))
    .orderBy("issued_ms", "desc")
    .limit(20)
    .execute();

/** A case that is there, by its number. */
export const caseCalled = (sql: Sql, id: string): Promise<CaseNumber> =>
  sql.selectFrom("case_record").select(["id", "number"]).where("id", "=", id).executeTakeFirstOrThrow();
