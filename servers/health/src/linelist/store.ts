/** The SQL of the line list: pages of cases and contacts within reach by their ids, so that no page reads what is before it. */
import type { LineFilter } from "@bluezone/contract/health/linelist";
import { COMMUNES } from "@bluezone/policy/commune";
import { parseDay } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import type { CourseRow } from "../course/tables.ts";
import type { QuestionnaireRow } from "../questionnaire/tables.ts";
import type { Sql } from "../tables.ts";

const idsInOrder = raw<string | null>`string_agg(cluster_id, '|' order by cluster_id)`;

/** Which page. */
export type Page = { readonly after: string; readonly limit: number };

const communesOf = (district: string): readonly string[] => [
  ...new Set(COMMUNES.filter(({ parent }) => parent === district).map(({ code }) => code)),
];

function casesIn(sql: Sql, scope: Scope, { from, to, class: named, district }: LineFilter) {
  let query = sql
    .selectFrom("case_record")
    .where(inScope(scope, "case_record.unit_path"))
    .where("merged_into", "is", null);
  if (named !== undefined) query = query.where("class", "=", named as "confirmed");
  if (from !== undefined) query = query.where("class_day", ">=", parseDay(from));
  if (to !== undefined) query = query.where("class_day", "<=", parseDay(to));
  if (district !== undefined) query = query.where("commune", "in", communesOf(district));
  return query;
}

function contactsIn(sql: Sql, scope: Scope, { from, to, class: named, district }: LineFilter) {
  let query = sql.selectFrom("contact").where(inScope(scope, "contact.unit_path"));
  if (named === "open") query = query.where("contact.class", "is", null);
  else if (named !== undefined) query = query.where("contact.class", "=", named as "F1");
  if (from !== undefined) query = query.where("day", ">=", parseDay(from));
  if (to !== undefined) query = query.where("day", "<=", parseDay(to));
  if (district !== undefined) {
    const people = sql.selectFrom("person").select("person.id");
    query = query.where("person_id", "in", people.where("person.commune", "in", communesOf(district)));
  }
  return query;
}

/** How many rows a list has. */
export async function countLines(sql: Sql, scope: Scope, filter: LineFilter): Promise<number> {
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

/** Cases of a page, each with the ids of its clusters, "|" between them; null: it is in none. */
export const caseLines = (sql: Sql, scope: Scope, filter: LineFilter, { after, limit }: Page) =>
  casesIn(sql, scope, filter)
    .selectAll("case_record")
    .select((row) =>
      row
        .selectFrom("cluster_member")
        .whereRef("cluster_member.case_id", "=", "case_record.id")
        .select(idsInOrder.as("ids"))
        .as("cluster_ids"),
    )
    .where("case_record.id", ">", after)
    .orderBy("case_record.id")
    .limit(limit)
    .execute();

/** Contacts of a page. */
export const contactLines = (sql: Sql, scope: Scope, filter: LineFilter, { after, limit }: Page) =>
  contactsIn(sql, scope, filter)
    .selectAll()
    .where("contact.id", ">", after)
    .orderBy("contact.id")
    .limit(limit)
    .execute();

/** The courses of cases, each by its days. */
export const coursesOfCases = async (sql: Sql, cases: readonly string[]): Promise<CourseRow[]> =>
  cases.length === 0
    ? []
    : sql
        .selectFrom("course")
        .selectAll()
        .where("case_id", "in", cases)
        .orderBy("from_day")
        .orderBy("id")
        .execute();

/** The answers of cases or of contacts. */
export const answersOfAll = async (
  sql: Sql,
  column: "case_id" | "contact_id",
  ids: readonly string[],
): Promise<QuestionnaireRow[]> =>
  ids.length === 0 ? [] : sql.selectFrom("questionnaire").selectAll().where(column, "in", ids).execute();
