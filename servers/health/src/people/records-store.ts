/** The SQL by which records of people are found: that of their search tables (`record-marks-migration.ts`). */
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw, type SelectQueryBuilder } from "kysely";
import type { Sql } from "../tables.ts";
import { hasMarks } from "./store.ts";

/** Records that have a search table. */
export type Searched = "case_record" | "contact";
/** From where on the list goes on: behind this record. */
export type After = { readonly place: string; readonly id: string };

/** What a record must be: within a scope, of somebody in a commune, behind another in the list. */
export type RecordsOf = {
  readonly scope: Scope;
  readonly commune?: string | undefined;
  readonly after?: After | undefined;
};

/** Ids of records, by a query of their own table. */
// biome-ignore lint/suspicious/noExplicitAny: which tables the query joins is of no interest here.
export type IdsQuery = SelectQueryBuilder<any, any, { id: string }>;

/** The first of the list first. */
const IN_ORDER = raw`one.place desc, one.record_id desc`;

/** Rows of the search table, in no order. `among`: what the record itself must be. */
export const recordsOf = (
  sql: Sql,
  table: Searched,
  { scope, commune, after }: RecordsOf,
  among?: IdsQuery,
) =>
  sql
    .selectFrom(`${table}_marks as one`)
    .select("one.record_id as id")
    .where(inScope(scope, "one.unit_path"))
    .$if(commune !== undefined, (all) => all.where("one.commune", "=", commune!))
    .$if(after !== undefined, (all) =>
      all.where(raw<boolean>`(one.place, one.record_id) < (${after!.place}::bigint, ${after!.id})`),
    )
    .$if(among !== undefined, (all) => all.where("one.record_id", "in", among!));

/** Ids of a page of such rows, the first of the list first. */
export async function pageOf(query: ReturnType<typeof recordsOf>, most: number): Promise<string[]> {
  return (await query.orderBy(IN_ORDER).limit(most).execute()).map(({ id }) => id);
}

/** So many records at the top of the list are looked at before an index is asked for all. */
const TOP = 10_000;

/** Whose records are searched for: with all of these marks, at most so many. `among`: what the record itself must be. */
type Sought = {
  readonly marks: readonly string[];
  readonly among: IdsQuery | undefined;
  readonly most: number;
  /** How many are looked at first; said by tests. */
  readonly top?: number;
};

/**
 * Ids of records of people who have all of these marks, the first of the list first. A common word fills its page at the top of the
 * list. For any other all that there are of it are found, then put in order: the planner, which cannot know how many have two
 * marks at once, would go down two million rows for a page that never fills. Each of the two statements is fenced, the first by
 * `limit`, the second by `offset 0`.
 */
export async function searchRecords(
  sql: Sql,
  table: Searched,
  of: RecordsOf,
  { marks, among, most, top: looked = TOP }: Sought,
): Promise<string[]> {
  // Words without a mark, such as a single letter, find nobody.
  if (marks.length === 0) return [];
  const rows = (narrow?: IdsQuery) =>
    recordsOf(sql, table, of, narrow).select(["one.place", "one.record_id", "one.marks"]);
  const ids = (found: ReturnType<typeof rows>) =>
    sql.selectFrom(found.as("one")).select("one.record_id as id").orderBy(IN_ORDER).limit(most);
  const marked = hasMarks("one.marks", marks);
  const top = await ids(rows().orderBy(IN_ORDER).limit(looked))
    .where(marked)
    .$if(among !== undefined, (all) => all.where("one.record_id", "in", among!))
    .execute();
  const found =
    top.length === most ? top : await ids(rows(among).where(marked).offset(raw<number>`0`)).execute();
  return found.map(({ id }) => id);
}
