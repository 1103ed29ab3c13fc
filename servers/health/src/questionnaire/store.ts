/** The SQL of answers to the questions of a disease. Who may see the person may see their answers. */
import { inScope, type Scope } from "@bluezone/staff/scope";
import { recordsOf } from "../cases/store.ts";
import type { Sql, Transaction } from "../tables.ts";
import type { QuestionnaireRow } from "./tables.ts";

/** Whose answers. */
export type Of = { readonly caseId: string } | { readonly contactId: string };

const ownOf = (of: Of) =>
  "caseId" in of ? (["case_id", of.caseId] as const) : (["contact_id", of.contactId] as const);

/** The answers of a contact or a case; where a case has none, those of a record that was merged into it, the latest. */
export async function answersOf(sql: Sql, of: Of): Promise<QuestionnaireRow | undefined> {
  if ("contactId" in of)
    return sql
      .selectFrom("questionnaire")
      .selectAll()
      .where("contact_id", "=", of.contactId)
      .executeTakeFirst();
  const rows = await sql
    .selectFrom("questionnaire")
    .selectAll()
    .where("case_id", "in", recordsOf(sql, of.caseId))
    .orderBy("changed_ms", "desc")
    .orderBy("id")
    .execute();
  return rows.find(({ case_id }) => case_id === of.caseId) ?? rows[0];
}

/** Somebody's, the oldest first. */
export const answersAbout = (sql: Sql, personId: string): Promise<QuestionnaireRow[]> =>
  sql
    .selectFrom("questionnaire")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("made_ms")
    .orderBy("id")
    .execute();

/** The own row of a case or contact within reach, held until the transaction ends. */
export const lockAnswers = (trx: Transaction, scope: Scope, of: Of): Promise<QuestionnaireRow | undefined> =>
  trx
    .selectFrom("questionnaire")
    .innerJoin("person", "person.id", "questionnaire.person_id")
    .selectAll("questionnaire")
    .where(`questionnaire.${ownOf(of)[0]}`, "=", ownOf(of)[1])
    .where(inScope(scope, "person.unit_path"))
    .forUpdate("questionnaire")
    .executeTakeFirst();

/** Adds answers; false when somebody else did at the same moment. */
export async function insertAnswers(trx: Transaction, row: QuestionnaireRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("questionnaire")
    .values(row)
    .onConflict((one) => one.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Changes them. */
export async function putAnswers(
  trx: Transaction,
  id: string,
  changes: Partial<QuestionnaireRow>,
): Promise<void> {
  await trx.updateTable("questionnaire").set(changes).where("id", "=", id).execute();
}

/** Takes them away. */
export async function deleteAnswers(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom("questionnaire").where("id", "=", id).execute();
}

/** Deletes somebody's. */
export async function dropAnswersAbout(trx: Transaction, personId: string): Promise<void> {
  await trx.deleteFrom("questionnaire").where("person_id", "=", personId).execute();
}
