/** What the page "Hôm nay" says of requests between units. */
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";

/** How many wait for the answer of units within a scope. */
export async function countsForToday(sql: Sql, scope: Scope): Promise<{ readonly careRequests: number }> {
  const { waiting } = await sql
    .selectFrom("care_request")
    .select(({ fn }) => fn.countAll<string>().as("waiting"))
    .where("answer", "is", null)
    .where(inScope(scope, "care_request.other_unit_path"))
    .executeTakeFirstOrThrow();
  return { careRequests: Number(waiting) };
}
