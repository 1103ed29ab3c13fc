/** The SQL of samples. Who may see the person may see their samples. */
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Sql, Transaction } from "../tables.ts";
import type { SampleRow } from "./tables.ts";

/** All samples of those of these people who are within reach, the newest first. */
export const samplesOf = async (sql: Sql, scope: Scope, people: readonly string[]): Promise<SampleRow[]> =>
  people.length === 0
    ? []
    : sql
        .selectFrom("sample")
        .innerJoin("person", "person.id", "sample.person_id")
        .selectAll("sample")
        .where("person_id", "in", people)
        .where(inScope(scope, "person.unit_path"))
        .orderBy("taken_day", "desc")
        .orderBy("sample.made_ms", "desc")
        .orderBy("sample.id")
        .execute();

/** How many there are of a case or of a contact. */
export async function countSamples(
  sql: Sql,
  of: { readonly caseId: string } | { readonly contactId: string },
): Promise<number> {
  const [column, id] =
    "caseId" in of ? (["case_id", of.caseId] as const) : (["contact_id", of.contactId] as const);
  const { n } = await sql
    .selectFrom("sample")
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .where(column, "=", id)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** One by its id, wherever it is. */
export const sampleById = (sql: Sql, id: string): Promise<SampleRow | undefined> =>
  sql.selectFrom("sample").selectAll().where("id", "=", id).executeTakeFirst();

/** One of somebody within reach, held until the transaction ends. */
export const lockSample = (
  trx: Transaction,
  scope: Scope,
  { id }: { readonly id: string },
): Promise<SampleRow | undefined> =>
  trx
    .selectFrom("sample")
    .innerJoin("person", "person.id", "sample.person_id")
    .selectAll("sample")
    .where("sample.id", "=", id)
    .where(inScope(scope, "person.unit_path"))
    .forUpdate("sample")
    .executeTakeFirst();

/** Adds one. */
export async function insertSample(trx: Transaction, row: SampleRow): Promise<void> {
  await trx.insertInto("sample").values(row).execute();
}

/** Changes one. */
export async function putSample(trx: Transaction, id: string, changes: Partial<SampleRow>): Promise<void> {
  await trx.updateTable("sample").set(changes).where("id", "=", id).execute();
}

/** Takes one away. */
export async function deleteSample(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom("sample").where("id", "=", id).execute();
}

/** Samples that were taken on one of these days and wait for their result, wherever they are; held until the transaction ends. */
export const lockWaiting = async (trx: Transaction, days: readonly number[]): Promise<SampleRow[]> =>
  days.length === 0
    ? []
    : trx
        .selectFrom("sample")
        .selectAll()
        .where("result", "is", null)
        .where("taken_day", "in", days)
        .orderBy("id")
        .forUpdate()
        .execute();

/** Deletes somebody's samples. */
export async function dropSamplesAbout(trx: Transaction, personId: string): Promise<void> {
  await trx.deleteFrom("sample").where("person_id", "=", personId).execute();
}
