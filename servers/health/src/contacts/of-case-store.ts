/** The SQL of what contacts say of a case. */
import type { Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import { ms, type Sql } from "../tables.ts";

/** People near a case, by the moment at which they were entered and by who entered them. */
export const contactsEntered = (sql: Sql, scope: Scope, caseId: string) =>
  sql
    .selectFrom("contact")
    .select(({ fn }) => ["made_ms", "made_by", fn.countAll<string>().as("count")])
    .where("case_id", "=", caseId)
    .where(inScope(scope, "contact.unit_path"))
    .groupBy(["made_ms", "made_by"])
    .orderBy("made_ms")
    .execute();

/** When these people were near somebody: the days that are known, with the number of the case. */
export const exposuresOf = (sql: Sql, scope: Scope, people: readonly string[]) =>
  sql
    .selectFrom("contact")
    .leftJoin("case_record", "case_record.id", "contact.case_id")
    .select(["contact.id", "contact.day", "contact.class", "contact.made_by", "case_record.number"])
    .where("contact.person_id", "in", people)
    .where("contact.day", "is not", null)
    .where(inScope(scope, "contact.unit_path"))
    .execute();

/** How many were near a case: in all; by class, not classed or with a case of their own, each once; with something due, and late. */
export async function countNear(sql: Sql, scope: Scope, caseId: string, now: Instant) {
  const of = (column: string) => raw.ref(`contact.${column}`);
  const classOf = raw`${of("became_case_id")} is null and ${of("class")}`;
  const row = await sql
    .selectFrom("contact")
    .select([
      raw<string>`count(*)`.as("all"),
      raw<string>`count(*) filter (where ${classOf} = 'F1')`.as("f1"),
      raw<string>`count(*) filter (where ${classOf} = 'F2')`.as("f2"),
      raw<string>`count(*) filter (where ${classOf} = 'none')`.as("none"),
      raw<string>`count(*) filter (where ${classOf} is null)`.as("waiting"),
      raw<string>`count(${of("became_case_id")})`.as("cases"),
      raw<string>`count(${of("due_ms")})`.as("due"),
      raw<string>`count(*) filter (where ${of("due_ms")} < ${ms(now)}::bigint)`.as("late"),
    ])
    .where("case_id", "=", caseId)
    .where(inScope(scope, "contact.unit_path"))
    .executeTakeFirstOrThrow();
  return {
    all: Number(row.all),
    f1: Number(row.f1),
    f2: Number(row.f2),
    none: Number(row.none),
    waiting: Number(row.waiting),
    cases: Number(row.cases),
    due: Number(row.due),
    late: Number(row.late),
  };
}
