/** The SQL of what the app told: cases that may be meant, contacts of one person near one case, and two contacts that become one. */
import type { Day } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import type { CaseRow } from "../cases/store.ts";
import type { Sql, Transaction } from "../tables.ts";
import type { ContactRow } from "./tables.ts";

/** At most so many cases are weighed. */
const MOST = 300;
const began = raw<number>`coalesce(onset_day, sample_day, class_day)`;

type Weighed = Pick<
  CaseRow,
  "id" | "number" | "person_id" | "class" | "commune" | "onset_day" | "sample_day" | "class_day"
>;

/**
 * Cases within reach that go on and are not discarded: those that began from one day to another, and those of these ids. Where
 * there are too many to weigh, these ids come first, then the commune, then those that began nearest to the day.
 */
export const casesToWeigh = (
  sql: Sql,
  scope: Scope,
  [first, last]: readonly [Day, Day],
  {
    ids,
    commune,
    near,
  }: { readonly ids: readonly string[]; readonly commune: string | null; readonly near: Day },
): Promise<Weighed[]> =>
  sql
    .selectFrom("case_record")
    .select(["id", "number", "person_id", "class", "commune"])
    .select(["onset_day", "sample_day", "class_day"])
    .where(inScope(scope, "case_record.unit_path"))
    .where("merged_into", "is", null)
    .where("class", "!=", "discarded")
    .where(({ or, and, eb }) =>
      or([and([eb(began, ">=", first), eb(began, "<=", last)]), eb("id", "in", [...ids, ""])]),
    )
    .orderBy(raw`id = any(${ids}::text[])`, "desc")
    .orderBy(raw`commune is not distinct from ${commune}::text`, "desc")
    .orderBy(raw`abs(${began} - ${near}::int)`)
    .orderBy("id")
    .limit(MOST)
    .execute();

/** Contacts of these people within reach that are near a case and became none. */
export const namedContacts = async (
  sql: Sql,
  scope: Scope,
  people: readonly string[],
): Promise<Pick<ContactRow, "id" | "person_id" | "case_id" | "day" | "sent_ms">[]> =>
  people.length === 0
    ? []
    : sql
        .selectFrom("contact")
        .select(["id", "person_id", "case_id", "day", "sent_ms"])
        .where("person_id", "in", people)
        .where("case_id", "is not", null)
        .where("became_case_id", "is", null)
        .where(inScope(scope, "contact.unit_path"))
        .orderBy("made_ms")
        .execute();

/** Contacts of one person near one case within reach, held until the transaction ends, the oldest first. */
export const lockNear = (
  trx: Transaction,
  scope: Scope,
  { personId, caseId }: { readonly personId: string; readonly caseId: string },
): Promise<ContactRow[]> =>
  trx
    .selectFrom("contact")
    .selectAll()
    .where("person_id", "=", personId)
    .where("case_id", "=", caseId)
    .where(inScope(scope, "contact.unit_path"))
    .orderBy("made_ms")
    .orderBy("id")
    .forUpdate()
    .execute();

/** Whether both of two contacts have answers to the questions of a disease: one contact has one row of them. */
export async function bothAnswered(trx: Transaction, ids: readonly [string, string]): Promise<boolean> {
  const rows = await trx.selectFrom("questionnaire").select("id").where("contact_id", "in", ids).execute();
  return rows.length > 1;
}

/** Gives all that hangs on one contact to another, and deletes it. Not both have answers. */
export async function becomePartOf(trx: Transaction, goneId: string, keepId: string): Promise<void> {
  for (const table of ["follow_up", "sample", "quarantine", "questionnaire"] as const)
    await trx.updateTable(table).set({ contact_id: keepId }).where("contact_id", "=", goneId).execute();
  await trx
    .updateTable("cluster_member")
    .set({ contact_id: keepId, member_id: keepId })
    .where("contact_id", "=", goneId)
    .where(
      "cluster_id",
      "not in",
      trx.selectFrom("cluster_member as own").select("own.cluster_id").where("own.member_id", "=", keepId),
    )
    .execute();
  await trx
    .updateTable("contact")
    .set({ of_contact_id: keepId })
    .where("of_contact_id", "=", goneId)
    .execute();
  await trx
    .updateTable("case_record")
    .set({ from_contact_id: keepId })
    .where("from_contact_id", "=", goneId)
    .execute();
  await trx.deleteFrom("contact").where("id", "=", goneId).execute();
}
