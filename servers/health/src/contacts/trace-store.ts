/** The SQL of source tracing. */
import type { Day } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { CaseRow } from "../cases/store.ts";
import type { Sql } from "../tables.ts";

/** At most so many contacts. */
const MOST = 500;

/** Contacts of a case within reach on the days from one to another, both included, by what is known now or by what the app told. */
export const contactsBetween = (
  sql: Sql,
  scope: Scope,
  caseId: string,
  [earliest, latest]: readonly [Day, Day],
) =>
  sql
    .selectFrom("contact")
    .select(["id", "person_id", "day", "part", "source", "sent_day", "sent_part", "sent_ms"])
    .where("case_id", "=", caseId)
    .where(inScope(scope, "contact.unit_path"))
    .where(({ or, and, eb }) =>
      or([
        and([eb("day", ">=", earliest), eb("day", "<=", latest)]),
        and([eb("sent_day", ">=", earliest), eb("sent_day", "<=", latest)]),
      ]),
    )
    .orderBy(({ fn }) => fn.coalesce("day", "sent_day"))
    .orderBy("id")
    .limit(MOST)
    .execute();

/** Cases of these people that are not discarded, by the day on which the illness began. */
export async function positiveCasesOf(
  sql: Sql,
  people: readonly string[],
): Promise<readonly Pick<CaseRow, "number" | "person_id" | "onset_day" | "sample_day" | "class_day">[]> {
  if (people.length === 0) return [];
  return sql
    .selectFrom("case_record")
    .select(["number", "person_id", "onset_day", "sample_day", "class_day"])
    .where("person_id", "in", people)
    .where("merged_into", "is", null)
    .where("class", "!=", "discarded")
    .orderBy(({ fn }) => fn.coalesce("sample_day", "class_day"))
    .execute();
}

/** The other cases that the person of a case was near. */
export const nearOthers = (sql: Sql, { id, person_id }: Pick<CaseRow, "id" | "person_id">) =>
  sql
    .selectFrom("contact")
    .innerJoin("case_record", "case_record.id", "contact.case_id")
    .select(["case_record.number", "contact.class", "contact.source", "contact.sent_ms"])
    .select(({ fn }) => fn.coalesce("contact.day", "contact.sent_day").as("day"))
    .where("contact.person_id", "=", person_id)
    .where("case_record.id", "!=", id)
    .where("case_record.merged_into", "is", null)
    .orderBy("day")
    .limit(MOST)
    .execute();
