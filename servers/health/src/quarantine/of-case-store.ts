/** The SQL of what quarantine says of a case. */
import type { Disease } from "@bluezone/policy/disease";
import type { Day } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";
import type { QuarantineRow } from "./tables.ts";
import { unquarantined, unwatched } from "./unwatched-store.ts";

/** Quarantines of these people within a scope, the latest first. */
export const coursesOf = (sql: Sql, scope: Scope, people: readonly string[]): Promise<QuarantineRow[]> =>
  sql
    .selectFrom("quarantine")
    .selectAll()
    .where("person_id", "in", people)
    .where(inScope(scope, "quarantine.unit_path"))
    .orderBy("first_day", "desc")
    .execute();

/** People near a case who are in quarantine now, and whose is over; each counts once. */
export async function countNear(
  sql: Sql,
  scope: Scope,
  caseId: string,
): Promise<{ readonly now: number; readonly ended: number }> {
  const rows = await sql
    .selectFrom("quarantine")
    .select("person_id")
    .select(({ fn, eb }) =>
      fn
        .countAll<string>()
        .filterWhere(eb("ended_day", "is", null))
        .as("open"),
    )
    .where(inScope(scope, "quarantine.unit_path"))
    .where("person_id", "in", ({ selectFrom }) =>
      selectFrom("contact").select("contact.person_id").where("contact.case_id", "=", caseId),
    )
    .groupBy("person_id")
    .execute();
  const now = rows.filter(({ open }) => Number(open) > 0).length;
  return { now, ended: rows.length - now };
}

/** People near a case who never were in quarantine, and those of them whom nobody looks after. */
export async function countLeft(
  sql: Sql,
  scope: Scope,
  caseId: string,
  disease: Pick<Disease, "quarantineRules">,
  today: Day,
): Promise<{ readonly unquarantined: number; readonly unwatched: number }> {
  const count = async (left: typeof unquarantined): Promise<number> => {
    const { count } = await left(sql, disease, today, { scope, caseId })
      .select(({ fn }) => fn.countAll<string>().as("count"))
      .executeTakeFirstOrThrow();
    return Number(count);
  };
  return { unquarantined: await count(unquarantined), unwatched: await count(unwatched) };
}

/** The case that a contact became; null when none. */
export async function becameCase(sql: Sql, contactId: string): Promise<string | null> {
  const found = await sql
    .selectFrom("contact")
    .select("became_case_id")
    .where("id", "=", contactId)
    .executeTakeFirst();
  return found?.became_case_id ?? null;
}

/** Whether the contact of a quarantine became a case by a test that holds: confirmed or probable, not discarded since. */
export async function turnedCase(
  sql: Sql,
  { contact_id }: Pick<QuarantineRow, "contact_id">,
): Promise<boolean> {
  if (contact_id === null) return false;
  const found = await sql
    .selectFrom("contact")
    .innerJoin("case_record", "case_record.id", "contact.became_case_id")
    .select("case_record.id")
    .where("contact.id", "=", contact_id)
    .where("case_record.class", "in", ["confirmed", "probable"])
    .where("case_record.test", "is not", null)
    .executeTakeFirst();
  return found !== undefined;
}
