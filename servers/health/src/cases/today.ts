/** What the page "Hôm nay" says of cases. */
import type { Day, Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import type { Sql } from "../tables.ts";

/** Cases whose result of today was not negative, cases that are open, and hand-overs that wait for the viewer's answer. */
type CasesToday = { readonly new: number; readonly open: number; readonly handOvers: number };

/** The counts within a scope. */
export async function countsForToday(
  sql: Sql,
  scope: Scope,
  { today }: { readonly now: Instant; readonly today: Day },
): Promise<CasesToday> {
  const of = (column: string) => raw.ref(`case_record.${column}`);
  const cases = await sql
    .selectFrom("case_record")
    .select([
      raw<string>`count(*) filter (where ${of("result_day")} = ${today} and ${of("result")} <> 'negative')`.as(
        "new",
      ),
      raw<string>`count(*) filter (where ${of("closed_ms")} is null)`.as("open"),
    ])
    .where(inScope(scope, "case_record.unit_path"))
    .where("merged_into", "is", null)
    .executeTakeFirstOrThrow();
  const { waiting } = await sql
    .selectFrom("hand_over")
    .select(({ fn }) => fn.countAll<string>().as("waiting"))
    .where("answer", "is", null)
    .where(inScope(scope, "hand_over.to_unit_path"))
    .executeTakeFirstOrThrow();
  return { new: Number(cases.new), open: Number(cases.open), handOvers: Number(waiting) };
}
