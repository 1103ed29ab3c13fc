/** The list of cases within reach. */
import { searchedCaseNumber } from "@bluezone/contract/health/case-number";
import type { CaseLine } from "@bluezone/contract/health/cases";
import type { Scope } from "@bluezone/staff/scope";
import type { Context } from "../context.ts";
import type { PeopleKeys } from "../people/keys.ts";
import { hasWords, soughtMarks } from "../people/marks.ts";
import { personOf, readSought } from "../people/store.ts";
import type { Sql } from "../tables.ts";
import { clustersOf } from "./clusters-store.ts";
import { type Filter, listCases } from "./list-store.ts";
import { numberOf, shownAt, shownDay, shownTest } from "./view.ts";

/** A page of them, the newest first, and how many there are in all; `more` says that counting stopped before the end. */
export async function findCases(
  { config, random }: Pick<Context, "config" | "random">,
  sql: Sql,
  { keys, scope }: { readonly keys: PeopleKeys; readonly scope: Scope },
  filter: Filter,
): Promise<{ readonly cases: readonly CaseLine[]; readonly total: number; readonly more: boolean }> {
  const { words = "" } = filter;
  const number = searchedCaseNumber(words, config.casePrefix);
  const sought = number === undefined ? readSought(words) : { words: [] };
  const marks = number === undefined && words.trim() !== "" ? soughtMarks(keys.marks, sought) : undefined;
  if (marks?.length === 0) return { cases: [], total: 0, more: false };
  const { rows, total, more } = await listCases(sql, scope, filter, { number, marks });
  const clusters = await clustersOf(
    sql,
    rows.map(({ case_id }) => case_id),
  );
  const cases = rows.map((row): CaseLine => {
    const { name, birthYear } = personOf(keys, random, row);
    return {
      id: row.case_id,
      number: numberOf(config, row.number),
      personId: row.id,
      name,
      birthYear,
      class: row.class,
      classDay: shownDay(row.class_day),
      tested: shownTest(row),
      onset: row.onset,
      onsetDay: row.onset_day === null ? null : shownDay(row.onset_day),
      commune: row.case_commune,
      unitId: row.case_unit,
      unitName: row.unit_name,
      clusters: clusters.filter(({ case_id }) => case_id === row.case_id).map(({ name: called }) => called),
      interviewed: row.interviewed_ms !== null,
      closed: row.closed_ms !== null,
      made: shownAt(row.case_made_ms),
    };
  });
  // Marks hold the beginnings of words up to ten letters: what is longer is held against the names here.
  const found = cases.filter(({ name }) => hasWords(name, sought.words));
  return { cases: found, total: total - (cases.length - found.length), more };
}
