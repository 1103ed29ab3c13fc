/** The SQL of what the page "Hôm nay" says of cases. */
import { addDays, type Day, dayStart } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { ms, type Sql } from "../tables.ts";

/** Cases that became one today and cases that are open, as the daily report counts them: probable and confirmed. */
type CasesToday = { readonly new: number; readonly open: number };

/** The counts within a scope. */
export async function countsForToday(
  sql: Sql,
  scope: Scope,
  { today }: { readonly today: Day },
): Promise<CasesToday> {
  const [start, end] = [ms(dayStart(today, "vietnam")), ms(dayStart(addDays(today, 1), "vietnam"))];
  const cases = await sql
    .selectFrom("case_record")
    .select(({ fn, eb, and }) => {
      const count = () => fn.countAll<string>();
      return [
        count()
          .filterWhere(and([eb("counted_ms", ">=", start), eb("counted_ms", "<", end)]))
          .as("new"),
        count()
          .filterWhere(eb("closed_ms", "is", null))
          .as("open"),
      ];
    })
    .where(inScope(scope, "case_record.unit_path"))
    .where("merged_into", "is", null)
    .where("class", "in", ["probable", "confirmed"])
    .executeTakeFirstOrThrow();
  return { new: Number(cases.new), open: Number(cases.open) };
}
