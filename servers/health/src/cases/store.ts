/** The SQL of cases: one within reach, held, added, changed. */
import type { Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Insertable, Selectable } from "kysely";
import { type Reader, shownTo } from "../people/shown-store.ts";
import type { Home } from "../people/store.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { CaseClassRow, CaseRow as CaseColumns } from "./tables.ts";

/** A case as it was read. */
export type CaseRow = Selectable<CaseColumns>;

/** The ids of a case and of all records that were merged into it, by way of others too. */
export const recordsOf = (sql: Sql, caseId: string) =>
  sql
    .withRecursive("records(id)", (made) =>
      made
        .selectFrom("case_record")
        .select("case_record.id")
        .where("case_record.id", "=", caseId)
        .union(
          made
            .selectFrom("case_record as gone")
            .innerJoin("records", "records.id", "gone.merged_into")
            .select("gone.id"),
        ),
    )
    .selectFrom("records")
    .select("records.id");

/** The ids of the record of a number and of those in which it goes on, by way of others too. */
export const recordsNumbered = (sql: Sql, number: number) =>
  sql
    .withRecursive("records(id, merged_into)", (made) =>
      made
        .selectFrom("case_record")
        .select(["id", "merged_into"])
        .where("number", "=", number)
        .union(
          made
            .selectFrom("case_record as going")
            .innerJoin("records", "records.merged_into", "going.id")
            .select(["going.id", "going.merged_into"]),
        ),
    )
    .selectFrom("records")
    .select("records.id");

const oneWithin = (sql: Sql, scope: Scope, id: string) =>
  sql
    .selectFrom("case_record")
    .selectAll()
    .where("id", "=", id)
    .where(inScope(scope, "case_record.unit_path"));

/** One case; undefined when there is none of that id, or it lies out of reach. */
export const findCase = (sql: Sql, scope: Scope, id: string): Promise<CaseRow | undefined> =>
  oneWithin(sql, scope, id).executeTakeFirst();

/** The same; it is merged into no other until the transaction ends, so that a merge takes along what is put near it. */
export const staysCase = (trx: Transaction, scope: Scope, id: string): Promise<CaseRow | undefined> =>
  oneWithin(trx, scope, id).forKeyShare().executeTakeFirst();

/** The same, held until the transaction ends. */
export const lockCase = (trx: Transaction, scope: Scope, id: string): Promise<CaseRow | undefined> =>
  oneWithin(trx, scope, id).forUpdate().executeTakeFirst();

/** A case that another unit shows to the viewer's units now. */
export const shownCaseOf = (sql: Sql, reader: Reader, id: string): Promise<CaseRow | undefined> =>
  sql
    .selectFrom("case_record")
    .selectAll()
    .where("id", "=", id)
    .where("person_id", "in", shownTo(sql, reader))
    .executeTakeFirst();

/** Adds a case; its number. */
export async function insertCase(trx: Transaction, row: Insertable<CaseColumns>): Promise<number> {
  const { number } = await trx
    .insertInto("case_record")
    .values(row)
    .returning("number")
    .executeTakeFirstOrThrow();
  return number;
}

/** The case that was recorded by a call; undefined when there is none. */
export const recordedBy = (
  sql: Sql,
  once: string,
): Promise<Pick<CaseRow, "id" | "number" | "made_by"> | undefined> =>
  sql
    .selectFrom("case_record")
    .select(["id", "number", "made_by"])
    .where("once", "=", once)
    .executeTakeFirst();

/** Changes a case and counts its version up; answers the new one. */
export async function putCase(
  trx: Transaction,
  row: Pick<CaseRow, "id" | "version">,
  { caller, now }: { readonly caller: Pick<Viewer, "id">; readonly now: Instant },
  changes: Partial<CaseRow>,
): Promise<number> {
  const version = row.version + 1;
  await trx
    .updateTable("case_record")
    .set({ ...changes, version, changed_ms: ms(now), changed_by: caller.id })
    .where("id", "=", row.id)
    .execute();
  return version;
}

/** Adds a change of a case's class. */
export async function insertClass(trx: Transaction, row: CaseClassRow): Promise<void> {
  await trx.insertInto("case_class").values(row).execute();
}

/** Changes of a case's class, the last first. */
export const classesOf = (sql: Sql, caseId: string): Promise<CaseClassRow[]> =>
  sql.selectFrom("case_class").selectAll().where("case_id", "=", caseId).orderBy("version", "desc").execute();

/** Says of a case which contact it comes from, unless it says so already. */
export async function setFromContact(trx: Transaction, id: string, contactId: string): Promise<void> {
  await trx
    .updateTable("case_record")
    .set({ from_contact_id: contactId })
    .where("id", "=", id)
    .where("from_contact_id", "is", null)
    .execute();
}

/** Cases of these people that go on in no other, the newest first. */
export const casesOf = (
  sql: Sql,
  people: readonly string[],
): Promise<Pick<CaseRow, "id" | "number" | "person_id" | "closed_ms">[]> =>
  sql
    .selectFrom("case_record")
    .select(["id", "number", "person_id", "closed_ms"])
    .where("person_id", "in", people)
    .where("merged_into", "is", null)
    .orderBy("number", "desc")
    .execute();

/** A case within reach by its number that goes on in no other, also not until the transaction ends. */
export const findByNumber = (
  sql: Transaction,
  scope: Scope,
  number: number,
): Promise<Pick<CaseRow, "id" | "unit_id" | "unit_path"> | undefined> =>
  sql
    .selectFrom("case_record")
    .select(["id", "unit_id", "unit_path"])
    .where("number", "=", number)
    .where("merged_into", "is", null)
    .where(inScope(scope, "case_record.unit_path"))
    .forKeyShare()
    .executeTakeFirst();

/** First days of symptoms by the case's id; null where nobody knows. */
export async function onsetDays(
  sql: Sql,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number | null>> {
  if (ids.length === 0) return new Map();
  const rows = await sql
    .selectFrom("case_record")
    .select(["id", "onset_day"])
    .where("id", "in", ids)
    .execute();
  return new Map(rows.map(({ id, onset_day }) => [id, onset_day]));
}

/** Gives what this slice keeps of people into another unit's care. */
export async function moveCases(
  trx: Transaction,
  personIds: readonly string[],
  { unitId, unitPath }: Home,
): Promise<void> {
  await trx
    .updateTable("case_record")
    .set({ unit_id: unitId, unit_path: unitPath })
    .where("person_id", "in", personIds)
    .execute();
}

/** The people of a case and of the records that were merged into it: that of the case first. */
export async function peopleOfCase(sql: Sql, caseId: string): Promise<readonly string[]> {
  const rows = await sql
    .selectFrom("case_record")
    .select("person_id")
    .where("id", "in", recordsOf(sql, caseId))
    .orderBy(({ eb }) => eb("id", "=", caseId), "desc")
    .orderBy("number")
    .execute();
  return [...new Set(rows.map(({ person_id }) => person_id))];
}
