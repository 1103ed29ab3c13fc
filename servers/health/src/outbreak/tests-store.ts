/** The SQL of positivity: results of laboratories' files, and results that officers entered for samples. */
import { sql as raw } from "kysely";
import type { Sql } from "../tables.ts";
import type { Asking } from "./asked.ts";
import { inPart, isPart, placesOf } from "./placed-store.ts";

/** Results of a day. */
export type TestCount = { readonly day: number; readonly tests: number; readonly positive: number };

/**
 * Results by their day. A sample that a laboratory's file closed counts once, as that file's; an unclear result is none. The
 * place is that of the person, without one that of the unit.
 */
export async function testCounts(
  sql: Sql,
  { areas, part }: Asking,
  { first, last }: { readonly first: number; readonly last: number },
): Promise<readonly TestCount[]> {
  const ofFiles = sql
    .selectFrom("lab_result")
    .select([
      "lab_result.result_day as day",
      raw<boolean>`result <> 'negative'`.as("positive"),
      "lab_result.unit_id",
      "lab_result.commune",
    ])
    .where("result_day", ">=", first)
    .where("result_day", "<=", last);
  const ofSamples = sql
    .selectFrom("sample")
    .leftJoin("case_record", "case_record.id", "sample.case_id")
    .leftJoin("contact", "contact.id", "sample.contact_id")
    .select([
      raw<number>`sample.result_day`.as("day"),
      raw<boolean>`result = 'positive'`.as("positive"),
      raw<string | null>`coalesce(case_record.unit_id, contact.unit_id)`.as("unit_id"),
      "case_record.commune",
    ])
    .where("sample.result_day", ">=", first)
    .where("sample.result_day", "<=", last)
    .where("result", "in", ["positive", "negative"])
    .where("lab_result_id", "is", null);
  const at = raw<string | null>`coalesce(it.commune, unit.commune)`;
  const rows = await sql
    .selectFrom(ofFiles.unionAll(ofSamples).as("it"))
    .select(({ fn }) => [
      "it.day",
      fn.countAll<string>().as("tests"),
      raw<string>`count(*) filter (where it.positive)`.as("positive"),
    ])
    .$if(isPart(part), (all) =>
      all
        .leftJoin("unit", "unit.id", "it.unit_id")
        .leftJoin(placesOf(areas), (join) => join.on("place.commune", "=", at))
        .where(inPart(part, at)),
    )
    .groupBy("it.day")
    .execute();
  return rows.map(({ day, tests, positive }) => ({ day, tests: Number(tests), positive: Number(positive) }));
}
