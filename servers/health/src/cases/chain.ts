/** The chain F0 → F1 → F0: whose contact somebody was, and which of their contacts became cases. */
import type { Sql } from "../tables.ts";
import type { CaseRow } from "./find-case.ts";

/** A case in the chain, wherever it is; what is out of reach is for the asker to hide. */
export type Link = Pick<CaseRow, "id" | "number" | "person_id" | "unit_path" | "result_day">;

/** One step back and one step on. */
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
      "case_record.result_day",
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
