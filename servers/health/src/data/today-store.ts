/** The SQL of what the page of the day counts of requests. */
import type { Day } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";
import { isReached } from "./store.ts";

/** How many requests of a scope wait, and how many of them are late on a day. */
export async function countsForToday(
  sql: Sql,
  scope: Scope,
  { today }: { readonly today: Day },
): Promise<{ readonly open: number; readonly overdue: number }> {
  const row = await sql
    .selectFrom("data_request")
    .leftJoin("person", "person.id", "data_request.person_id")
    .where(isReached(scope))
    .where("answered_ms", "is", null)
    .select(({ fn, eb }) => [
      fn.countAll<string>().as("open"),
      fn
        .countAll<string>()
        .filterWhere(eb("due_day", "<", today))
        .as("overdue"),
    ])
    .executeTakeFirstOrThrow();
  return { open: Number(row.open), overdue: Number(row.overdue) };
}
