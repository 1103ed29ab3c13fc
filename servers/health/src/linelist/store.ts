/** The SQL of the line list: pages of cases and contacts within reach by their ids, so that no page reads what is before it. */
import type { LineFilter } from "@bluezone/contract/health/linelist";
import type { Commune } from "@bluezone/policy/commune";
import { parseDay } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { QuestionnaireRow } from "../questionnaire/tables.ts";
import type { Sql } from "../tables.ts";

/** Which page. */
export type Page = { readonly after: string; readonly limit: number };

/** A filter as rows have it: the codes of a district's communes. */
export type PlacedFilter = Omit<LineFilter, "district"> & { readonly within?: readonly string[] };

/** The filter. Of a district that is not known, a code that no commune has: SQL wants one at least. */
export function placed({ district, ...filter }: LineFilter, communes: readonly Commune[]): PlacedFilter {
  if (district === undefined) return filter;
  const codes = new Set(communes.filter(({ parent }) => parent === district).map(({ code }) => code));
  return { ...filter, within: codes.size === 0 ? [""] : [...codes] };
}

function casesIn(sql: Sql, scope: Scope, { from, to, class: named, within }: PlacedFilter) {
  let query = sql
    .selectFrom("case_record")
    .where(inScope(scope, "case_record.unit_path"))
    .where("merged_into", "is", null);
  if (named !== undefined) query = query.where("class", "=", named as "confirmed");
  if (from !== undefined) query = query.where("class_day", ">=", parseDay(from));
  if (to !== undefined) query = query.where("class_day", "<=", parseDay(to));
  if (within !== undefined) query = query.where("commune", "in", within);
  return query;
}

function contactsIn(sql: Sql, scope: Scope, { from, to, class: named, within }: PlacedFilter) {
  let query = sql.selectFrom("contact").where(inScope(scope, "contact.unit_path"));
  if (named === "open") query = query.where("contact.class", "is", null);
  else if (named !== undefined) query = query.where("contact.class", "=", named as "F1");
  if (from !== undefined) query = query.where("day", ">=", parseDay(from));
  if (to !== undefined) query = query.where("day", "<=", parseDay(to));
  if (within !== undefined) {
    const people = sql.selectFrom("person").select("person.id");
    query = query.where("person_id", "in", people.where("person.commune", "in", within));
  }
  return query;
}

/** How many rows a list has. */
export async function countLines(sql: Sql, scope: Scope, filter: PlacedFilter): Promise<number> {
  const { n } =
    filter.who === "cases"
      ? await casesIn(sql, scope, filter)
          .select(({ fn }) => fn.countAll<string>().as("n"))
          .executeTakeFirstOrThrow()
      : await contactsIn(sql, scope, filter)
          .select(({ fn }) => fn.countAll<string>().as("n"))
          .executeTakeFirstOrThrow();
  return Number(n);
}

/** Cases of a page. */
export const caseLines = (sql: Sql, scope: Scope, filter: PlacedFilter, { after, limit }: Page) =>
  casesIn(sql, scope, filter)
    .selectAll("case_record")
    .where("case_record.id", ">", after)
    .orderBy("case_record.id")
    .limit(limit)
    .execute();

/** Contacts of a page. */
export const contactLines = (sql: Sql, scope: Scope, filter: PlacedFilter, { after, limit }: Page) =>
  contactsIn(sql, scope, filter)
    .selectAll()
    .where("contact.id", ">", after)
    .orderBy("contact.id")
    .limit(limit)
    .execute();

/** Every record of these cases, their own and those that were merged into them, as `record (of_case, id)`. */
const recordsOfAll = (sql: Sql, cases: readonly string[]) =>
  sql
    .withRecursive("record(of_case, id)", (made) =>
      made
        .selectFrom("case_record")
        .select(["case_record.id as of_case", "case_record.id"])
        .where("case_record.id", "in", cases)
        .union(
          made
            .selectFrom("record")
            .innerJoin("case_record as gone", "gone.merged_into", "record.id")
            .select(["record.of_case", "gone.id"]),
        ),
    )
    .selectFrom("record");

/** The courses of cases, each by its days. */
export const coursesOfCases = async (sql: Sql, cases: readonly string[]) =>
  cases.length === 0
    ? []
    : recordsOfAll(sql, cases)
        .innerJoin("course", "course.case_id", "record.id")
        .selectAll("course")
        .select("record.of_case")
        .orderBy("from_day")
        .orderBy("course.id")
        .execute();

/** The answers of cases: their own, else the latest of the records that were merged into each. */
export const answersOfCases = async (sql: Sql, cases: readonly string[]) =>
  cases.length === 0
    ? []
    : recordsOfAll(sql, cases)
        .innerJoin("questionnaire", "questionnaire.case_id", "record.id")
        .distinctOn("record.of_case")
        .selectAll("questionnaire")
        .select("record.of_case")
        .orderBy("record.of_case")
        .orderBy(({ eb, ref }) => eb("record.id", "=", ref("record.of_case")), "desc")
        .orderBy("changed_ms", "desc")
        .orderBy("questionnaire.id")
        .execute();

/** The answers of contacts. */
export const answersOfContacts = async (
  sql: Sql,
  contacts: readonly string[],
): Promise<QuestionnaireRow[]> =>
  contacts.length === 0
    ? []
    : sql.selectFrom("questionnaire").selectAll().where("contact_id", "in", contacts).execute();
