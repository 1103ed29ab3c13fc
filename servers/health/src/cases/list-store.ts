/** The SQL of the list of cases. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import type { listCases as endpoint } from "@bluezone/contract/health/cases";
import { parseDay } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { countTo } from "../count-to.ts";
import { searchRecords } from "../people/records-store.ts";
import type { Sql } from "../tables.ts";
import { idsInCluster } from "./clusters-store.ts";

/** What a list is narrowed to, and which part of it is asked for. */
export type Filter = RequestOf<typeof endpoint>;
/** Whom a search is for: the number of a case, or the marks of a person. */
type SearchedFor = { readonly number: number | undefined; readonly marks: readonly string[] | undefined };

/** Counting stops here: nobody pages through more. A search counts to the page that is asked for and one row on. */
const MOST_COUNTED = 100_000;

/** Rows of a page, the newest first, and how many there are in all; `more` says that counting stopped before the end. */
export async function listCases(sql: Sql, scope: Scope, filter: Filter, { number, marks }: SearchedFor) {
  const { words = "", state, class: named, commune, clusterId, from, to, limit, offset } = filter;
  let query = sql
    .selectFrom("case_record")
    .where(inScope(scope, "case_record.unit_path"))
    .where("merged_into", "is", null);
  if (state !== "all") query = query.where("closed_ms", state === "open" ? "is" : "is not", null);
  if (named !== undefined) query = query.where("class", "=", named);
  if (commune !== undefined) query = query.where("case_record.commune", "=", commune);
  if (clusterId !== undefined) query = query.where("case_record.id", "in", idsInCluster(sql, clusterId));
  if (from !== undefined) query = query.where("class_day", ">=", parseDay(from));
  if (to !== undefined) query = query.where("class_day", "<=", parseDay(to));
  if (number !== undefined) query = query.where("number", "=", number);
  const ids = query.select("case_record.id").orderBy("number", "desc");
  const most = offset + limit + 1;
  let searched: readonly string[] | undefined;
  if (marks !== undefined)
    searched = await searchRecords(
      sql,
      "case_record",
      { scope },
      { marks, among: query.select("case_record.id"), most: most + 1 },
    );
  else if (words.trim() !== "") searched = (await ids.limit(most + 1).execute()).map(({ id }) => id);
  const { total, more } = searched
    ? { total: Math.min(searched.length, most), more: searched.length > most }
    : await countTo(sql, query, MOST_COUNTED);
  // What was looked through for the count is not looked through again for the page.
  const page = searched
    ? sql
        .selectFrom("case_record")
        .select("case_record.id")
        .where("case_record.id", "in", searched.slice(offset, offset + limit))
    : ids.limit(limit).offset(offset);
  if (total <= offset) return { rows: [], total, more };
  const rows = await sql
    .selectFrom(page.as("page"))
    .innerJoin("case_record", "case_record.id", "page.id")
    .innerJoin("person", "person.id", "case_record.person_id")
    .innerJoin("unit", "unit.id", "case_record.unit_id")
    .selectAll("person")
    .select([
      "case_record.id as case_id",
      "number",
      "class",
      "class_day",
      "test",
      "sample_day",
      "result_day",
      "onset",
      "onset_day",
      "case_record.commune as case_commune",
      "case_record.unit_id as case_unit",
      "unit.name as unit_name",
      "interviewed_ms",
      "closed_ms",
      "case_record.made_ms as case_made_ms",
    ])
    .orderBy("number", "desc")
    .execute();
  return { rows, total, more };
}
