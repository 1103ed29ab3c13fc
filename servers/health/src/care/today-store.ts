/** The SQL of what the page "Hôm nay" says of requests between units. */
import { Days, type Instant, minus } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { ms, type Sql } from "../tables.ts";

/** How long an answer stands on the page of the day. */
const ANSWER_NEW = Days(1);

/** How many wait for the answer of units within a scope, and how many records such units asked for were given or shown in the last day. */
export async function countsForToday(
  sql: Sql,
  scope: Scope,
  { now }: { readonly now: Instant },
): Promise<{ readonly careRequests: number; readonly careAnswered: number }> {
  const { waiting } = await sql
    .selectFrom("care_request")
    .select(({ fn }) => fn.countAll<string>().as("waiting"))
    .where("answer", "is", null)
    .where(inScope(scope, "care_request.other_unit_path"))
    .executeTakeFirstOrThrow();
  const { given } = await sql
    .selectFrom("care_request")
    .select(({ fn }) => fn.countAll<string>().as("given"))
    .where("way", "=", "ask")
    .where("answer", "in", ["moved", "shown"])
    .where("answered_ms", ">", ms(minus(now, ANSWER_NEW)))
    .where(inScope(scope, "care_request.asker_unit_path"))
    .where(({ not }) => not(inScope(scope, "care_request.other_unit_path")))
    .executeTakeFirstOrThrow();
  return { careRequests: Number(waiting), careAnswered: Number(given) };
}
