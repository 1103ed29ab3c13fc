/** The SQL of what the page "Hôm nay" says of cases. */
import { addDays, type Day, dayStart, type Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { ms, type Sql } from "../tables.ts";

/**
 * Cases that became one today and cases that are open, as the daily report counts them: probable and confirmed; those that
 * nobody interviewed, suspected ones too; hand-overs that wait for the viewer's answer.
 */
type CasesToday = {
  readonly new: number;
  readonly open: number;
  readonly uninterviewed: number;
  readonly handOvers: number;
};

/** The counts within a scope. */
export async function countsForToday(
  sql: Sql,
  scope: Scope,
  { today }: { readonly now: Instant; readonly today: Day },
): Promise<CasesToday> {
  const [start, end] = [ms(dayStart(today, "vietnam")), ms(dayStart(addDays(today, 1), "vietnam"))];
  const cases = await sql
    .selectFrom("case_record")
    .select(({ fn, eb, and }) => {
      const open = eb("closed_ms", "is", null);
      const counted = eb("class", "in", ["probable", "confirmed"]);
      const count = () => fn.countAll<string>();
      return [
        count()
          .filterWhere(and([counted, eb("counted_ms", ">=", start), eb("counted_ms", "<", end)]))
          .as("new"),
        count()
          .filterWhere(and([counted, open]))
          .as("open"),
        count()
          .filterWhere(and([open, eb("interviewed_ms", "is", null)]))
          .as("uninterviewed"),
      ];
    })
    .where(inScope(scope, "case_record.unit_path"))
    .where("merged_into", "is", null)
    .where("class", "<>", "discarded")
    .executeTakeFirstOrThrow();
  const { waiting } = await sql
    .selectFrom("hand_over")
    .select(({ fn }) => fn.countAll<string>().as("waiting"))
    .where("answer", "is", null)
    .where(inScope(scope, "hand_over.to_unit_path"))
    .executeTakeFirstOrThrow();
  return {
    new: Number(cases.new),
    open: Number(cases.open),
    uninterviewed: Number(cases.uninterviewed),
    handOvers: Number(waiting),
  };
}
