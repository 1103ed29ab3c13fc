/** Who is in quarantine now, for pages of other slices. */
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";

/** Of these people, the open quarantine of whoever has one within reach, by the person's id. */
export async function quarantinedAmong(
  sql: Sql,
  scope: Scope,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await sql
    .selectFrom("quarantine")
    .select(["id", "person_id"])
    .where("person_id", "in", personIds)
    .where("ended_day", "is", null)
    .where(inScope(scope, "quarantine.unit_path"))
    .execute();
  return new Map(rows.map(({ id, person_id }) => [person_id, id]));
}
