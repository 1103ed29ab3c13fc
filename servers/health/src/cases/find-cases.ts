/** The list of cases within reach. */
import { typedCaseNumber } from "@bluezone/contract/health/case-number";
import type { CaseLine, listCases } from "@bluezone/contract/health/cases";
import { parseDay } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { z } from "zod";
import type { Context } from "../context.ts";
import { countTo } from "../count-to.ts";
import type { PeopleKeys } from "../people/keys.ts";
import { hasWords, soughtMarks } from "../people/marks.ts";
import { ofMarked, personOf, readSought } from "../people/store.ts";
import type { Sql } from "../tables.ts";
import { numberOf, shownAt, shownDay } from "./view.ts";

type Filter = z.output<(typeof listCases)["request"]>;

/** Counting stops here: nobody pages through more. A search counts to the page that is asked for and one row on. */
const MOST_COUNTED = 100_000;

/** A page of them, the newest first, and how many there are in all; `more` says that counting stopped before the end. */
export async function findCases(
  { config, random }: Pick<Context, "config" | "random">,
  sql: Sql,
  { keys, scope }: { readonly keys: PeopleKeys; readonly scope: Scope },
  filter: Filter,
): Promise<{ readonly cases: readonly CaseLine[]; readonly total: number; readonly more: boolean }> {
  const { words = "", state, result, commune, clusterId, from, to, limit, offset } = filter;
  let query = sql
    .selectFrom("case_record")
    .where(inScope(scope, "case_record.unit_path"))
    .where("merged_into", "is", null);
  if (state !== "all") query = query.where("closed_ms", state === "open" ? "is" : "is not", null);
  if (result !== undefined) query = query.where("result", "=", result);
  if (commune !== undefined) query = query.where("case_record.commune", "=", commune);
  if (clusterId !== undefined) query = query.where("cluster_id", "=", clusterId);
  if (from !== undefined) query = query.where("result_day", ">=", parseDay(from));
  if (to !== undefined) query = query.where("result_day", "<=", parseDay(to));
  const number = typedCaseNumber(words, config.casePrefix);
  const sought = number === undefined ? readSought(words) : { words: [] };
  if (number !== undefined) query = query.where("number", "=", number);
  else if (words.trim() !== "") {
    const marks = soughtMarks(keys.marks, sought);
    if (marks.length === 0) return { cases: [], total: 0, more: false };
    query = query.where(await ofMarked(sql, "case_record.person_id", marks));
  }
  const ids = query.select("case_record.id").orderBy("number", "desc");
  const most = offset + limit + 1;
  const searched = words.trim() === "" ? undefined : await ids.limit(most + 1).execute();
  const { total, more } = searched
    ? { total: Math.min(searched.length, most), more: searched.length > most }
    : await countTo(sql, query, MOST_COUNTED);
  // What was looked through for the count is not looked through again for the page.
  const page = searched
    ? sql
        .selectFrom("case_record")
        .select("case_record.id")
        .where(
          "case_record.id",
          "in",
          searched.slice(offset, offset + limit).map(({ id }) => id),
        )
    : ids.limit(limit).offset(offset);
  if (total <= offset) return { cases: [], total, more };
  const rows = await sql
    .selectFrom(page.as("page"))
    .innerJoin("case_record", "case_record.id", "page.id")
    .innerJoin("person", "person.id", "case_record.person_id")
    .innerJoin("unit", "unit.id", "case_record.unit_id")
    .leftJoin("cluster", "cluster.id", "case_record.cluster_id")
    .selectAll("person")
    .select([
      "case_record.id as case_id",
      "number",
      "test",
      "result",
      "sample_day",
      "result_day",
      "onset",
      "onset_day",
      "case_record.commune as case_commune",
      "case_record.unit_id as case_unit",
      "unit.name as unit_name",
      "cluster.name as cluster",
      "interviewed_ms",
      "closed_ms",
      "case_record.made_ms as case_made_ms",
    ])
    .orderBy("number", "desc")
    .execute();
  const cases = rows.map((row): CaseLine => {
    const { name, birthYear } = personOf(keys, random, row);
    return {
      id: row.case_id,
      number: numberOf(config, row.number),
      personId: row.id,
      name,
      birthYear,
      test: row.test,
      result: row.result,
      sampleDay: shownDay(row.sample_day),
      resultDay: shownDay(row.result_day),
      onset: row.onset,
      onsetDay: row.onset_day === null ? null : shownDay(row.onset_day),
      commune: row.case_commune,
      unitId: row.case_unit,
      unitName: row.unit_name,
      cluster: row.cluster,
      interviewed: row.interviewed_ms !== null,
      closed: row.closed_ms !== null,
      made: shownAt(row.case_made_ms),
    };
  });
  // Marks hold the beginnings of words up to ten letters: what is longer is held against the names here.
  const found = cases.filter(({ name }) => hasWords(name, sought.words));
  return { cases: found, total: total - (cases.length - found.length), more };
}
