/** The SQL of the course of cases. */
import { inScope, type Scope } from "@bluezone/staff/scope";
import { recordsOf } from "../cases/store.ts";
import type { Sql, Transaction } from "../tables.ts";
import type { CourseRow } from "./tables.ts";

/** The course of a case and of the records that were merged into it, by its days. */
export const courseOf = (sql: Sql, caseId: string): Promise<CourseRow[]> =>
  sql
    .selectFrom("course")
    .innerJoin("case_record", "case_record.id", "course.case_id")
    .selectAll("course")
    .where("case_record.id", "in", recordsOf(sql, caseId))
    .orderBy("from_day")
    .orderBy("course.made_ms")
    .orderBy("course.id")
    .execute();

/** Somebody's, by its days. */
export const courseAbout = (sql: Sql, personId: string): Promise<CourseRow[]> =>
  sql
    .selectFrom("course")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("from_day")
    .orderBy("id")
    .execute();

/** How many entries a case has. */
export async function countCourse(sql: Sql, caseId: string): Promise<number> {
  const { n } = await sql
    .selectFrom("course")
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .where("case_id", "=", caseId)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** One by its id, wherever it is. */
export const courseById = (sql: Sql, id: string): Promise<CourseRow | undefined> =>
  sql.selectFrom("course").selectAll().where("id", "=", id).executeTakeFirst();

/** One of a case within reach, held until the transaction ends. */
export const lockCourse = (
  trx: Transaction,
  scope: Scope,
  { id }: { readonly id: string },
): Promise<CourseRow | undefined> =>
  trx
    .selectFrom("course")
    .innerJoin("case_record", "case_record.id", "course.case_id")
    .selectAll("course")
    .where("course.id", "=", id)
    .where(inScope(scope, "case_record.unit_path"))
    .forUpdate("course")
    .executeTakeFirst();

/** Adds one. */
export async function insertCourse(trx: Transaction, row: CourseRow): Promise<void> {
  await trx.insertInto("course").values(row).execute();
}

/** Changes one. */
export async function putCourse(trx: Transaction, id: string, changes: Partial<CourseRow>): Promise<void> {
  await trx.updateTable("course").set(changes).where("id", "=", id).execute();
}

/** Takes one away. */
export async function deleteCourse(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom("course").where("id", "=", id).execute();
}

/** Deletes somebody's. */
export async function dropCourseAbout(trx: Transaction, personId: string): Promise<void> {
  await trx.deleteFrom("course").where("person_id", "=", personId).execute();
}
