/** The communes that cases within reach are of, each with how many are open: what a list of cases can be narrowed to. */
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";

/** By their codes. */
export async function caseCommunes(
  sql: Sql,
  scope: Scope,
): Promise<readonly { readonly commune: string; readonly open: number }[]> {
  const rows = await sql
    .selectFrom("case_record")
    .select("commune")
    .select(({ fn }) => fn.count<string>("id").filterWhere("closed_ms", "is", null).as("open"))
    .where(inScope(scope, "case_record.unit_path"))
    .where("merged_into", "is", null)
    .where("commune", "is not", null)
    .groupBy("commune")
    .orderBy("commune")
    .execute();
  return rows.flatMap(({ commune, open }) => (commune === null ? [] : [{ commune, open: Number(open) }]));
}
